import * as v from 'valibot';
import { VERSION_REASONS, type Restored, type Version, type VersionFile, type VersionList } from '../../server/protocol/version.ts';
import type { Answered, Versions } from '../state/workbench.ts';

export interface VersionCallsOptions {
  /** The project's address below `/api`, without a slash at its end. */
  url: string;
  /** The Edit key. */
  key: string;
  /** The project has become what it was. */
  restored: () => void;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const version = v.pipe(
  v.object({ n: count, at: v.number(), why: v.picklist(VERSION_REASONS), step: v.optional(count), name: v.optional(v.string()) }),
  v.transform(({ step, name, ...rest }): Version => ({
    ...rest,
    ...(step !== undefined && { step }),
    ...(name !== undefined && { name }),
  })),
);
const list: v.GenericSchema<unknown, VersionList> = v.object({ versions: v.array(version), now: v.number() });
const file: v.GenericSchema<unknown, VersionFile> = v.union([
  v.object({ path: v.string(), text: v.string() }),
  v.object({ path: v.string(), asset: v.string(), isGone: v.boolean() }),
]);
const files = v.object({ files: v.array(file) });
const kept = v.object({ n: count });
const restored: v.GenericSchema<unknown, Restored> = v.object({ before: count, gone: v.array(v.string()) });

/** What is asked of the host about the versions of the project, over HTTP. */
export class VersionCalls implements Versions {
  readonly #options: VersionCallsOptions;

  constructor(options: VersionCallsOptions) {
    this.#options = options;
  }

  list(): Promise<Answered<VersionList>> {
    return this.#ask('GET', '', list);
  }

  async files(n: number): Promise<Answered<VersionFile[]>> {
    const answered = await this.#ask('GET', `/${String(n)}`, files);
    return answered.ok ? { ok: true, value: answered.value.files } : answered;
  }

  keep(name: string): Promise<Answered<{ n: number }>> {
    return this.#ask('POST', '', kept, { name });
  }

  rename(n: number, name: string): Promise<Answered<unknown>> {
    return this.#ask('PUT', `/${String(n)}`, v.unknown(), { name });
  }

  async restore(n: number): Promise<Answered<Restored>> {
    const answered = await this.#ask('POST', `/${String(n)}/restore`, restored);
    if (answered.ok) this.#options.restored();
    return answered;
  }

  async #ask<What>(method: string, path: string, schema: v.GenericSchema<unknown, What>, body?: object): Promise<Answered<What>> {
    const { url, key } = this.#options;
    const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) };
    let data: unknown;
    try {
      const response = await fetch(`${url}/versions${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      if (!response.ok) return { ok: false, why: response.status === 404 ? 'gone' : response.status >= 500 ? 'no-host' : 'refused' };
      data = await response.json();
    } catch {
      return { ok: false, why: 'no-host' }; // nobody answers, or it broke off in the middle
    }
    const parsed = v.safeParse(schema, data);
    return parsed.success ? { ok: true, value: parsed.output } : { ok: false, why: 'refused' };
  }
}
