/** The eight animals that have a picture and a hue, in the order in which panes get them. */
const ANIMALS = ['Fox', 'Owl', 'Hare', 'Frog', 'Bear', 'Whale', 'Turtle', 'Mouse'] as const;

const ADJECTIVES = ['Red', 'Blue', 'Green', 'Brave', 'Quick', 'Quiet', 'Happy', 'Clever', 'Tiny', 'Giant', 'Golden', 'Silver'] as const;

/** The first name that nobody has: an animal, or an adjective and an animal. */
export function freeAnimal(taken: ReadonlySet<string>): string {
  for (const animal of ANIMALS) if (!taken.has(animal)) return animal;
  for (const adjective of ADJECTIVES) {
    for (const animal of ANIMALS) {
      const name = `${adjective} ${animal}`;
      if (!taken.has(name)) return name;
    }
  }
  let number = 2;
  while (taken.has(`Fox ${number}`)) number++;
  return `Fox ${number}`;
}

/** `script 1`, `script 2`, …: a client that says nothing of itself. */
export function freeScript(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`script ${number}`)) number++;
  return `script ${number}`;
}
