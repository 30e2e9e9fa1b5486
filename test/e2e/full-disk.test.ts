import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibsqlDatabase } from '../../server/store/sqlite/libsql-database.ts';
import { createProject, putFiles, readProject, type MadeProject } from '../support/api.ts';
import { EditorClient } from '../support/editor-client.ts';
import { ScriptClient } from '../support/script-client.ts';
import { SmallDisk, type DiskKind } from '../support/small-disk.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

const CHAT = { 'server.js': "on('say', (client, text) => broadcast('said', { text }));\n// " };

/** Types one letter after the other at the end of server.js, and knows what was on the disk at each `saved`. */
class Typist implements Disposable {
  readonly editor: EditorClient;
  readonly #texts: string[] = [];

  static async open(base: string, project: MadeProject): Promise<Typist> {
    const editor = await EditorClient.open(base, project);
    await editor.until((one) => one.text('server.js') !== undefined, 'the document');
    return new Typist(editor);
  }

  private constructor(editor: EditorClient) {
    this.editor = editor;
    editor.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) return;
      this.#texts.push(this.text);
      editor.update(update);
    });
  }

  get text(): string {
    return this.editor.text('server.js')?.toJSON() ?? '';
  }

  /** Letters come as from a keyboard: each is on its way before the next one. */
  async type(letters: number): Promise<void> {
    for (let n = 0; n < letters; n += 1) {
      const text = this.editor.text('server.js');
      this.editor.doc.transact(() => text?.insert(text.length, 'abcdefghij'.charAt(n % 10)), this);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The disk is full: what was written last may have fitted in all the same. */
  async typeUntilTrouble(): Promise<void> {
    while (this.trouble === undefined) {
      await this.type(100);
      await this.editor.until(() => this.trouble !== undefined || this.saved === this.typed, 'saved, or why not');
    }
  }

  /** How many letters the host has said to be on its disk. */
  get saved(): number {
    const last = this.editor.log.findLast((message) => message.type === 'saved');
    return last?.n ?? 0;
  }

  get savedText(): string {
    return this.#texts[this.saved - 1] ?? '';
  }

  get typed(): number {
    return this.#texts.length;
  }

  get trouble(): string | undefined {
    return this.editor.log.findLast((message) => message.type === 'saving' || message.type === 'welcome')?.trouble;
  }

  [Symbol.dispose](): void {
    this.editor[Symbol.dispose]();
  }
}

/** What SQLite says of the data of a host that has stopped. On a copy: it would hold the disk for longer than the test. */
async function integrityOf(dataDir: string): Promise<unknown> {
  const copy = await mkdtemp(join(tmpdir(), 'wszero-copy-'));
  await cp(join(dataDir, 'playground.sqlite'), join(copy, 'playground.sqlite'));
  const database = new LibsqlDatabase(join(copy, 'playground.sqlite'), 0);
  const found = database.prepare('pragma integrity_check').all([]);
  database.close();
  await rm(copy, { recursive: true });
  return found;
}

const FULL = /answered 507: .*"disk-full"/;
const PICTURE = { 'cat.png': { base64: Buffer.alloc(300_000, 1).toString('base64') } };

describe.each<DiskKind>(['tmpfs', 'ext4'])(
  'a host whose disk, a small %s, gets full while somebody types',
  { timeout: 240_000 },
  (kind) => {
    let disk: SmallDisk | undefined;
    let host: RunningHost;
    beforeAll(async () => {
      disk = await SmallDisk.mount(kind, 24);
      if (disk) host = await startHost({ dataDir: disk.path });
    });
    afterAll(async () => {
      if (!disk) return;
      await host.stop();
      await disk[Symbol.asyncDispose]();
    });

    it('says so, serves on, and writes down by itself what waited as soon as there is room', async ({ skip }) => {
      if (!disk) return skip('nobody may mount a disk here');
      const [mine, other] = [await createProject(host.url, CHAT), await createProject(host.url, CHAT)];
      using typist = await Typist.open(host.url, mine);
      using neighbour = await ScriptClient.join(host.url, other);
      await Promise.all([typist.type(2_000), disk.fill()]);
      await typist.typeUntilTrouble();
      expect(typist.trouble).toBe('disk-full');
      expect(typist.saved).toBeLessThan(typist.typed);

      neighbour.say('say', { text: 'hello' });
      expect(await neighbour.next('said')).toMatchObject({ text: 'hello' });
      await expect(createProject(host.url, CHAT)).rejects.toThrow(FULL);
      await expect(putFiles(host.url, mine, PICTURE)).rejects.toThrow(FULL);
      // a newcomer hears it at the door
      using late = await Typist.open(host.url, mine);
      expect(late.trouble).toBe('disk-full');
      expect(late.text).toBe(typist.text);

      await typist.type(100);
      await disk.makeRoom();
      await typist.editor.until(() => typist.saved === typist.typed && typist.trouble === undefined, 'all that waited');
      await host.kill();
      host = await host.startAgain();
      expect((await readProject(host.url, mine)).files['server.js']).toBe(typist.text);
      await createProject(host.url, CHAT);
      await putFiles(host.url, other, PICTURE);
    });

    it('has every letter that it has said to be saved when it is killed on a full disk', async ({ skip }) => {
      if (!disk) return skip('nobody may mount a disk here');
      const mine = await createProject(host.url, CHAT);
      using typist = await Typist.open(host.url, mine);
      await Promise.all([typist.type(2_000), disk.fill()]);
      await typist.typeUntilTrouble();
      const { savedText } = typist;
      await host.kill();
      host = await host.startAgain();
      // and it can be stopped and started there
      await host.stop();
      expect(host.output()).not.toContain('Node.js');
      host = await host.startAgain();
      await disk.makeRoom();
      const text = (await readProject(host.url, mine)).files['server.js'] ?? '';
      expect(text.slice(0, savedText.length)).toBe(savedText);
      expect(typist.text.startsWith(text)).toBe(true);
      await host.stop();
      expect(await integrityOf(disk.path)).toEqual([{ integrity_check: 'ok' }]);
      host = await host.startAgain();
      expect((await readProject(host.url, mine)).files['server.js']).toBe(text);
    });
  },
);
