import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LibsqlDatabase } from '../../server/store/sqlite/libsql-database.ts';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
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
    await editor.until(({ doc }) => textOf(doc) !== undefined, 'the document');
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
    return textOf(this.editor.doc)?.toString() ?? '';
  }

  /** Letters come as from a keyboard: each is on its way before the next one. */
  async type(letters: number): Promise<void> {
    for (let n = 0; n < letters; n += 1) {
      const text = textOf(this.editor.doc);
      this.editor.doc.transact(() => text?.insert(text.length, 'abcdefghij'.charAt(n % 10)), this);
      await new Promise((resolve) => setImmediate(resolve));
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

function textOf(doc: Y.Doc): Y.Text | undefined {
  for (const file of doc.getMap('files').values()) {
    if (!(file instanceof Y.Map) || file.get('path') !== 'server.js') continue;
    const text: unknown = file.get('text');
    if (text instanceof Y.Text) return text;
  }
  return undefined;
}

describe.each<DiskKind>(['tmpfs', 'ext4'])('a host on a %s that gets full', (kind) => {
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

  it('exploration', async ({ skip }) => {
    if (!disk) return skip('nobody may mount a disk here');
    const [mine, other] = [await createProject(host.url, CHAT), await createProject(host.url, CHAT)];
    using typist = await Typist.open(host.url, mine);
    using neighbour = await ScriptClient.join(host.url, other);
    const asleep = await createProject(host.url, CHAT);
    await typist.type(20);
    const typing = typist.type(2000);
    await disk.fill();
    await typing;
    for (let i = 0; i < 200 && typist.trouble === undefined; i++) {
      await typist.type(200);
      await new Promise((r) => setTimeout(r, 100));
    }
    console.log(kind, 'trouble', typist.trouble, 'typed', typist.typed, 'saved', typist.saved);
    neighbour.say('say', { text: 'hello' });
    console.log(await neighbour.next('said'));
    console.log('create', await createProject(host.url, CHAT).then(() => 'made', String));
    console.log('open asleep', await readProject(host.url, asleep).then(() => 'read', String));
    const savedText = typist.savedText;
    await host.kill();
    host = await host.startAgain();
    const found = (await readProject(host.url, mine).catch(String)) as any;
    console.log('after kill', typeof found === 'string' ? found : found.files['server.js'].startsWith(savedText));
    await disk.makeRoom();
    console.log('after room', (await readProject(host.url, mine)).files['server.js'].length, savedText.length);
    console.log(await host.stop());
    const db = new LibsqlDatabase(disk.path + '/playground.sqlite', 0);
    console.log(db.prepare('pragma integrity_check').all([]));
    db.close();
    console.log(host.output());
  });
});
