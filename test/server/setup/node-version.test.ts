import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complaintAboutNode } from '../../../server/setup/node-version.mjs';
import { ROOT } from '../../../server/setup/project-root.mjs';

test.each(['20.19.0', '20.20.2', '22.14.0', '22.21.1', '24.0.0', '25.1.0'])('takes Node %s', (version) => {
  expect(complaintAboutNode(version)).toBeUndefined();
});

test.each(['14.21.3', '18.20.0', '20.18.3', '21.7.0', '22.13.1', '23.11.0'])('says in one sentence what Node %s lacks', (version) => {
  expect(complaintAboutNode(version)).toMatch(/^This needs Node .* Here is Node .*\.$/);
  expect(complaintAboutNode(version)).toContain(version);
});

test('says what package.json says', () => {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe('^20.19.0 || ^22.14.0 || >=24.0.0');
});
