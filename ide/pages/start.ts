/** The start page: a new project, an old one by its words, or one of this computer. */
import '../styles/tokens.css';
import '../styles/base.css';
import { showSettings } from '../settings/show-settings.ts';
import { showLanguage } from '../settings/show-language.ts';
import '../texts/all-texts.ts';
import { t } from '../texts/text.ts';
import './wz-start.ts';

showSettings();
showLanguage();
document.title = t('product');
