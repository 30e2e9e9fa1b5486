import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { LONGEST } from './longest-first.ts';

const FILES = readdirSync(fileURLToPath(new URL('..', import.meta.url)), { recursive: true, encoding: 'utf8' });

it.each(LONGEST)('there is one %s', (ending) => {
  expect(FILES.filter((file) => `/${file.replaceAll('\\', '/')}`.endsWith(ending))).toHaveLength(1);
});
