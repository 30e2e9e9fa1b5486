import ts from 'typescript';
import type { Described } from './checker-messages.ts';

/** What is said of a name: its shape, what wszero's declarations say of it, and examples. */
export function describe(
  code: readonly ts.SymbolDisplayPart[] | undefined,
  words: readonly ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] | undefined,
): Described {
  return {
    code: shortened(ts.displayPartsToString([...(code ?? [])])),
    words: ts.displayPartsToString([...(words ?? [])]),
    examples: (tags ?? []).flatMap(({ name, text }) => (name === 'example' ? [ts.displayPartsToString(text)] : [])),
  };
}

/** Types that take more than this are of no help to a child. */
const MOST_CODE = 160;

function shortened(code: string): string {
  const plain = code
    .replace(/^\((?:alias|property|method|parameter|local (?:var|function|const))\) /, '')
    .replace(/\nimport [\w{}, ]+$/, '');
  return plain.length > MOST_CODE ? `${plain.slice(0, MOST_CODE)}…` : plain;
}
