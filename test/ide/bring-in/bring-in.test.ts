import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bringIn } from '../../../ide/bring-in/bring-in.ts';
import { BringError, type BringTrouble } from '../../../ide/bring-in/found-files.ts';
import { readZip } from '../../../ide/bring-in/read-zip.ts';
import { TAKEN_HOME_MARK } from '../../../runtime/taken-home-mark.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

const zipFile = (bytes: Uint8Array<ArrayBuffer>, name = 'My chat.zip'): File => new File([bytes], name);
const zipOf = (files: Record<string, string | Uint8Array>): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content])),
  );

async function troubleOf(file: File): Promise<BringTrouble | undefined> {
  try {
    await bringIn(await readZip(file));
    return undefined;
  } catch (error) {
    if (error instanceof BringError) return error.trouble;
    throw error;
  }
}

/** A byte of a zip, as the directory at its end has it for the first file. */
function inDirectory(zip: Uint8Array, offset: number): number {
  const view = new DataView(zip.buffer);
  return view.getUint32(zip.length - 22 + 16, true) + offset;
}

describe('a zip', () => {
  it('becomes a project: texts as texts, pictures as bytes, named as the zip', async () => {
    const picture = Uint8Array.from([137, 80, 78, 71, 255]);
    const zip = zipOf({ 'server.js': 'on("é", () => {});\n', 'img/fox.png': picture, 'note.txt': '\uFEFFhi' });
    expect(await bringIn(await readZip(zipFile(zip)))).toEqual({
      name: 'My chat',
      files: { 'server.js': 'on("é", () => {});\n', 'img/fox.png': { base64: Buffer.from(picture).toString('base64') }, 'note.txt': 'hi' },
      left: [],
    });
  });

  it('that was taken home has the name it had, and nothing that was added to it', async () => {
    const zip = zipOf({
      'x/server.js': '1',
      'x/README.md': `${TAKEN_HOME_MARK.readMe}\n# Fox & Owl`,
      'x/package.json': JSON.stringify({ wszero: { format: 1, name: 'Fox & Owl' } }),
      'x/runtime/node/main.js': '2',
    });
    expect(await bringIn(await readZip(zipFile(zip)))).toEqual({ name: 'Fox & Owl', files: { 'server.js': '1' }, left: [] });
  });

  it('keeps a README of the pupil’s, and says that a package.json of another kind stays', async () => {
    const zip = zipOf({ 'server.js': '1', 'README.md': '# Mine', 'package.json': '{"name": "else"}' });
    const { files, left } = await bringIn(await readZip(zipFile(zip)));
    expect(files['README.md']).toBe('# Mine');
    expect(left).toEqual([{ path: 'package.json', why: 'own-name' }]);
  });

  it('leaves what has the ending of a text and is none', async () => {
    const zip = zipOf({ 'server.js': '1', 'program.exe': Uint8Array.from([77, 90, 0, 255]), 'nul.txt': 'a\0b' });
    const { files, left } = await bringIn(await readZip(zipFile(zip)));
    expect(Object.keys(files)).toEqual(['server.js']);
    expect(left.map(({ path, why }) => `${path} ${why}`).sort()).toEqual(['nul.txt not-text', 'program.exe not-text']);
  });

  it('may have the paths of Windows', async () => {
    const { files } = await bringIn(await readZip(zipFile(zipOf({ 'chat\\server.js': '1', 'chat\\img\\a.txt': '2' }))));
    expect(files).toEqual({ 'server.js': '1', 'img/a.txt': '2' });
  });

  it('has a server or a page in it, or is told', async () => {
    expect(await troubleOf(zipFile(zipOf({ 'notes.txt': 'hello' })))).toBe('no-project');
    expect(await troubleOf(zipFile(zipOf({ 'server.js': Uint8Array.from([255, 255]) })))).toBe('no-project');
    expect(await troubleOf(zipFile(zipOf({})))).toBe('no-project');
  });

  it('is a zip, and whole, or is told', async () => {
    expect(await troubleOf(zipFile(strToU8('on("say")')))).toBe('not-zip');
    expect(await troubleOf(zipFile(new Uint8Array(0)))).toBe('not-zip');
    const zip = zipOf({ 'server.js': 'on("say", () => {});'.repeat(100) });
    expect(await troubleOf(zipFile(zip.slice(0, zip.length / 2)))).toBe('unreadable');
    const bad = zip.slice();
    bad.fill(255, 45, 60);
    expect(await troubleOf(zipFile(bad))).toBe('unreadable');
  });

  it('has no password, or is told', async () => {
    const zip = zipOf({ 'server.js': '1' });
    const at = inDirectory(zip, 8);
    zip[at] = (zip[at] ?? 0) | 1;
    expect(await troubleOf(zipFile(zip))).toBe('encrypted');
  });

  it('is not unpacked beyond what a project can hold', async () => {
    const bomb = zipOf({ 'server.js': '1', 'zeros.txt': new Uint8Array(200 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const { files, left } = await bringIn(await readZip(zipFile(bomb)));
    expect(Object.keys(files)).toEqual(['server.js']);
    expect(left).toEqual([{ path: 'zeros.txt', why: 'too-large' }]);
  });

  it('that says it is smaller than it is gets no more room than it said', async () => {
    const bomb = zipOf({ 'server.js': new Uint8Array(50 * 1024 * 1024) });
    new DataView(bomb.buffer).setUint32(inDirectory(bomb, 24), 1_000, true);
    expect(await troubleOf(zipFile(bomb))).toBe('unreadable');
  });

  it('that lists files without end is told', async () => {
    const many = Object.fromEntries(Array.from({ length: LIMITS.broughtFiles + 1 }, (_, at) => [`f${String(at)}`, '']));
    expect(await troubleOf(zipFile(zipOf({ 'server.js': '1', ...many })))).toBe('too-large');
  });
});
