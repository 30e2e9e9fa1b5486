import { expect, test } from 'vitest';
import { placeOf, trialAddress } from '../../../ide/teachers/place.ts';

const at = (path: string): ReturnType<typeof placeOf> => placeOf(new URL(path, 'http://school.test'));

test('an address names all lessons, one, or one with a project to try it in', () => {
  expect(at('/teachers')).toEqual({ type: 'all' });
  expect(at('/code/teachers/')).toEqual({ type: 'all' });
  expect(at('/teachers/tell-everyone')).toEqual({ type: 'preview', lesson: 'tell-everyone', project: undefined });
  expect(at('/code/teachers/catch/brave-otter-42#tiger-banana')).toEqual({
    type: 'preview',
    lesson: 'catch',
    project: { id: 'brave-otter-42', key: 'tiger-banana' },
  });
});

test('without its key there is no project', () => {
  expect(at('/teachers/catch/brave-otter-42')).toEqual({ type: 'preview', lesson: 'catch', project: undefined });
});

test('the address of a try has the key where it reaches no server', () => {
  const address = trialAddress('catch', '/code/e/brave-otter-42#tiger-banana', 'http://school.test/code/');
  expect(address).toBe('http://school.test/code/teachers/catch/brave-otter-42#tiger-banana');
  expect(placeOf(new URL(address))).toMatchObject({ project: { id: 'brave-otter-42', key: 'tiger-banana' } });
});
