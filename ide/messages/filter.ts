import type { Row, Turn } from './row.ts';

/** What is shown: these ops, and what these clients sent or got. An empty list is all of them. */
export interface Filter {
  ops: readonly string[];
  names: readonly string[];
}

export const NO_FILTER: Filter = { ops: [], names: [] };

export function isEmpty({ ops, names }: Filter): boolean {
  return ops.length + names.length === 0;
}

/** Changes of the code stay: they say why what follows is other than what went before. */
export function passes(row: Row, { ops, names }: Filter): boolean {
  switch (row.type) {
    case 'turn':
      return some(ops, opsOf(row)) && some(names, namesOf(row));
    case 'presence':
      return ops.length === 0 && some(names, [row.name]);
    case 'swap':
    case 'gap':
      return true;
  }
}

export function opsOf({ came, sent }: Turn): string[] {
  return [...(came ? [came.op] : []), ...sent.map(({ op }) => op)];
}

export function namesOf({ came, sent }: Turn): string[] {
  return [...(came ? [came.name] : []), ...sent.flatMap(({ got }) => got.map(({ name }) => name))];
}

function some(wanted: readonly string[], there: readonly string[]): boolean {
  return wanted.length === 0 || there.some((each) => wanted.includes(each));
}
