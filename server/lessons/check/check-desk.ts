import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../log.ts';
import type { PaneNetworks } from '../../gateway/pane-networks.ts';
import type { ProjectClients } from '../../projects/project-clients.ts';
import type { ProjectHost } from '../../projects/project-host.ts';
import type { CheckResult } from '../../protocol/lesson.ts';
import type { Check } from '../format/check-schema.ts';
import { CheckCopy } from './check-copy.ts';
import { CheckEnded } from './check-ended.ts';
import { CheckRun } from './check-run.ts';
import { Line } from './line.ts';
import type { PageDriver } from './page-driver.ts';
import { People } from './people.ts';

/** At once on a host; others wait. */
const AT_ONCE = 4;
const MOST_WAITING = 200;
/** Of a whole check, whatever it waits for. */
const WHOLE_MS = 60_000;
/** How often one begins anew that lost its worker by a neighbour's fault. */
const TRIES = 3;

export interface CheckDeskOptions {
  networks: Pick<PaneNetworks, 'set' | 'forget'>;
  /** Where this host listens, once it does. */
  address: () => AddressInfo | string | null;
  log: Log;
}

export interface CheckRequest {
  host: Pick<ProjectHost, 'id' | 'play' | 'hiddenCopy'>;
  check: Check;
  driver: PageDriver | undefined;
  /** Whoever asked is gone. */
  gone: AbortSignal;
}

/** Who a token of a check leads to. */
export interface CheckDoor {
  clients: ProjectClients;
  name: string;
}

/** One request to try a step. */
interface Try {
  check: Check;
  replaced: AbortController;
  result: Promise<CheckResult>;
  /** The one that took its place. */
  newer?: Try;
}

/** All checks of a host: one a project at a time, of which the newest counts. */
export class CheckDesk {
  readonly #options: CheckDeskOptions;
  readonly #line = new Line(AT_ONCE, MOST_WAITING);
  /** By project. */
  readonly #current = new Map<string, Try>();
  readonly #doors = new Map<string, CheckDoor & { play: string }>();

  constructor(options: CheckDeskOptions) {
    this.#options = options;
  }

  /** Whether this is the token of a check, be it over or not: it leads to no live project. */
  static isToken(token: string | null): boolean {
    return token?.startsWith(TOKEN) ?? false;
  }

  /** Where a token of a check leads, in the project of this play id. Undefined when that check is over. */
  door(play: string, token: string): CheckDoor | undefined {
    const door = this.#doors.get(token);
    return door?.play === play ? door : undefined;
  }

  /**
   * Tries the newest code. A check of the same project that runs or waits is ended: where it was of the same step, whoever asked for
   * it gets what comes of the newer one, as two do who sit at two computers; otherwise `replaced`.
   */
  async check(request: CheckRequest): Promise<CheckResult> {
    const { id } = request.host;
    const before = this.#current.get(id);
    before?.replaced.abort();
    const replaced = new AbortController();
    const mine: Try = { check: request.check, replaced, result: this.#inLine(request, replaced.signal) };
    if (before) before.newer = mine;
    this.#current.set(id, mine);
    try {
      return await newest(mine);
    } finally {
      if (this.#current.get(id) === mine) this.#current.delete(id);
    }
  }

  async #inLine(request: CheckRequest, replaced: AbortSignal): Promise<CheckResult> {
    const over = AbortSignal.any([replaced, request.gone]);
    const release = await this.#line.enter(over);
    if (over.aborted) {
      release?.();
      return { type: 'not-run', why: replaced.aborted ? 'replaced' : 'stopped' };
    }
    if (!release) return { type: 'not-run', why: 'busy' };
    try {
      return await this.#tries(request, replaced);
    } finally {
      release();
    }
  }

  async #tries(request: CheckRequest, replaced: AbortSignal): Promise<CheckResult> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const result = await this.#once(request, replaced);
      if (result) return result;
    }
    return { type: 'not-run', why: 'busy' };
  }

  /** Undefined where it was lost by a neighbour's fault. */
  async #once({ host, check, driver, gone }: CheckRequest, replaced: AbortSignal): Promise<CheckResult | undefined> {
    const { networks } = this.#options;
    const session = TOKEN + randomBytes(16).toString('base64url');
    const tokens: string[] = [];
    const interrupted = new Interruption();
    const copy = new CheckCopy(
      (listener) => host.hiddenCopy(listener),
      (ended) => interrupted.by(ended),
    );
    const people = new People({
      copy,
      driver,
      tokenFor: (name) => {
        const token = TOKEN + randomBytes(16).toString('base64url');
        tokens.push(token);
        this.#doors.set(token, { play: host.play, clients: copy.running.clients, name });
        return token;
      },
      urlFor: (token) => `${this.#base()}/p/${host.play}/ws?pane=${token}`,
      setNetwork: (token, network) => networks.set(session, token, network),
    });
    const over = new AbortController();
    const run = new CheckRun({ check, copy, people, over: over.signal });
    const end = (why: 'replaced' | 'stopped') => (): void =>
      interrupted.by(new CheckEnded({ type: 'result', result: { type: 'not-run', why } }));
    const stops = [onAbort(replaced, end('replaced')), onAbort(gone, end('stopped'))];
    const whole = setTimeout(() => interrupted.by(restless()), WHOLE_MS);
    try {
      return await Promise.race([run.run(), interrupted.promise]);
    } catch (error) {
      if (error instanceof CheckEnded) {
        const { ending } = error;
        if (ending.type === 'lost') return undefined;
        return ending.type === 'result' ? ending.result : run.failed([ending.failure]);
      }
      this.#options.log.error({ err: error }, 'a check could not be run');
      return { type: 'not-run', why: 'stopped' };
    } finally {
      over.abort();
      clearTimeout(whole);
      for (const stop of stops) stop();
      for (const token of tokens) this.#doors.delete(token);
      people.dispose();
      networks.forget(session);
      await copy.running.dispose();
    }
  }

  /** Its own address, by the loopback where it listens on all. */
  #base(): string {
    const address = this.#options.address();
    if (address === null || typeof address === 'string') throw new Error('the host does not listen on a port');
    const { address: host, family, port } = address;
    const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : family === 'IPv6' ? `[${host}]` : host;
    return `ws://${name}:${port}`;
  }
}

/** What came of it, or of the one of the same step that took its place. */
async function newest(mine: Try): Promise<CheckResult> {
  const result = await mine.result;
  if (mine.newer?.check !== mine.check) return result;
  const later = await newest(mine.newer);
  return later.type === 'not-run' ? result : later;
}

/** No token of a pane begins with a full stop. */
const TOKEN = '.check.';

/** What ends a check from outside, once. */
class Interruption {
  readonly promise: Promise<never>;
  readonly by: (ended: CheckEnded) => void;

  constructor() {
    let by: (ended: CheckEnded) => void = () => undefined;
    this.promise = new Promise((_resolve, reject) => (by = reject));
    // it may come when nobody waits any more
    this.promise.catch(() => undefined);
    this.by = by;
  }
}

function restless(): CheckEnded {
  return new CheckEnded({ type: 'failure', failure: { problem: { code: 'restless', params: {} }, who: [] } });
}

/** Gives the way to stop listening. */
function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener();
  signal.addEventListener('abort', listener);
  return () => signal.removeEventListener('abort', listener);
}
