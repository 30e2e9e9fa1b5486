import * as v from 'valibot';
import type { Links } from '../../server/protocol/ide.ts';
import { projectUrl } from './address.ts';

/** A link of a project, or its Edit key. */
export type KeyKind = keyof Links;

export type KeyChanged = { ok: true; links: Links } | { ok: false; why: 'no-host' | 'failed' };

const link = v.optional(v.string());
const changed = v.object({ links: v.object({ edit: link, look: link, play: link, remix: link }) });

export interface KeyRequest {
  id: string;
  /** The Edit key. */
  key: string;
  kind: KeyKind;
  action: 'renew' | 'withdraw';
}

/** Gives the project a new link in the place of one, or none. */
export async function changeKey({ id, key, kind, action }: KeyRequest): Promise<KeyChanged> {
  let answer: Response;
  try {
    answer = await fetch(`${projectUrl(document.baseURI, id)}/links/${kind}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ action }),
    });
  } catch {
    return { ok: false, why: 'no-host' }; // fetch fails only where nobody answers
  }
  const parsed = answer.ok ? v.safeParse(changed, await answer.json().catch(() => undefined)) : undefined;
  if (!parsed?.success) return { ok: false, why: 'failed' };
  const links = Object.entries(parsed.output.links).filter(([, value]) => value !== undefined);
  return { ok: true, links: Object.fromEntries(links) };
}
