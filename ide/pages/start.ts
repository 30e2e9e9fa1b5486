/** The start page: a new project, an old one by its words, or one of this computer. */
import '../styles/tokens.css';
import '../styles/base.css';
import { showSettings } from '../settings/show-settings.ts';
import { t } from '../texts/text.ts';
import './wz-start.ts';

showSettings();
document.title = t('product');
