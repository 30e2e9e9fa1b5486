import { speech } from './language.ts';

/** What the declarations of `runtime/typings/` say of a name, in the language that is spoken. Other words stay as they are. */
export function hint(words: string): string {
  return speech.state.translation?.hints.get(words.replace(/\s+/g, ' ').trim()) ?? words;
}
