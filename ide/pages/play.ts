/** The page around a pupil's page, for whoever has the Play link. */
import '../styles/tokens.css';
import '../styles/base.css';
import { showSettings } from '../settings/show-settings.ts';
import { showLanguage } from '../settings/show-language.ts';
import '../texts/all-texts.ts';
import { followLanguage } from '../texts/speak.ts';
import { t } from '../texts/text.ts';
import './wz-play.ts';

showSettings();
showLanguage();
followLanguage(() => {
  document.title = t('play.title');
});
