import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { changeFiles, checkFiles, type FileContent, type ProjectFiles } from '../../../server/projects/files.ts';

const chat = { 'server.js': 'on', 'client.html': '<p>' };

function texts(files: Record<string, string>): ProjectFiles {
  return { texts: new Map(Object.entries(files)), assetSizes: new Map() };
}

function reasonOf(files: Record<string, FileContent>): string | undefined {
  const outcome = checkFiles(files);
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
    ['package.json', 'is taken'],
    ['package-lock.json', 'is taken'],
    ['runtime/mine.js', 'is taken'],
    ['Runtime/mine.js', 'is taken'],
    ['node_modules/ws/index.js', 'is taken'],
  ])('refuses the path %j', (path, reason) => {
    expect(reasonOf({ ...chat, [path]: '' })).toContain(reason);
  });

  it('lets a host name stand deeper down', () => {
    expect(
      reasonOf({ 'pages/ws': '', 'pages/wszero.js': '', 'pages/package.json': '{}', 'pages/runtime/a.js': '', 'wszero2.js': '' }),
    ).toBeUndefined();
  });

  it('treats names of Object.prototype as any other', () => {
    const outcome = changeFiles(texts({}), JSON.parse('{"__proto__": "a", "constructor": "b"}') as Record<string, string>);
    expect(outcome).toMatchObject({ ok: true, texts: new Map([['__proto__', 'a'], ['constructor', 'b']]) }); // prettier-ignore
  });

  it('refuses a name that is a file and a folder', () => {
    expect(reasonOf({ pages: '', 'pages/a.html': '' })).toContain('a file and a folder');
    const outcome = changeFiles(texts({ 'pages/a.html': '' }), { pages: '' });
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
    expect(reasonOf({ 'a.js': 'PNG\0' })).toContain('not a text');
    expect(checkFiles({ 'a.js': 'a\r\nb\rc\n' })).toMatchObject({ ok: true, texts: new Map([['a.js', 'a\nb\nc\n']]) });
  });
});

describe('a text with half a character', () => {
  it('gets the sign for a lost one there, and keeps whole ones', () => {
    const half = '🦊'.slice(0, 1);
    expect(checkFiles({ 'a.js': `a${half}b🦊` })).toMatchObject({ ok: true, texts: new Map([['a.js', 'a\uFFFDb🦊']]) });
  });
});

describe('a change of some files', () => {
  it('leaves alone what it does not name', () => {
    const outcome = changeFiles(texts(chat), { 'server.js': 'off', 'client.html': null, 'new.css': '' });
    expect(outcome).toMatchObject({ ok: true, texts: new Map([['server.js', 'off'], ['new.css', '']]) }); // prettier-ignore
  });

  it('writes to a file that shows as “name 2”, and makes none of such a name', () => {
    const files = texts({ ...chat, 'client 2.html': '' });
    expect(changeFiles(files, { 'client 2.html': 'x' })).toMatchObject({ ok: true });
    expect(changeFiles(files, { 'client 3.html': 'x' })).toMatchObject({ ok: false });
  });

  it('lets files be removed from a project that is over its limits', () => {
    const files = texts(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}.js`, ''])));
    expect(changeFiles(files, { 'f1.js': null })).toMatchObject({ ok: true });
    expect(changeFiles(files, { 'f1.js': null, 'f2.js': 'x' })).toMatchObject({ ok: false });
  });
});

describe('an asset', () => {
  const cat = new Uint8Array([0x89, 0x50]);
  const mebibyte = new Uint8Array(LIMITS.assetBytes);

  it('is a file of the project, by an ending that browsers know', () => {
    const outcome = checkFiles({ ...chat, 'img/Cat.PNG': cat, 'meow.mp3': cat });
    expect(outcome).toMatchObject({ ok: true, assets: new Map([['img/Cat.PNG', cat], ['meow.mp3', cat]]) }); // prettier-ignore
    expect(outcome.ok && [...outcome.texts.keys()]).toEqual(Object.keys(chat));
  });

  it.each([
    ['cat.png', 'a text', 'is not a text by its ending'],
    ['cat.exe', cat, 'has no ending of a picture'],
    ['cat.svg', cat, 'has no ending of a picture'],
    ['index.html', cat, 'has no ending of a picture'],
    ['png', cat, 'has no ending of a picture'],
    ['a.png/cat', cat, 'has no ending of a picture'],
    ['cat.png', new Uint8Array(), 'is empty'],
    ['a b.png', cat, 'something else than letters'],
    ['cat.png', new Uint8Array(LIMITS.assetBytes + 1), 'larger than 1 MiB'],
  ])('is refused as %j where it is %s', (path, content, reason) => {
    expect(reasonOf({ [path]: content })).toContain(reason);
  });

  it('counts among the files, and its bytes among those of the project', () => {
    const five = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`c${i}.png`, mebibyte]));
    expect(reasonOf(five)).toBeUndefined();
    expect(reasonOf({ ...five, 'a.js': 'x' })).toContain('All files together are larger than 5 MiB');
    const many = Object.fromEntries(Array.from({ length: LIMITS.filesPerProject }, (_, i) => [`f${i}.png`, cat]));
    expect(reasonOf({ ...many, 'a.js': '' })).toContain('these are 51');
  });

  it('takes the place of a larger one, of a text, and gives it up again', () => {
    const full: ProjectFiles = {
      texts: new Map([['renamed.png', 'a text']]),
      assetSizes: new Map(Array.from({ length: 5 }, (_, i) => [`c${i}.png`, LIMITS.assetBytes - 2])),
    };
    expect(changeFiles(full, { 'c0.png': mebibyte })).toMatchObject({ ok: true });
    expect(changeFiles(full, { 'c9.png': mebibyte })).toMatchObject({ ok: false });
    expect(changeFiles(full, { 'c9.png': mebibyte, 'c0.png': null })).toMatchObject({ ok: true });
    expect(changeFiles(full, { 'renamed.png': cat })).toMatchObject({
      ok: true,
      texts: new Map(),
      assets: new Map([['renamed.png', cat]]),
    });
  });

  it('is in the way of a folder of its name', () => {
    const files: ProjectFiles = { texts: new Map(), assetSizes: new Map([['img.png', 2]]) };
    expect(changeFiles(files, { 'img.png/a.js': '' })).toMatchObject({ ok: false });
  });
});
