import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashInputs } from '../../../server/setup/inputs-hash.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wszero-'));
  mkdirSync(join(root, 'in/deep'), { recursive: true });
  writeFileSync(join(root, 'in/a.ts'), 'a');
  writeFileSync(join(root, 'in/deep/b.ts'), 'b');
});

afterEach(() => rmSync(root, { recursive: true }));

test('is the same for the same files, whenever they were written', () => {
  const before = hashInputs(root, ['in']);
  utimesSync(join(root, 'in/a.ts'), 1, 1);
  writeFileSync(join(root, 'outside.ts'), 'x');
  expect(hashInputs(root, ['in'])).toBe(before);
});

test('changes with a content, a name, a file more and a file less', () => {
  const seen = new Set([hashInputs(root, ['in'])]);
  writeFileSync(join(root, 'in/a.ts'), 'A');
  seen.add(hashInputs(root, ['in']));
  renameSync(join(root, 'in/a.ts'), join(root, 'in/c.ts'));
  seen.add(hashInputs(root, ['in']));
  writeFileSync(join(root, 'in/deep/d.ts'), '');
  seen.add(hashInputs(root, ['in']));
  rmSync(join(root, 'in/deep'), { recursive: true });
  seen.add(hashInputs(root, ['in']));
  expect(seen.size).toBe(5);
});

test('takes a path that is not there as nothing', () => {
  expect(hashInputs(root, ['in', 'not-there'])).toBe(hashInputs(root, ['in']));
});
