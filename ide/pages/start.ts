/** The start page: a new project, an old one by its words, or one of this computer. */
import '../styles/tokens.css';
import '../styles/base.css';
import { chosenTheme, showTheme } from '../parts/theme.ts';
import { t } from '../texts/text.ts';
import './wz-start.ts';

showTheme(chosenTheme());
document.title = t('product');
