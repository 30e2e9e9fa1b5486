import { makeProject, type Opened } from '../pages/host-calls.ts';
import { speech } from '../texts/language.ts';
import type { PlainKey } from '../texts/text.ts';

/** A new project from this lesson, opened in this window. Resolves to what went wrong, in the catalogue's key. */
export async function startLesson(id: string): Promise<PlainKey | undefined> {
  const made = await makeProject({ lesson: id, lang: speech.state.language });
  if (!made.ok) return MAKE_TROUBLE[made.why];
  location.assign(new URL(made.edit, document.baseURI));
  return undefined;
}

/** Why there is no new project. */
export const MAKE_TROUBLE = {
  'no-host': 'start.no-host',
  unknown: 'start.failed',
  'too-many': 'start.too-many',
  'disk-full': 'start.disk-full',
  failed: 'start.failed',
} as const satisfies Record<Extract<Opened, { ok: false }>['why'], PlainKey>;
