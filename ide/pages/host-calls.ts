import * as v from 'valibot';
import type { ReportReason } from '../../server/protocol/report.ts';
import { speech } from '../texts/language.ts';

const opened = v.object({ links: v.object({ edit: v.string() }) });

/** Where the project is edited, or why there is none. */
export type Opened = { ok: true; edit: string } | { ok: false; why: 'no-host' | 'unknown' | 'too-many' | 'disk-full' | 'failed' };

/** A new project: with these files, with those of a lesson, or with what every project starts with. */
export function makeProject(
  project: { name?: string; files?: Record<string, string | { base64: string }>; lesson?: string; lang?: string } = {},
): Promise<Opened> {
  return ask('api/projects', project);
}

/** A copy of one's own. `link`: what a Remix or a Look link ends with. */
export function remixProject(link: string): Promise<Opened> {
  return ask(`api/projects/${encodeURIComponent(link)}/remix`, {});
}

/** The project that has these secret words. */
export function findByWords(words: string[]): Promise<Opened> {
  return ask('api/words', { words });
}

/** Tells who made the page what is wrong with it. False when it did not arrive. */
export async function tellReport(play: string, why: ReportReason): Promise<boolean> {
  const response = await post(`api/projects/${encodeURIComponent(play)}/report`, { why });
  return response?.ok === true;
}

async function ask(path: string, body: unknown): Promise<Opened> {
  const response = await post(path, body);
  if (!response) return { ok: false, why: 'no-host' };
  if (!response.ok) return { ok: false, why: whyNot(response.status) };
  const parsed = v.safeParse(opened, await response.json().catch(() => undefined));
  return parsed.success ? { ok: true, edit: parsed.output.links.edit } : { ok: false, why: 'failed' };
}

/** Undefined where nobody answers: `fetch` fails for nothing else. */
async function post(path: string, body: unknown): Promise<Response | undefined> {
  try {
    return await fetch(new URL(path, document.baseURI), {
      method: 'POST',
      // What a new project says in its pages is in the language of the page that made it.
      headers: { 'content-type': 'application/json', 'accept-language': speech.state.language },
      body: JSON.stringify(body),
    });
  } catch {
    return undefined;
  }
}

function whyNot(status: number): 'unknown' | 'too-many' | 'disk-full' | 'failed' {
  if (status === 400 || status === 403 || status === 404) return 'unknown';
  if (status === 507) return 'disk-full';
  return status === 429 ? 'too-many' : 'failed';
}
