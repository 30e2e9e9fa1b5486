import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { Origin, Ownership } from '../../../server/store/store.ts';
import { log, makeProject, openTestStore, TestEditor, type TestStore } from './open-document.ts';
import { randomNumbers } from './random-numbers.ts';

/** More of them by `INPUTS=100000`. */
const INPUTS = Number(process.env['INPUTS'] ?? 400);
const CHAT = { 'server.js': 'on("say", () => {});\n', 'client.html': '<p>chat</p>\n' };

describe('the document of a project', () => {
  let place: TestStore;
  let owner: Ownership;
  let document: ProjectDocument;

  beforeEach(async () => {
    place = await openTestStore();
    owner = await makeProject(place.store, CHAT);
    document = await ProjectDocument.open(place.store, owner, { log });
  });
  afterEach(async () => {
    await document.dispose();
    await place.remove();
  });

  const reopen = async () => {
    await document.dispose();
    owner = await place.store.acquire(owner.project, 'node', 'next');
    document = await ProjectDocument.open(place.store, owner, { log });
  };
  const texts = () => Object.fromEntries(document.files());

  it('begins with the files of its project, in their order', () => {
    expect([...document.files()]).toEqual(Object.entries(CHAT));
  });

  describe('with editors', () => {
    it('brings to each what another types, and to itself', () => {
      const [ada, ben] = [new TestEditor(document), new TestEditor(document)];
      ada.text('server.js').insert(0, '// Ada\n');
      ben.text('server.js').insert(0, '// Ben\n');
      expect(texts()).toEqual(ada.texts());
      expect(ada.texts()).toEqual(ben.texts());
      expect(texts()['server.js']).toBe(`// Ben\n// Ada\n${CHAT['server.js']}`);
    });

    it('tells where an update came from, and nobody for what the host changes', async () => {
      const told: (Origin | undefined)[] = [];
      document.onUpdate((_update, origin) => told.push(origin));
      const ada = new TestEditor(document);
      ada.text('server.js').insert(0, 'x');
      await document.applyFiles({ 'server.js': 'y' });
      expect(told).toEqual([{ client: ada.session, n: 1 }, undefined]);
    });

    it('acknowledges an update when it is on disk, and no sooner', async () => {
      const ada = new TestEditor(document);
      const saved = new Promise<Origin>((resolve) => document.onSaved(resolve));
      ada.text('server.js').insert(0, 'x');
      expect((await place.store.load(owner.project)).updates).toEqual([]);
      expect(await saved).toEqual({ client: ada.session, n: 1 });
      const { snapshot, updates } = await place.store.load(owner.project);
      const copy = new Y.Doc();
      for (const update of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(copy, update);
      expect(copy.getMap('files').toJSON()).toEqual(ada.doc.getMap('files').toJSON());
    });

    it('acknowledges what is sent again, though it brings nothing new', async () => {
      const ada = new TestEditor(document);
      const saved: number[] = [];
      document.onSaved(({ client, n }) => client === ada.session && saved.push(n));
      ada.text('server.js').insert(0, 'x');
      ada.catchUp();
      await document.flush();
      ada.catchUp();
      await document.flush();
      expect(saved).toEqual([2, 3]);
    });

    it('takes all that was typed while away, and gives all that came meanwhile', async () => {
      const ada = new TestEditor(document, false);
      ada.text('server.js').insert(0, '// typed in a tunnel\n');
      ada.entry('client.html').set('path', 'index.html');
      await document.applyFiles({ 'style.css': 'p {}', 'server.js': `${CHAT['server.js']}// host\n` });
      ada.catchUp();
      expect(texts()).toEqual(ada.texts());
      expect(texts()['server.js']).toBe(`// typed in a tunnel\n${CHAT['server.js']}// host\n`);
      expect(Object.keys(texts())).toEqual(['server.js', 'index.html', 'style.css']);
      await reopen();
      expect(texts()).toEqual(ada.texts());
    });

    it('keeps the text that somebody types into a file while another renames it', () => {
      const [ada, ben] = [new TestEditor(document, false), new TestEditor(document, false)];
      ada.entry('server.js').set('path', 'server.ts');
      ben.text('server.js').insert(0, '// Ben\n');
      ada.catchUp();
      ben.catchUp();
      expect(texts()['server.ts']).toBe(`// Ben\n${CHAT['server.js']}`);
    });
  });

  describe('changed by the host', () => {
    it('tells the paths that changed, once, and keeps what is equal', async () => {
      const told: string[][] = [];
      document.onFilesChanged((paths) => told.push([...paths].sort()));
      await document.applyFiles({ 'server.js': 'new', 'client.html': null, 'a.css': '', 'b.css': '' });
      await document.applyFiles({ 'server.js': 'new', 'no-such-file.js': null });
      expect(told).toEqual([['a.css', 'b.css', 'client.html', 'server.js']]);
      expect([...document.files()]).toEqual([['server.js', 'new'], ['a.css', ''], ['b.css', '']]); // prettier-ignore
    });

    it('changes all or nothing', async () => {
      await expect(document.applyFiles({ 'server.js': 'new', '../x': '' })).rejects.toMatchObject({ code: 'bad-files' });
      await expect(document.applyFiles({ 'server.js': 'a\0b' })).rejects.toMatchObject({ code: 'bad-files' });
      expect(texts()).toEqual(CHAT);
    });

    it('has the texts of two files of one path apart', async () => {
      const ada = new TestEditor(document);
      ada.entry('client.html').set('path', 'server.js');
      await document.applyFiles({ 'server 2.js': 'the page', 'server.js': 'the server' });
      expect(texts()).toEqual({ 'server.js': 'the server', 'server 2.js': 'the page' });
      await reopen();
      expect(texts()).toEqual({ 'server.js': 'the server', 'server 2.js': 'the page' });
    });

    it('is there when it is opened again', async () => {
      await document.applyFiles({ 'a.js': 'a' });
      await reopen();
      expect(texts()).toEqual({ ...CHAT, 'a.js': 'a' });
      await document.applyFiles({ 'a.js': 'b' });
      await reopen();
      expect(texts()).toEqual({ ...CHAT, 'a.js': 'b' });
    });
  });

  describe('in the store', () => {
    it('has its plain text beside it after a flush', async () => {
      new TestEditor(document).text('server.js').insert(0, 'é🦊');
      await document.flush();
      expect(await place.store.files(owner.project)).toEqual(new Map(Object.entries({ ...CHAT, 'server.js': `é🦊${CHAT['server.js']}` })));
      expect((await place.store.load(owner.project)).updates).toEqual([]);
    });

    it('is opened by its newest owner only', async () => {
      await place.store.acquire(owner.project, 'node', 'other');
      await expect(ProjectDocument.open(place.store, owner, { log })).rejects.toThrow('another owner');
    });

    it('stops and says so when another owner writes', async () => {
      const ada = new TestEditor(document);
      const saved: Origin[] = [];
      document.onSaved((origin) => saved.push(origin));
      const fenced = new Promise<void>((resolve) => document.onFenced(resolve));
      await place.store.acquire(owner.project, 'node', 'other');
      ada.text('server.js').insert(0, 'x');
      await fenced;
      expect(saved).toEqual([]);
      expect((await place.store.load(owner.project)).updates).toEqual([]);
      expect(() => ada.text('server.js').insert(0, 'y')).toThrow('can not answer for that project now');
    });

    it('takes nothing after its end, and may be ended twice', async () => {
      await Promise.all([document.dispose(), document.dispose()]);
      await expect(document.applyFiles({ 'a.js': '' })).rejects.toMatchObject({ code: 'try-another' });
    });
  });

  describe('with a hostile editor', () => {
    const refusal = (code: string) => expect.objectContaining({ code }) as Error;
    const hostile: Origin = { client: 'hostile', n: 1 };

    it('refuses an update that rests on others that never came, and keeps nothing of it', async () => {
      const ada = new TestEditor(document, false);
      const updates: Uint8Array[] = [];
      ada.doc.on('update', (update: Uint8Array) => updates.push(update));
      ada.text('server.js').insert(0, 'first');
      ada.text('server.js').insert(5, 'second');
      const before = document.missing();
      expect(() => document.receive(updates[1] ?? new Uint8Array(), hostile)).toThrow(refusal('bad-request'));
      expect(document.missing()).toEqual(before);
      ada.catchUp();
      expect(texts()['server.js']).toBe(`firstsecond${CHAT['server.js']}`);
      await reopen();
      expect(texts()['server.js']).toBe(`firstsecond${CHAT['server.js']}`);
    });

    it('refuses a state vector that is none', () => {
      expect(() => document.missing(new Uint8Array([255, 255]))).toThrow(refusal('bad-request'));
    });

    it('refuses what makes the project too large, and takes deletions then', async () => {
      const ada = new TestEditor(document);
      const piece = 'x'.repeat(512 * 1024);
      const fill = () => {
        for (let count = 0; count < 20; count += 1) ada.text('server.js').insert(0, piece);
      };
      expect(fill).toThrow(refusal('too-large'));
      const size = document.missing().length;
      expect(size).toBeLessThanOrEqual(LIMITS.projectBytes);
      expect(size).toBeGreaterThan(LIMITS.projectBytes - 2 * piece.length);
      await document.flush();
      const ben = new TestEditor(document);
      const text = ben.text('server.js');
      expect(text.length).toBeLessThan(11 * piece.length);
      text.delete(0, text.length);
      text.insert(0, 'all anew');
      expect(texts()['server.js']).toBe('all anew');
    });

    it('has a NUL in its text shown as what can not be shown, and files can be written after it', async () => {
      const ada = new TestEditor(document);
      ada.text('server.js').insert(0, '\0');
      await document.applyFiles({ 'other.js': 'x' });
      expect(texts()['server.js']).toMatch(/^\uFFFD/);
      await document.applyFiles({ 'server.js': 'clean' });
      expect(ada.text('server.js').toJSON()).toBe('clean');
    });

    it(
      `lives through ${INPUTS} updates that are spoilt in any place, and takes the honest ones between`,
      { timeout: 60_000 + INPUTS * 200 },
      async () => {
        const random = randomNumbers(2_026);
        let refused = 0;
        for (let round = 1; round <= INPUTS; round += 1) {
          const honest = someUpdate(document, random);
          try {
            document.receive(spoil(honest, random), { client: 'hostile', n: round });
          } catch (error) {
            expect(error).toMatchObject({ name: 'CodedError', code: 'bad-request' });
            refused += 1;
          }
          if (round % 10 === 0) document.receive(someUpdate(document, random), { client: 'honest', n: round });
        }
        expect(refused).toBeGreaterThan(INPUTS / 3);
        await document.applyFiles({ 'honest.js': '' });
        const ada = new TestEditor(document);
        for (const letter of 'typed') ada.text('honest.js').insert(ada.text('honest.js').length, letter);
        expect(texts()['honest.js']).toBe('typed');
        const seen = texts();
        await reopen();
        expect(texts()).toEqual(seen);
      },
    );
  });
});

/** What an honest editor could send just now. */
function someUpdate(document: ProjectDocument, random: (below: number) => number): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document.missing());
  const before = Y.encodeStateVector(doc);
  const files = doc.getMap('files');
  const entries = [...files.values()].filter((entry) => entry instanceof Y.Map);
  const entry = entries[random(entries.length)];
  const text: unknown = entry?.get('text');
  if (random(4) === 0) files.set(`f${random(20)}`, new Y.Map<unknown>([['path', `${random(20)}.js`], ['text', new Y.Text('some text')]])); // prettier-ignore
  if (text instanceof Y.Text && text.length > 4) text.delete(random(text.length - 4), 1 + random(3));
  if (text instanceof Y.Text) text.insert(random(text.length), 'typed');
  if (random(8) === 0) entry?.set('path', `${random(20)}.html`);
  return Y.encodeStateAsUpdate(doc, before);
}

/** Some bytes changed, cut out, doubled or added. */
function spoil(update: Uint8Array, random: (below: number) => number): Uint8Array {
  const bytes = [...update];
  for (let count = 0; count <= random(3); count += 1) {
    const at = random(bytes.length);
    const way = random(4);
    if (way === 0) bytes[at] = random(256);
    else if (way === 1) bytes.splice(at, 1 + random(4));
    else if (way === 2) bytes.splice(at, 0, ...bytes.slice(at, at + random(12)));
    else bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
  }
  return new Uint8Array(bytes);
}
