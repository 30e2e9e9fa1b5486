import { expect, test } from 'vitest';
import { pluralForm } from '../../../ide/texts/language.ts';

test('takes the form that the language has for a number, and the last one for all others', () => {
  const forms = { one: 'one fox', other: 'foxes' };
  expect([0, 1, 2, 1.5].map((count) => pluralForm(forms, count))).toEqual(['foxes', 'one fox', 'foxes', 'foxes']);
  expect(pluralForm({ other: 'foxes' }, 1)).toBe('foxes');
});
