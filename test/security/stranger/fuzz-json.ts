import type { Dice } from './dice.ts';

const NAMES = ['op', 'text', 'files', 'type', '__proto__', 'constructor', 'toString', 'length', '', 'a.b', '0'] as const;

/** Any JSON value, as text: now and then one that is very deep, very wide or very long. */
function randomJson(dice: Dice, depth = 0): string {
  const kind = dice.below(depth > 3 ? 6 : 11);
  switch (kind) {
    case 0:
      return 'null';
    case 1:
      return String(dice.oneIn(2));
    case 2:
      return String(dice.number());
    case 3:
    case 4:
      return JSON.stringify(dice.text(dice.below(30)));
    case 5:
      return dice.pick(['1e999', '-0', '""', '[]', '{}', '"\\ud800"', '"\\u0000"', '00', '+1', 'NaN', "'a'", '[1,]', '{a:1}', 'undefined']);
    case 6:
    case 7:
      return `[${Array.from({ length: dice.below(5) }, () => randomJson(dice, depth + 1)).join(',')}]`;
    case 8:
      return dice.oneIn(4) ? extreme(dice) : '[]';
    default:
      return `{${Array.from({ length: dice.below(5) }, () => `${nameOf(dice)}:${randomJson(dice, depth + 1)}`).join(',')}}`;
  }
}

/** `good` with one of its values in another's place, or with a name more. */
function changedJson(dice: Dice, good: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(good).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const at = dice.below(parts.length + 1);
  const name = JSON.stringify(Object.keys(good)[at] ?? dice.pick(NAMES));
  parts[at] = `${dice.oneIn(4) ? nameOf(dice) : name}:${randomJson(dice)}`;
  return `{${parts.join(',')}}`;
}

/** One of many things that a body or a message may be: good, changed, spoilt, or never any good. */
export function anyJson(dice: Dice, good: Readonly<Record<string, unknown>>, isGoodAllowed: boolean): Buffer {
  switch (dice.below(isGoodAllowed ? 6 : 5)) {
    case 0:
    case 1:
      return Buffer.from(changedJson(dice, good));
    case 2:
      return Buffer.from(randomJson(dice));
    case 3:
      return dice.spoilt(Buffer.from(JSON.stringify(good)));
    case 4:
      return dice.oneIn(2) ? dice.bytes(dice.below(60)) : Buffer.from(dice.text(dice.below(60)));
    default:
      return Buffer.from(JSON.stringify(good));
  }
}

function nameOf(dice: Dice): string {
  return JSON.stringify(dice.oneIn(2) ? dice.pick(NAMES) : dice.text(dice.below(12)));
}

function extreme(dice: Dice): string {
  const size = dice.below(3_000);
  switch (dice.below(4)) {
    case 0:
      return '['.repeat(size) + ']'.repeat(size);
    case 1:
      return `${'{"a":'.repeat(size)}1${'}'.repeat(size)}`;
    case 2:
      return `{${Array.from({ length: size }, (_, n) => `"k${String(n)}":${String(n)}`).join(',')}}`;
    default:
      return JSON.stringify('x'.repeat(size * 10));
  }
}
