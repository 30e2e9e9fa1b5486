import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressFolder } from '../../../server/setup/compress-folder.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wszero-'));
  mkdirSync(join(folder, 'assets'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('writes the same content twice more, smaller, beside each text', async () => {
  const text = Buffer.from('on("say", (client, text) => broadcast("said", { text }));\n'.repeat(200));
  writeFileSync(join(folder, 'assets/large.js'), text);
  await compressFolder(folder);
  const brotli = readFileSync(join(folder, 'assets/large.js.br'));
  const gzip = readFileSync(join(folder, 'assets/large.js.gz'));
  expect(brotliDecompressSync(brotli)).toEqual(text);
  expect(gunzipSync(gzip)).toEqual(text);
  expect(Math.max(brotli.length, gzip.length)).toBeLessThan(text.length / 10);
});

test('leaves alone what is small, and what is compressed already', async () => {
  writeFileSync(join(folder, 'small.js'), 'on()');
  writeFileSync(join(folder, 'picture.png'), Buffer.alloc(5_000));
  await compressFolder(folder);
  expect(['small.js.br', 'small.js.gz', 'picture.png.br'].filter((name) => existsSync(join(folder, name)))).toEqual([]);
});
