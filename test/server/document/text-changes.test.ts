import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { changeText, textChanges } from '../../../server/document/text-changes.ts';
import { randomNumbers } from './random-numbers.ts';

const random = randomNumbers(11);
const letters = ['a', 'b', '\n', '🦦', '🦊'];

function sideOf(changes: [number, string][], without: number): string {
  return changes
    .filter(([kind]) => kind !== without)
    .map(([, piece]) => piece)
    .join('');
}

/** Characters that are deleted or inserted. */
function cost(changes: [number, string][]): number {
  return changes.reduce((sum, [kind, piece]) => sum + (kind === 0 ? 0 : piece.length), 0);
}

function code(lines: number): string[] {
  return Array.from({ length: lines }, (_, line) => `  const value${line} = ${random(1000)};\n`);
}

describe('the changes between two texts', () => {
  it('are those between any two texts, small or large', () => {
    for (let round = 0; round < 500; round += 1) {
      const before = Array.from({ length: random(round) }, () => letters[random(letters.length)]).join('');
      const after = Array.from({ length: random(round) }, () => letters[random(letters.length)]).join('');
      const changes = textChanges(before, after);
      expect(sideOf(changes, 1)).toBe(before);
      expect(sideOf(changes, -1)).toBe(after);
    }
    for (let round = 0; round < 60; round += 1) {
      const before = code(200 + random(2_500));
      const after = before.flatMap((line) => (random(20) > 0 ? [line] : random(2) > 0 ? [] : [line.toUpperCase(), '\n', 'no end']));
      const [one, two] = [before.join(''), after.join('')];
      const changes = textChanges(one, two);
      expect(sideOf(changes, 1)).toBe(one);
      expect(sideOf(changes, -1)).toBe(two);
    }
  });

  it('are one letter where one letter changed, however large the text', () => {
    const lines = code(3_000);
    const before = lines.join('');
    expect(cost(textChanges(before, before.replace('value7 ', 'value8 ')))).toBe(2);
    expect(cost(textChanges(before, `${before}x`))).toBe(1);
    expect(cost(textChanges(before, `x${before}`))).toBe(1);
  });

  it('are the lines that moved apart, where much of a large text stayed', () => {
    const lines = code(1_500);
    const after = [...lines];
    after[3] = 'one\n';
    after[700] = 'two\n';
    after[1_400] = '';
    expect(cost(textChanges(lines.join(''), after.join('')))).toBeLessThan(200);
  });

  it('replace the middle of two large texts that have little in common', () => {
    const before = `first\n${'a\nb\n'.repeat(30_000)}last\n`;
    const after = `first\n${'c\nd\n'.repeat(30_000)}last\n`;
    expect(textChanges(before, after).map(([kind, piece]) => [kind, piece.length])).toEqual([
      [0, 6],
      [-1, 120_000],
      [1, 120_000],
      [0, 5],
    ]);
  });

  it('never cut a character in two', () => {
    const text = new Y.Doc().getText();
    for (const emoji of ['🦊', '🦦', '🦉', '🐻']) {
      changeText(text, `let pet = "${emoji}";`);
      expect(text.toJSON()).toBe(`let pet = "${emoji}";`);
    }
  });
});

describe('a text that is changed while somebody types', () => {
  it('keeps what was typed', () => {
    const [host, typist] = [new Y.Doc(), new Y.Doc()];
    host.getText().insert(0, 'on("say", () => {});\nlast line\n');
    Y.applyUpdate(typist, Y.encodeStateAsUpdate(host));
    typist.getText().insert(typist.getText().toJSON().indexOf('last'), 'typed meanwhile\n');
    changeText(host.getText(), 'on("shout", (client) => {});\nlast line\n');
    Y.applyUpdate(host, Y.encodeStateAsUpdate(typist));
    expect(host.getText().toJSON()).toBe('on("shout", (client) => {});\ntyped meanwhile\nlast line\n');
  });
});
