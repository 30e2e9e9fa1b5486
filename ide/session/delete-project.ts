import { projectUrl } from './address.ts';

export type Deleted = { ok: true } | { ok: false; why: 'no-host' | 'failed' };

/** For good, for everybody. `key`: the Edit key. */
export async function deleteProject(id: string, key: string): Promise<Deleted> {
  let answer: Response;
  try {
    answer = await fetch(projectUrl(document.baseURI, id), { method: 'DELETE', headers: { authorization: `Bearer ${key}` } });
  } catch {
    return { ok: false, why: 'no-host' }; // fetch fails only where nobody answers
  }
  // somebody else was faster
  return answer.ok || answer.status === 404 ? { ok: true } : { ok: false, why: 'failed' };
}
