import type { Lesson, LessonSummary } from '../../server/protocol/lesson.ts';
import { speech } from '../texts/language.ts';
import { parseLesson, parseLessons } from './lesson-schema.ts';

export type Fetched<What> = { ok: true; value: What } | { ok: false; why: 'no-host' | 'unknown' };

/** A lesson in the language of the IDE. `api` is the address of the host's API, and ends with a slash. */
export function fetchLesson(api: string, id: string): Promise<Fetched<Lesson>> {
  return get(new URL(`lessons/${encodeURIComponent(id)}`, api), parseLesson);
}

/** All lessons of the host, in their order. `unknown` where it knows nothing of lessons. */
export function fetchLessons(api: string): Promise<Fetched<LessonSummary[]>> {
  return get(new URL('lessons', api), parseLessons);
}

async function get<What>(url: URL, parse: (data: unknown) => What | undefined): Promise<Fetched<What>> {
  url.searchParams.set('lang', speech.state.language);
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    return { ok: false, why: 'no-host' }; // fetch fails only where nobody answers
  }
  if (!response.ok) return { ok: false, why: response.status < 500 ? 'unknown' : 'no-host' };
  const value = parse(await response.json().catch(() => undefined));
  return value === undefined ? { ok: false, why: 'unknown' } : { ok: true, value };
}
