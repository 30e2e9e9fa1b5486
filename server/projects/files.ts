/** What the host accepts as the files of a project: the rules of paths, of text, and of sizes. */
import { HOST_NAMES, pathProblem, type PathProblem } from '../protocol/file-paths.ts';
import { LIMITS } from '../protocol/limits.ts';

/** `files` are those of the whole project, each a text of whole characters with LF at the ends of lines. `reason` is safe to show to whoever asked. */
export type FilesOutcome = { ok: true; files: Map<string, string> } | { ok: false; reason: string };

/** A text, or the bytes of an asset: a picture, a sound, a font. */
export type FileContent = string | Uint8Array;

/** Content replaces or adds the file, null removes it; what is not named stays as it is. */
export type FileChanges = Readonly<Record<string, FileContent | null>>;

const PATH_REASONS: Record<PathProblem, string> = {
  empty: 'has no name',
  characters: 'has something else than letters, digits, - _ . and /, or a step that is empty or made of dots',
  'too-long': `is longer than ${LIMITS.pathLength} characters`,
  'too-deep': `is deeper than ${LIMITS.pathDepth} levels`,
};

/** Judges the files of a whole project. */
export function checkFiles(files: ReadonlyMap<string, string>): FilesOutcome {
  return check(new Map(files), files.keys());
}

/** Judges what `files` would become with `changes`. Paths that are there already may stay, whatever they look like. */
export function changeFiles(files: ReadonlyMap<string, string>, changes: FileChanges): FilesOutcome {
  const changed = new Map(files);
  const written: string[] = [];
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) {
      changed.delete(path);
      continue;
    }
    changed.set(path, text);
    written.push(path);
  }
  // Whoever only removes files is on the way back to the limits.
  if (written.length === 0) return { ok: true, files: changed };
  return check(
    changed,
    written.filter((path) => !files.has(path)),
  );
}

function check(files: Map<string, string>, added: Iterable<string>): FilesOutcome {
  for (const path of added) {
    const reason = pathTrouble(path) ?? clash(path, files);
    if (reason !== undefined) return { ok: false, reason };
  }
  if (files.size > LIMITS.filesPerProject) {
    return { ok: false, reason: `A project has at most ${LIMITS.filesPerProject} files; these are ${files.size}.` };
  }
  let total = 0;
  for (const [path, text] of files) {
    if (text.includes('\0')) return { ok: false, reason: `${quote(path)} is not a text: it holds a NUL character.` };
    const normal = normalised(text);
    const bytes = Buffer.byteLength(normal);
    if (bytes > LIMITS.fileBytes) return { ok: false, reason: `${quote(path)} is larger than ${LIMITS.fileBytes / 1024} KiB.` };
    total += bytes;
    files.set(path, normal);
  }
  if (total > LIMITS.projectBytes) {
    return { ok: false, reason: `All files together are larger than ${LIMITS.projectBytes / 1024 / 1024} MiB.` };
  }
  return { ok: true, files };
}

function pathTrouble(path: string): string | undefined {
  const problem = pathProblem(path);
  if (problem !== undefined) return `The path ${quote(path)} ${PATH_REASONS[problem]}.`;
  const [first = ''] = path.split('/');
  return HOST_NAMES.has(first) ? `The path ${quote(path)} is taken: the host itself serves ${first} there.` : undefined;
}

/** A zip or a disk can't hold `a` and `a/b`. */
function clash(path: string, files: ReadonlyMap<string, string>): string | undefined {
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const folder = path.slice(0, slash);
    if (files.has(folder)) return `${quote(folder)} can't be a file and a folder at once.`;
  }
  const within = `${path}/`;
  for (const other of files.keys()) if (other.startsWith(within)) return `${quote(path)} can't be a file and a folder at once.`;
  return undefined;
}

/** LF at the ends of lines; half a character, which UTF-8 can't hold, becomes U+FFFD. */
function normalised(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\uFFFD');
}

function quote(path: string): string {
  return JSON.stringify(path.length > LIMITS.pathLength ? `${path.slice(0, LIMITS.pathLength)}…` : path);
}
