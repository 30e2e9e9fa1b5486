import { isAnimal, type AnimalName } from './animal.ts';

/** What stands for someone: the class that gives an element that one's three colours, and a drawing. */
export interface Who {
  hue: string;
  drawing: AnimalName | 'server' | 'script';
}

/**
 * 'server', an animal ('Fox'), an adjective with an animal ('Brave Fox'), or a script's name. Whoever has a name of
 * another kind gets the quiet hue.
 */
export function whoIs(name: string): Who {
  if (name === 'server') return { hue: 'is-server', drawing: 'server' };
  const word = name.split(' ').at(-1)?.toLowerCase() ?? '';
  return isAnimal(word) ? { hue: `is-${word}`, drawing: word } : { hue: 'is-mouse', drawing: 'script' };
}
