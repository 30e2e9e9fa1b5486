import type { Version, VersionFile } from '../../../server/protocol/version.ts';
import type { Answered, Versions } from '../../../ide/state/workbench.ts';

/** Versions without a host: those that a test has put into it. */
export class MemoryVersions implements Versions {
  /** The oldest first, each with what is in it. */
  all: { version: Version; files: VersionFile[] }[] = [];
  /** What time it is on the host. */
  now = 1_790_000_000_000;
  /** Why every call is refused. */
  problem: Extract<Answered<unknown>, { ok: false }>['why'] | undefined;
  /** Paths that can not be put back. */
  gone: string[] = [];
  /** Holds every answer back until it resolves. */
  until: Promise<void> = Promise.resolve();
  readonly #ask: (asked: string) => void;

  constructor(ask: (asked: string) => void) {
    this.#ask = ask;
  }

  list: Versions['list'] = () => this.#answer('list-versions', { versions: this.all.map(({ version }) => version), now: this.now });
  files: Versions['files'] = (n) => this.#answer(`version ${String(n)}`, this.all.find(({ version }) => version.n === n)?.files ?? []);
  keep: Versions['keep'] = (name) => {
    const n = this.all.length + 1;
    if (this.problem === undefined) this.all.push({ version: { n, at: this.now, why: 'named', name }, files: [] });
    return this.#answer(`keep-version ${name}`, { n });
  };
  rename: Versions['rename'] = (n, name) => {
    for (const one of this.all) if (one.version.n === n && this.problem === undefined) one.version = { ...one.version, name };
    return this.#answer(`name-version ${String(n)} ${name}`, undefined);
  };
  restore: Versions['restore'] = (n) => this.#answer(`restore ${String(n)}`, { before: 99, gone: this.gone });

  async #answer<What>(asked: string, value: What): Promise<Answered<What>> {
    this.#ask(asked);
    await this.until;
    return this.problem === undefined ? { ok: true, value } : { ok: false, why: this.problem };
  }
}
