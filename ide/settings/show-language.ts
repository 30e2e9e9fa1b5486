import { languageFor } from '../../server/protocol/language.ts';
import { speak } from '../texts/speak.ts';
import { settings } from './settings.ts';

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
  speak(language === 'system' ? languageFor(navigator.languages) : language);
}
