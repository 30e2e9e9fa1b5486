import * as v from 'valibot';
import type { Links } from '../../server/protocol/ide.ts';
import { projectUrl } from './address.ts';

/** A link of a project, or its Edit key. */
export type KeyKind = keyof Links;

export type KeyChanged = { ok: true; links: Links } | { ok: false; why: 'no-host' | 'failed' };
export type Remixed = { ok: true; edit: string } | { ok: false; why: 'no-host' | 'too-many' | 'failed' };

const link = v.optional(v.string());
const changed = v.object({ links: v.object({ edit: link, look: link, play: link, remix: link }) });
const made = v.object({ links: v.object({ edit: v.string() }) });

export interface KeyRequest {
  id: string;
  /** The Edit key. */
  key: string;
  kind: KeyKind;
  action: 'renew' | 'withdraw';
}

/** Gives the project a new link in the place of one, or none. */
export async function changeKey({ id, key, kind, action }: KeyRequest): Promise<KeyChanged> {
  const answer = await post(`${projectUrl(document.baseURI, id)}/links/${kind}`, { action }, key);
  if (!answer) return { ok: false, why: 'no-host' };
  const parsed = answer.ok ? v.safeParse(changed, await answer.json().catch(() => undefined)) : undefined;
  if (!parsed?.success) return { ok: false, why: 'failed' };
  const links = Object.entries(parsed.output.links).filter(([, value]) => value !== undefined);
  return { ok: true, links: Object.fromEntries(links) };
}

/** A copy of one's own. `link`: what a Remix or a Look link ends with. Gives where the copy is edited. */
export async function remix(link: string): Promise<Remixed> {
  const answer = await post(`${projectUrl(document.baseURI, link)}/remix`, undefined, undefined);
  if (!answer) return { ok: false, why: 'no-host' };
  if (!answer.ok) return { ok: false, why: answer.status === 429 ? 'too-many' : 'failed' };
  const parsed = v.safeParse(made, await answer.json().catch(() => undefined));
  return parsed.success ? { ok: true, edit: parsed.output.links.edit } : { ok: false, why: 'failed' };
}

/** Undefined where nobody answers. */
async function post(url: string, body: unknown, key: string | undefined): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    return undefined; // fetch fails only where nobody answers
  }
}
