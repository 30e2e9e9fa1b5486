import { expect, it } from 'vitest';
import { placeStyle } from '../../../../ide/panels/messages/place-style.ts';

it('writes properties as CSS does, and leaves out what has no value', () => {
  expect(placeStyle({ 'grid-column': '1 / 3', '--lane': '56px', left: undefined })).toBe('grid-column: 1 / 3; --lane: 56px; ');
  expect(placeStyle({})).toBe('');
});
