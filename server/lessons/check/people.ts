import type { PageAnswer, PageCall } from '../../protocol/lesson.ts';
import type { TrafficEvent } from '../../protocol/ide.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { CheckClient } from './check-client.ts';
import type { CheckCopy } from './check-copy.ts';
import { CheckEnded, found } from './check-ended.ts';
import type { Failure, Heard } from './evidence.ts';
import type { PageDriver } from './page-driver.ts';

type Network = 'cut' | 'slow';

export interface PeopleOptions {
  copy: CheckCopy;
  /** Of pages; undefined where nobody can open one. */
  driver: PageDriver | undefined;
  /** A token that leads who has it to the copy, under this name. */
  tokenFor: (name: string) => string;
  /** Where a plain client with this token connects. */
  urlFor: (token: string) => string;
  setNetwork: (token: string, network: Network) => void;
}

interface Person {
  token: string;
  /** The host's id of it, once it has joined. */
  id: string | undefined;
  /** Undefined for a page. */
  client: CheckClient | undefined;
  isCut: boolean;
  typedInto: string;
  /** What the page threw, if it did in this round. */
  mistake: string | undefined;
}

/** The clients of a check: plain ones, and pupils' pages. */
export class People {
  readonly #options: PeopleOptions;
  readonly #people = new Map<string, Person>();

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /** In the order in which they joined. */
  names(): string[] {
    return [...this.#people.keys()];
  }

  nameOf(id: string): string | undefined {
    return [...this.#people].find(([, person]) => person.id === id)?.[0];
  }

  /** Whether it is a page that goes by its own doing, if it does. */
  goesByItself(name: string): boolean {
    const { client, isCut } = this.#of(name);
    return !client && !isCut;
  }

  /** Resolves when the copy knows it. */
  async join(name: string, page: string | undefined): Promise<void> {
    const { copy, tokenFor, urlFor } = this.#options;
    const token = tokenFor(name);
    const client = page === undefined ? new CheckClient(urlFor(token)) : undefined;
    const person: Person = { token, id: undefined, client, isCut: false, typedInto: '', mistake: undefined };
    this.#people.set(name, person);
    if (page === undefined) await client?.opened();
    else await this.#do(name, { do: 'open', client: name, page, token });
    await copy.until(() => copy.running.clients.paneClient(token) !== undefined);
    person.id = copy.running.clients.paneClient(token)?.id;
  }

  send(name: string, text: string): Promise<void> {
    this.#of(name).client?.send(text);
    return Promise.resolve();
  }

  /** As a cable that is pulled: resolves when the copy has seen it go. */
  async cut(name: string): Promise<void> {
    const { copy, setNetwork } = this.#options;
    const person = this.#of(name);
    person.isCut = true;
    setNetwork(person.token, 'cut');
    await copy.until(() => copy.running.clients.paneClient(person.token) === undefined);
  }

  slow(name: string): Promise<void> {
    this.#options.setNetwork(this.#of(name).token, 'slow');
    return Promise.resolve();
  }

  /** Pages that went wrong in this round. */
  get troubles(): Failure[] {
    return [...this.#people].flatMap(([name, { mistake }]) => (mistake === undefined ? [] : [broken(name, mistake)]));
  }

  /** Throws CheckEnded when the page has nothing like it. */
  async inPage(name: string, ask: Extract<PageCall, { do: 'type' | 'press' | 'key' }>): Promise<void> {
    if (ask.do === 'type') this.#of(name).typedInto = ask.target;
    await this.#do(name, ask);
  }

  /** The field that was typed in last. */
  typedInto(name: string): string {
    return this.#of(name).typedInto;
  }

  async shown(name: string): Promise<string> {
    const answer = await this.#do(name, { do: 'read', client: name, got: this.#paneOf(name)?.went ?? 0 });
    return answer.shown ?? '';
  }

  /** Resolves when all that was sent has come, over each connection of a plain client. */
  async barrier(): Promise<void> {
    await Promise.all([...this.#people.values()].flatMap(({ client }) => (client ? [client.barrier()] : [])));
  }

  /** Whether each page has done with what it got, and all that it sent has come. */
  async pagesRest(): Promise<boolean> {
    const pages = [...this.#people].filter(([, { client, isCut }]) => client === undefined && !isCut);
    const rest = pages.map(async ([name]) => {
      const { sent } = await this.#do(name, { do: 'read', client: name, got: this.#paneOf(name)?.went ?? 0 });
      return sent === undefined || sent <= (this.#paneOf(name)?.came ?? sent);
    });
    return (await Promise.all(rest)).every(Boolean);
  }

  beginRound(): void {
    for (const person of this.#people.values()) {
      person.client?.beginRound();
      person.mistake = undefined;
    }
  }

  /** What each got in this round. What a page got is told by the host, of which `events` are. */
  heard(events: readonly TrafficEvent[]): Map<string, readonly Heard[]> {
    return new Map([...this.#people].map(([name, { client, id }]) => [name, client ? client.heard : heardBy(id, events)]));
  }

  /** Closes all of them. */
  dispose(): void {
    for (const { client } of this.#people.values()) client?.dispose();
    if ([...this.#people.values()].some(({ client }) => !client)) void this.#options.driver?.do({ do: 'close-all' });
  }

  #of(name: string): Person {
    const person = this.#people.get(name);
    if (!person) throw new Error(`the check has no client ${name}`);
    return person;
  }

  #paneOf(name: string): { came: number; went: number } | undefined {
    return this.#options.copy.running.clients.paneClient(this.#of(name).token);
  }

  async #do(name: string, ask: PageCall): Promise<Extract<PageAnswer, { ok: true }>> {
    const answer: PageAnswer = (await this.#options.driver?.do(ask)) ?? { ok: false, why: 'gone' };
    if (answer.ok) return answer;
    const person = this.#of(name);
    const target = 'target' in ask ? ask.target : '';
    switch (answer.why) {
      case 'gone':
        // a page that did harm was taken away
        if (person.mistake !== undefined) return { ok: true };
        throw new CheckEnded({ type: 'result', result: { type: 'not-run', why: 'no-pages' } });
      case 'no-target':
        throw found('no-target', { who: name, target }, { who: [name], part: ask.do });
      case 'broken':
        person.mistake ??= (answer.message ?? '').slice(0, LIMITS.consoleLineLength);
        if (ask.do === 'open') throw new CheckEnded({ type: 'failure', failure: broken(name, person.mistake) });
        // what it shows, and what came of it, is judged as it is
        return { ok: true };
      case 'too-late':
        throw new CheckEnded({ type: 'failure', failure: broken(name, '') });
    }
  }
}

function broken(name: string, message: string): Failure {
  return { problem: { code: 'page-broken', params: { who: name, message } }, who: [name] };
}

function heardBy(id: string | undefined, events: readonly TrafficEvent[]): Heard[] {
  return events.flatMap((event) => {
    if (event.type !== 'sent' || id === undefined || !event.clients.includes(id)) return [];
    let parts: unknown;
    try {
      parts = JSON.parse(event.text);
    } catch {
      // it was too long to be told whole
      parts = {};
    }
    return typeof parts === 'object' && parts !== null ? [{ op: event.op, parts: { ...parts } }] : [];
  });
}
