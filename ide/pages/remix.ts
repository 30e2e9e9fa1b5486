/** What a Remix link opens: a copy is made by a press, not by whoever looks at the address first. */
import '../styles/tokens.css';
import '../styles/base.css';
import { showLanguage } from '../settings/show-language.ts';
import { showSettings } from '../settings/show-settings.ts';
import '../texts/all-texts.ts';
import { followLanguage } from '../texts/speak.ts';
import { t } from '../texts/text.ts';
import './wz-remix-page.ts';

showSettings();
showLanguage();
followLanguage(() => {
  document.title = t('remix.title');
});
