import type { Language } from '../../server/protocol/language.ts';
import { speech } from './language.ts';
import type { Translation } from './translation.ts';

/** English comes with the page, another language when it is wanted. */
const OTHERS: Record<Exclude<Language, 'en'>, () => Promise<Translation>> = {
  es: async () => (await import('./es.ts')).es,
};

let wanted: Language = 'en';
let coming: Promise<void> | undefined;

/** Goes over to a language, as soon as its texts are there. Without them the language stays as it is. */
export function speak(language: Language): void {
  if (language === wanted) return;
  wanted = language;
  if (language === 'en') {
    coming = undefined;
    say(language, undefined);
    return;
  }
  const arriving = OTHERS[language]()
    .then(
      (translation) => {
        if (wanted === language) say(language, translation);
      },
      () => {
        // Nobody answers: whoever wants it again asks again.
        if (wanted === language) wanted = speech.state.language;
      },
    )
    .finally(() => {
      if (coming === arriving) coming = undefined;
    });
  coming = arriving;
}

/** Texts that are under way: until they are there, nothing shall be shown in another language. */
export function textsUnderWay(): Promise<void> | undefined {
  return coming;
}

/** Runs now, or as soon as the texts are there, and again whenever the language changes. Returns the way to end that. */
export function followLanguage(show: () => void): () => void {
  if (!coming) show();
  else void coming.then(show);
  return speech.subscribe(show);
}

function say(language: Language, translation: Translation | undefined): void {
  document.documentElement.lang = language;
  speech.update({ language, translation });
}
