import { setTimeout as pause } from 'node:timers/promises';
import { createProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { quantile } from '../../bench/quantile.ts';

const CHAT = `on('say', (client, n) => broadcast('said', { n }));`;
const PAUSE_MS = 10;
/** A host that starts on a crowded machine takes long to its first answer. */
const PATIENCE_MS = 60_000;

interface Chat {
  client: ScriptClient;
  editor: EditorClient;
  sent: number;
  times: number[];
}

/** Latencies in milliseconds. */
export interface Latencies {
  messages: number;
  p50: number;
  p99: number;
  most: number;
}

/** Innocent projects that chat all along, one message each at a time, and what each message took. */
export class Neighbours {
  readonly #chats: Chat[];
  readonly #loops: Promise<void>[];
  #goesOn = true;

  static async start(base: string, count: number): Promise<Neighbours> {
    const chats: Chat[] = [];
    for (let n = 0; n < count; n += 1) {
      const made = await createProject(base, { 'server.js': CHAT });
      chats.push({ client: await ScriptClient.join(base, made), editor: await EditorClient.open(base, made), sent: 0, times: [] });
    }
    return new Neighbours(chats);
  }

  private constructor(chats: Chat[]) {
    this.#chats = chats;
    this.#loops = chats.map((chat) => this.#chat(chat));
    // `stop` tells; until then it is not to end whoever started this
    for (const loop of this.#loops) loop.catch(() => undefined);
  }

  /** What messages took since this was asked the last time: of all, or of those of `from` to `to`, in the order of their start. */
  take(from = 0, to = this.#chats.length): Latencies {
    const times = this.#chats.slice(from, to).flatMap((chat) => chat.times.splice(0));
    if (times.length === 0) return { messages: 0, p50: 0, p99: 0, most: 0 };
    return { messages: times.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99), most: quantile(times, 1) };
  }

  /** Codes that their consoles told, all of them together. */
  get told(): string[] {
    return this.#chats.flatMap(({ editor }) => editor.told);
  }

  /** Ends when each has its answer. Gives how many messages each sent, and which answers it got. */
  async stop(): Promise<{ sent: number; got: unknown[] }[]> {
    this.#goesOn = false;
    await Promise.all(this.#loops);
    for (const { client, editor } of this.#chats) {
      client[Symbol.dispose]();
      editor[Symbol.dispose]();
    }
    return this.#chats.map(({ client, sent }) => ({ sent, got: client.log.map(({ n }) => n) }));
  }

  async #chat(chat: Chat): Promise<void> {
    while (this.#goesOn) {
      const n = (chat.sent += 1);
      const began = performance.now();
      chat.client.say('say', { n });
      await chat.client.next((message) => message['n'] === n, PATIENCE_MS);
      chat.times.push(performance.now() - began);
      await pause(PAUSE_MS);
    }
  }
}
