/** What is kept about whoever uses this, in words for a child. */
import '../styles/tokens.css';
import '../styles/base.css';
import { showLanguage } from '../settings/show-language.ts';
import { showSettings } from '../settings/show-settings.ts';
import { followLanguage } from '../texts/speak.ts';
import { t } from '../texts/text.ts';
import './data-texts.ts';
import './wz-data-notice.ts';

showSettings();
showLanguage();
followLanguage(() => {
  document.title = t('data.title');
});
