import { beforeEach, expect, test } from 'vitest';
import { myProjects, rememberProject } from '../../../ide/pages/my-projects.ts';
import { knownEditKey } from '../../../ide/session/edit-key.ts';
import { EMPTY_STATE } from '../../../ide/state/empty-state.ts';
import type { WorkbenchState } from '../../../ide/state/workbench.ts';

const open = (id: string, name = id): WorkbenchState => ({ ...EMPTY_STATE, connection: 'online', project: { id, name } });

beforeEach(() => localStorage.clear());

test('keeps the projects that were opened here, the newest first, each once', () => {
  rememberProject(open('a'), 1);
  rememberProject(open('b'), 2);
  rememberProject(open('a', 'Our chat'), 3);
  expect(myProjects()).toEqual([
    { id: 'a', name: 'Our chat', at: 3 },
    { id: 'b', name: 'b', at: 2 },
  ]);
});

test('writes an open project down again after a minute, not with each change', () => {
  rememberProject(open('a'), 1000);
  rememberProject(open('a'), 2000);
  expect(myProjects()[0]?.at).toBe(1000);
  rememberProject(open('a'), 62_000);
  expect(myProjects()[0]?.at).toBe(62_000);
});

test('does not keep what was only looked at, or never opened', () => {
  rememberProject({ ...open('a'), role: 'look' }, 1);
  rememberProject({ ...open('b'), connection: 'connecting' }, 1);
  expect(myProjects()).toEqual([]);
});

test('forgets one that was deleted while it was open, with its key, and no other', () => {
  for (const id of ['a', 'b']) localStorage.setItem(`wszero.key.${id}`, 'tiger-banana-rocket-seven');
  rememberProject(open('a'), 1);
  rememberProject(open('b'), 2);
  rememberProject({ ...open('a'), connection: 'refused', refusal: { code: 'project-deleted', message: '' } }, 3);
  expect(myProjects().map(({ id }) => id)).toEqual(['b']);
  expect(knownEditKey('a')).toBeUndefined();
  expect(knownEditKey('b')).toBe('tiger-banana-rocket-seven');
});

test('forgets none that the host does not know: it may be a host with the wrong data', () => {
  localStorage.setItem('wszero.key.a', 'tiger-banana-rocket-seven');
  rememberProject(open('a'), 1);
  rememberProject({ ...open('a'), connection: 'refused', refusal: { code: 'unknown-project', message: '' } }, 2);
  expect(myProjects()).toHaveLength(1);
  expect(knownEditKey('a')).toBe('tiger-banana-rocket-seven');
});

test('keeps no more than a page shows', () => {
  for (let at = 0; at < 40; at += 1) rememberProject(open(`p${String(at)}`), at);
  expect(myProjects()).toHaveLength(12);
  expect(myProjects()[0]?.id).toBe('p39');
});

test.each(['not json', '{}', '[{"id":1}]', 'null'])('takes a strange storage for an empty one: %s', (stored) => {
  localStorage.setItem('wszero.projects', stored);
  expect(myProjects()).toEqual([]);
  rememberProject(open('a'), 1);
  expect(myProjects()).toHaveLength(1);
});

test('goes on where storage throws', () => {
  const real = Object.getOwnPropertyDescriptor(window, 'localStorage');
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('no storage here', 'SecurityError');
    },
  });
  try {
    rememberProject(open('a'), 1);
    expect(myProjects()).toEqual([]);
  } finally {
    if (real) Object.defineProperty(window, 'localStorage', real);
  }
});
