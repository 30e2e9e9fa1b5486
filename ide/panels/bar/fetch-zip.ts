import type { Links } from '../../../server/protocol/ide.ts';

export type FetchedZip = { ok: true; zip: Blob; name: string } | { ok: false; why: 'no-host' | 'failed' };

export interface ZipRequest {
  id: string;
  /** The Edit key or the look id. */
  key: string;
  /** Told how many bytes came so far: how many there will be nobody knows before the end. */
  progress: (bytes: number) => void;
  signal: AbortSignal;
}

/** The project as a zip, with the name that the host gives it. Rejects when the signal is aborted. */
export async function fetchZip({ id, key, progress, signal }: ZipRequest): Promise<FetchedZip> {
  const url = new URL(`api/projects/${encodeURIComponent(id)}/export.zip`, document.baseURI);
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` }, signal });
    if (!response.ok || !response.body) return { ok: false, why: 'failed' };
    const parts: BlobPart[] = [];
    let bytes = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      progress((bytes += part.value.length));
    }
    return { ok: true, zip: new Blob(parts, { type: 'application/zip' }), name: nameIn(response.headers.get('content-disposition')) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TypeError) return { ok: false, why: 'no-host' }; // so fails what nobody answers, or what broke off
    throw error;
  }
}

/** What opens a project for reading: the words of its Edit link, or what its Look link ends with. */
export function keyIn({ edit, look }: Links): string {
  const words = edit === undefined ? '' : new URL(edit, document.baseURI).hash.slice(1);
  return words === '' && look !== undefined ? (new URL(look, document.baseURI).pathname.split('/').at(-1) ?? '') : words;
}

function nameIn(disposition: string | null): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '') ?? [];
  try {
    return encoded === undefined ? 'project.zip' : decodeURIComponent(encoded);
  } catch {
    return 'project.zip'; // not what the host sends
  }
}
