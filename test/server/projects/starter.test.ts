import { expect, test } from 'vitest';
import { readStarters } from '../../../server/projects/starter.ts';

const { en, es } = readStarters();

test('is the same code in every language', () => {
  expect(Object.keys(es.files).sort()).toEqual(Object.keys(en.files).sort());
  for (const name of ['server.js', 'client.js', 'style.css']) expect(code(es.files[name])).toBe(code(en.files[name]));
  expect(tags(es.files['index.html'])).toEqual(tags(en.files['index.html']));
});

test('speaks the language', () => {
  expect([en.name, es.name]).toEqual(['Our chat', 'Nuestro chat']);
  expect(es.files['index.html']).toContain('<html lang="es">');
  expect(es.files['index.html']).not.toMatch(/\b(?:Our|Say|Wave|something|page|Stay)\b/);
});

/** Without what is written for a reader. */
function code(text = ''): string {
  return text.replace(/^\s*\/\/.*$/gm, '');
}

function tags(html = ''): string[] {
  return [...html.matchAll(/<\/?\w+/g)].map(([tag]) => tag);
}
