/** What an address of the teachers' page asks for: all lessons, a preview, or a preview that tries its checks in this project. */
export type Place = { type: 'all' } | { type: 'preview'; lesson: string; project: TrialProject | undefined };

/** A project in which a lesson's checks are tried. */
export interface TrialProject {
  id: string;
  /** Its Edit key. */
  key: string;
}

/** Reads `/teachers`, `/teachers/:lesson` and `/teachers/:lesson/:id#editKey`, below any path prefix. */
export function placeOf({ pathname, hash }: Pick<URL, 'pathname' | 'hash'>): Place {
  const [, lesson, id] = /\/teachers\/([a-z0-9-]+)(?:\/([a-z0-9-]+))?\/?$/.exec(pathname) ?? [];
  if (lesson === undefined) return { type: 'all' };
  const key = hash.slice(1);
  return { type: 'preview', lesson, project: id === undefined || key === '' ? undefined : { id, key } };
}

/** Where a preview tries its checks: `edit` is the Edit link of a project, `/e/:id#editKey`. */
export function trialAddress(lesson: string, edit: string, base: string): string {
  const { pathname, hash } = new URL(edit, base);
  const id = pathname.split('/').at(-1) ?? '';
  return new URL(`teachers/${lesson}/${id}${hash}`, base).href;
}
