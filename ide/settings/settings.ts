import { LANGUAGES } from '../../server/protocol/language.ts';
import { readStored, writeStored } from '../parts/storage.ts';
import { Store } from '../state/store.ts';

/** What can be chosen; the first of each is what everybody starts with. */
export const CHOICES = {
  /** `system`, here and below: what the computer asks for. */
  language: ['system', ...LANGUAGES],
  theme: ['system', 'light', 'dark', 'contrast'],
  face: ['usual', 'easy'],
  spacing: ['usual', 'wide'],
  motion: ['system', 'less', 'full'],
  reader: ['off', 'on'],
} as const;

type Choices = { [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name][number] };

/** How somebody wants to see the playground on this computer. */
export interface Settings extends Choices {
  /** Of the code, in pixels. */
  codeSize: number;
}

/** Of the code, in pixels. */
export const CODE_SIZE = { least: 14, usual: 18, most: 40 } as const;

/** What is chosen now. Changed by `choose` only. */
export const settings = new Store<Settings>(storedSettings());

/** Takes what was chosen, and keeps it where there is storage. */
export function choose(chosen: Partial<Settings>): void {
  settings.update(chosen);
  for (const [name, value] of Object.entries(chosen)) writeStored(keyOf(name), String(value));
}

/** What was chosen on this computer. What somebody else wrote into the storage counts as nothing. */
export function storedSettings(): Settings {
  return {
    language: stored('language', CHOICES.language),
    theme: stored('theme', CHOICES.theme),
    face: stored('face', CHOICES.face),
    spacing: stored('spacing', CHOICES.spacing),
    motion: stored('motion', CHOICES.motion),
    reader: stored('reader', CHOICES.reader),
    codeSize: storedSize(),
  };
}

function stored<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
  const value = readStored(keyOf(name));
  return choices.find((choice) => choice === value) ?? choices[0];
}

function storedSize(): number {
  const size = Number(readStored(keyOf('codeSize')));
  return size >= CODE_SIZE.least && size <= CODE_SIZE.most ? size : CODE_SIZE.usual;
}

function keyOf(name: string): string {
  return `wszero.${name}`;
}
