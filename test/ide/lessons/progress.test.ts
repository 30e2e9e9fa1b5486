import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { ProgressMap } from '../../../ide/lessons/progress.ts';

function progress(values: Record<string, unknown> = {}): { map: ProgressMap; doc: Y.Doc } {
  const doc = new Y.Doc();
  for (const [key, value] of Object.entries(values)) doc.getMap('lesson').set(key, value);
  return { map: new ProgressMap(doc, () => undefined), doc };
}

test('a project that is not made from a lesson has none', () => {
  expect(progress().map.id).toBeUndefined();
});

test('reads where the pupil is', () => {
  const { map } = progress({ id: 'tell-everyone', step: 2, done: '0,1,3' });
  expect(map.id).toBe('tell-everyone');
  expect(map.progress).toEqual({ step: 2, done: new Set([0, 1, 3]) });
});

test.each([
  [{ id: '../secret', step: 0, done: '' }, undefined],
  [{ id: 7 }, undefined],
  [{ id: 'x'.repeat(200) }, undefined],
])('takes no other id than a name: %o', (values, id) => {
  expect(progress(values).map.id).toBe(id);
});

test.each([
  [
    { step: -1, done: 'a,,1.5,-2,3' },
    { step: 0, done: new Set([3]) },
  ],
  [
    { step: 'two', done: 7 },
    { step: 0, done: new Set() },
  ],
  [
    { step: 1e9, done: '1000000' },
    { step: 0, done: new Set() },
  ],
])('takes what is no progress for nothing: %o', (values, found) => {
  expect(progress({ id: 'a', ...values }).map.progress).toEqual(found);
});

test('a step that is ticked stays ticked, in order, and once', () => {
  const { map, doc } = progress({ id: 'a', step: 3, done: '2' });
  map.tick(0);
  map.tick(2);
  expect(doc.getMap('lesson').get('done')).toBe('0,2');
});

test('a step that is begun again has no tick, and the others keep theirs', () => {
  const { map, doc } = progress({ id: 'a', step: 3, done: '0,2,3' });
  map.untick(2);
  map.untick(1);
  expect(doc.getMap('lesson').get('done')).toBe('0,3');
});

test('tells of what another computer writes, and writes nothing where nothing changes', () => {
  const doc = new Y.Doc();
  const changed = vi.fn();
  const map = new ProgressMap(doc, changed);
  doc.getMap('lesson').set('id', 'a');
  expect(changed).toHaveBeenCalledTimes(1);
  map.enter(0);
  expect(changed).toHaveBeenCalledTimes(1);
  map.enter(1);
  expect(changed).toHaveBeenCalledTimes(2);
  map.dispose();
  doc.getMap('lesson').set('step', 2);
  expect(changed).toHaveBeenCalledTimes(2);
});
