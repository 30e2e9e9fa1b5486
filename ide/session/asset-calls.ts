import { base64Of } from '../parts/base64.ts';
import type { AssetContent } from '../state/workbench.ts';

export interface AssetCallsOptions {
  /** The project's address below `/api`, without a slash at its end. */
  url: string;
  /** The Edit key or the look id. */
  key: string;
}

export type PutOutcome = { ok: true } | { ok: false; why: 'no-host' | 'full' | 'disk-full' | 'refused' };

/** What goes over HTTP and not over the socket: contents of pictures, sounds and fonts. Ends with `dispose`. */
export class AssetCalls {
  readonly #options: AssetCallsOptions;
  readonly #end = new AbortController();

  constructor(options: AssetCallsOptions) {
    this.#options = options;
  }

  /** Makes or replaces a file of the project. A text goes as it is. */
  async put(path: string, content: string | Uint8Array): Promise<PutOutcome> {
    const file = typeof content === 'string' ? content : { base64: base64Of(content) };
    const body = JSON.stringify({ files: { [path]: file } });
    const response = await this.#ask('files', body);
    if (!response) return { ok: false, why: 'no-host' };
    if (response.ok) return { ok: true };
    if (response.status === 507) return { ok: false, why: 'disk-full' };
    // Its kind, its size and its name are as they should be by now: what is left is the size of all.
    return { ok: false, why: response.status === 400 || response.status === 413 ? 'full' : 'refused' };
  }

  /** `hash`: SHA-256, in hex. */
  async read(hash: string): Promise<AssetContent> {
    const response = await this.#ask(`assets/${hash}`);
    try {
      if (response?.ok) return { ok: true, bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch {
      return { ok: false, why: 'no-host' }; // it broke off in the middle
    }
    return { ok: false, why: response?.status === 404 ? 'gone' : 'no-host' };
  }

  dispose(): void {
    this.#end.abort();
  }

  /** `put`: a body. Undefined where nobody answers. */
  async #ask(path: string, put?: string): Promise<Response | undefined> {
    const { url, key } = this.#options;
    const headers = { authorization: `Bearer ${key}`, ...(put !== undefined && { 'content-type': 'application/json' }) };
    try {
      return await fetch(`${url}/${path}`, {
        headers,
        signal: this.#end.signal,
        ...(put !== undefined && { method: 'PUT', body: put }),
      });
    } catch {
      return undefined; // fetch fails only where nobody answers, and at the end
    }
  }
}
