import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { changeFiles, checkFiles } from '../../../server/projects/files.ts';

const chat = { 'server.js': 'on', 'client.html': '<p>' };

function reasonOf(files: Record<string, string>): string | undefined {
  const outcome = checkFiles(new Map(Object.entries(files)));
  return outcome.ok ? undefined : outcome.reason;
}

describe('the files of a project', () => {
  it('takes what a pupil makes', () => {
    expect(reasonOf({ ...chat, 'server/rooms.ts': '', 'img/a-b_c.svg': '<svg/>', 'a/b/c/d.css': '' })).toBeUndefined();
  });

  it.each([
    ['', 'has no name'],
    ['/server.js', 'a step that is empty'],
    ['pages//a.html', 'a step that is empty'],
    ['pages/', 'a step that is empty'],
    ['../server.js', 'made of dots'],
    ['a/../b.js', 'made of dots'],
    ['./a.js', 'made of dots'],
    ['a b.js', 'something else than letters'],
    ['añb.js', 'something else than letters'],
    ['a\\b.js', 'something else than letters'],
    ['a.js\n', 'something else than letters'],
    ['%2e%2e/a.js', 'something else than letters'],
    ['a\0.js', 'something else than letters'],
    [`${'a'.repeat(LIMITS.pathLength)}b`, 'longer than 100'],
    ['a/b/c/d/e.js', 'deeper than 4'],
    ['wszero.js', 'is taken'],
    ['ws', 'is taken'],
    ['wszero/page.js', 'is taken'],
  ])('refuses the path %j', (path, reason) => {
    expect(reasonOf({ ...chat, [path]: '' })).toContain(reason);
  });

  it('lets a host name stand deeper down', () => {
    expect(reasonOf({ 'pages/ws': '', 'pages/wszero.js': '', 'wszero2.js': '' })).toBeUndefined();
  });

  it('treats names of Object.prototype as any other', () => {
    const outcome = changeFiles(new Map(), JSON.parse('{"__proto__": "a", "constructor": "b"}') as Record<string, string>);
    expect(outcome).toEqual({ ok: true, files: new Map([['__proto__', 'a'], ['constructor', 'b']]) }); // prettier-ignore
  });

  it('refuses a name that is a file and a folder', () => {
    expect(reasonOf({ pages: '', 'pages/a.html': '' })).toContain('a file and a folder');
    const outcome = changeFiles(new Map([['pages/a.html', '']]), { pages: '' });
    expect(outcome).toMatchObject({ ok: false });
  });

  it('counts files, bytes of a file in UTF-8, and bytes of the project', () => {
    const many = Object.fromEntries(Array.from({ length: LIMITS.filesPerProject }, (_, i) => [`f${i}.js`, '']));
    expect(reasonOf(many)).toBeUndefined();
    expect(reasonOf({ ...many, 'one.js': '' })).toContain('at most 50 files; these are 51');
    expect(reasonOf({ 'a.js': 'x'.repeat(LIMITS.fileBytes) })).toBeUndefined();
    expect(reasonOf({ 'a.js': `${'é'.repeat(LIMITS.fileBytes / 2)}x` })).toContain('larger than 256 KiB');
    const full = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}.js`, 'x'.repeat(LIMITS.fileBytes)]));
    expect(reasonOf(full)).toBeUndefined();
    expect(reasonOf({ ...full, 'one.js': 'x' })).toContain('larger than 5 MiB');
  });

  it('refuses a NUL and turns every line end into LF', () => {
    expect(reasonOf({ 'a.png': 'PNG\0' })).toContain('not a text');
    expect(checkFiles(new Map([['a.js', 'a\r\nb\rc\n']]))).toEqual({ ok: true, files: new Map([['a.js', 'a\nb\nc\n']]) });
  });
});

describe('a text with half a character', () => {
  it('gets the sign for a lost one there, and keeps whole ones', () => {
    const half = '🦊'.slice(0, 1);
    expect(checkFiles(new Map([['a.js', `a${half}b🦊`]]))).toEqual({ ok: true, files: new Map([['a.js', 'a\uFFFDb🦊']]) });
  });
});

describe('a change of some files', () => {
  it('leaves alone what it does not name', () => {
    const outcome = changeFiles(new Map(Object.entries(chat)), { 'server.js': 'off', 'client.html': null, 'new.css': '' });
    expect(outcome).toEqual({ ok: true, files: new Map([['server.js', 'off'], ['new.css', '']]) }); // prettier-ignore
  });

  it('writes to a file that shows as “name 2”, and makes none of such a name', () => {
    const files = new Map([...Object.entries(chat), ['client 2.html', '']]);
    expect(changeFiles(files, { 'client 2.html': 'x' })).toMatchObject({ ok: true });
    expect(changeFiles(files, { 'client 3.html': 'x' })).toMatchObject({ ok: false });
  });

  it('lets files be removed from a project that is over its limits', () => {
    const files = new Map(Array.from({ length: 60 }, (_, i) => [`f${i}.js`, '']));
    expect(changeFiles(files, { 'f1.js': null })).toMatchObject({ ok: true });
    expect(changeFiles(files, { 'f1.js': null, 'f2.js': 'x' })).toMatchObject({ ok: false });
  });
});
