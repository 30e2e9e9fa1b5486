/** For teachers: what each lesson teaches, and a preview of one with all that it holds. */
import '../styles/tokens.css';
import '../styles/base.css';
import { showLanguage } from '../settings/show-language.ts';
import { showSettings } from '../settings/show-settings.ts';
import { followLanguage } from '../texts/speak.ts';
import { t } from '../texts/text.ts';
import './teachers-texts.ts';
import './wz-teachers.ts';

showSettings();
showLanguage();
followLanguage(() => {
  document.title = t('teachers.title');
});
