import { languageFor } from '../../server/protocol/language.ts';
import { speak } from '../texts/speak.ts';
import { settings, type Settings } from './settings.ts';

/** How long the host is told of the choice. In seconds. */
const TOLD_S = 365 * 24 * 60 * 60;

/**
 * Speaks the language that is wanted, from now on: the chosen one, else what the browser asks for. Before the first element is rendered, or
 * that is in English first.
 */
export function showLanguage(): void {
  show();
  settings.subscribe(show);
  addEventListener('languagechange', show);
}

function show(): void {
  const { language } = settings.state;
  tellHost(language);
  speak(language === 'system' ? languageFor(navigator.languages) : language);
}

/** What the host writes itself, such as a page that says that there is nothing, is in the language that was chosen too. */
function tellHost(language: Settings['language']): void {
  const path = new URL(document.baseURI).pathname;
  const age = language === 'system' ? 0 : TOLD_S;
  document.cookie = `wszero-language=${language}; Path=${path}; Max-Age=${String(age)}; SameSite=Lax`;
}
