import { ANIMAL_NAMES, isAnimal, type AnimalName } from './animal.ts';

/** What stands for someone: the class that gives an element that one's three colours, and a drawing. */
export interface Who {
  hue: string;
  drawing: AnimalName | 'server' | 'script';
}

/**
 * 'server', an animal ('Fox'), an adjective with an animal ('Brave Fox'), or a script's name, which has the quiet hue. Whoever is
 * called something else gets an animal, always the same one.
 */
export function whoIs(name: string): Who {
  if (name === 'server') return { hue: 'is-server', drawing: 'server' };
  if (/^script \d+$/.test(name)) return { hue: 'is-mouse', drawing: 'script' };
  const last = name.split(' ').at(-1)?.toLowerCase() ?? '';
  const word = isAnimal(last) ? last : animalFor(name);
  return { hue: `is-${word}`, drawing: word };
}

function animalFor(name: string): AnimalName {
  const sum = Array.from(name).reduce((all, letter) => (all * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7);
  return ANIMAL_NAMES[sum % ANIMAL_NAMES.length] ?? 'fox';
}
