import type { Diagnostic } from '../../server/protocol/diagnostic.ts';
import type { ProjectState } from '../../server/protocol/project-state.ts';

/** What `POST /api/projects` answers, and the play id out of its link. */
export interface MadeProject {
  id: string;
  editKey: string;
  words: string[];
  links: { edit: string; look: string; play: string; remix: string };
  play: string;
}

export interface PutAnswer {
  ok: boolean;
  diagnostics: Diagnostic[];
}

export interface ReadProject {
  id: string;
  name: string;
  /** Texts. */
  files: Record<string, string>;
  /** Pictures, sounds and fonts. */
  assets: Record<string, Buffer>;
  state: ProjectState;
  diagnostics: Diagnostic[];
}

/** `base`: where the host is, without a slash at its end. `more`: headers. Throws on any other status than 201. */
export async function createProject(
  base: string,
  files?: Record<string, string | { base64: string }>,
  name?: string,
  more: Record<string, string> = {},
): Promise<MadeProject> {
  return await make(base, { ...(name === undefined ? {} : { name }), ...(files === undefined ? {} : { files }) }, more);
}

/** The project with which a lesson begins. */
export async function createFromLesson(base: string, lesson: string): Promise<MadeProject> {
  return await make(base, { lesson });
}

async function make(base: string, project: object, more: Record<string, string> = {}): Promise<MadeProject> {
  const headers = { 'content-type': 'application/json', ...more };
  const asked = await fetch(`${base}/api/projects`, { method: 'POST', headers, body: JSON.stringify(project) });
  const made = (await expectStatus(201, asked)) as Omit<MadeProject, 'play'>;
  return { ...made, play: playIdOf(made.links.play) };
}

/** Resolves when the new code is live or refused. `null` deletes a file. Throws on any other status than 200. */
export async function putFiles(
  base: string,
  project: MadeProject,
  files: Record<string, string | { base64: string } | null>,
): Promise<PutAnswer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${project.editKey}` };
  const url = `${base}/api/projects/${project.id}/files`;
  return (await expectStatus(200, await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ files }) }))) as PutAnswer;
}

/** Throws on any other status than 200. */
export async function readProject(base: string, project: MadeProject): Promise<ReadProject> {
  const headers = { authorization: `Bearer ${project.editKey}` };
  const answer = await expectStatus(200, await fetch(`${base}/api/projects/${project.id}`, { headers }));
  const read = answer as Omit<ReadProject, 'files' | 'assets'> & { files: Record<string, string | { base64: string }> };
  const whole: ReadProject = { ...read, files: {}, assets: {} };
  for (const [path, content] of Object.entries(read.files)) {
    if (typeof content === 'string') whole.files[path] = content;
    else whole.assets[path] = Buffer.from(content.base64, 'base64');
  }
  return whole;
}

function playIdOf(link: string): string {
  return new URL(link, 'http://any').pathname.split('/').filter(Boolean).at(-1) ?? '';
}

async function expectStatus(status: number, response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.url} answered ${String(response.status)}: ${text.slice(0, 400)}`);
  return JSON.parse(text) as unknown;
}
