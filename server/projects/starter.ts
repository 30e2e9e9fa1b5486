import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../built.ts';
import type { Language } from '../protocol/language.ts';

/** What a new project is. */
export interface Starter {
  name: string;
  /** From path to text. */
  files: Readonly<Record<string, string>>;
}

/** A chat, short enough to be read at once, in each language. What has no words is the same in all of them. */
export function readStarters(): Record<Language, Starter> {
  const english = filesOf('starter');
  return { en: { name: 'Our chat', files: english }, es: { name: 'Nuestro chat', files: { ...english, ...filesOf('starter-es') } } };
}

function filesOf(name: string): Record<string, string> {
  const folder = join(ROOT, 'server/projects', name);
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
