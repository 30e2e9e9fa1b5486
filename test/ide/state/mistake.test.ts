import { expect, test } from 'vitest';
import { isCalm, type Mistake } from '../../../ide/state/mistake.ts';

const note = (path: string): Mistake => ({ code: 'file-missing', params: { path }, side: 'page', isNote: true });

test.each(['cat.png', 'look.css', 'meow.wav?2'])('a page without %s is told in a calm voice', (path) => {
  expect(isCalm(note(path))).toBe(true);
});

test.each(['scrpt.js', 'App.jsx', 'main.ts?2'])('a page without its script %s is a mistake', (path) => {
  expect(isCalm(note(path))).toBe(false);
});

test('what belongs to the server is a mistake on a page, and what the code does not wait for is none', () => {
  expect(isCalm({ ...note('server.js'), code: 'import-server' })).toBe(false);
  expect(isCalm({ code: 'unheard-op', params: {}, side: 'server' })).toBe(true);
});
