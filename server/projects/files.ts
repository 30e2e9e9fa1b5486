/** What the host accepts as the files of a project: the rules of paths, of text, of assets, and of sizes. */
import { assetKind } from '../../runtime/asset-kind.ts';
import { ownName } from '../../runtime/own-names.ts';
import { pathProblem, type PathProblem } from '../protocol/file-paths.ts';
import { LIMITS } from '../protocol/limits.ts';

/** A text, or the bytes of an asset: a picture, a sound, a font. */
export type FileContent = string | Uint8Array;

/** Content replaces or adds the file, null removes it; what is not named stays as it is. */
export type FileChanges = Readonly<Record<string, FileContent | null>>;

/** The files of a project as they are. */
export interface ProjectFiles {
  /** From path to text. */
  texts: ReadonlyMap<string, string>;
  /** From path to bytes. */
  assetSizes: ReadonlyMap<string, number>;
}

/**
 * `texts` are those of the whole project, of whole characters with LF at the ends of lines; `assets` those that were
 * written, by path. `reason` is safe to show to whoever asked.
 */
export type FilesOutcome =
  { ok: true; texts: Map<string, string>; assets: ReadonlyMap<string, Uint8Array> } | { ok: false; reason: string };

const PATH_REASONS: Record<PathProblem, string> = {
  empty: 'has no name',
  characters: 'has something else than letters, digits, - _ . and /, or a step that is empty or made of dots',
  'too-long': `is longer than ${LIMITS.pathLength} characters`,
  'too-deep': `is deeper than ${LIMITS.pathDepth} levels`,
};

/** Judges the files of a whole project. */
export function checkFiles(files: Readonly<Record<string, FileContent>>): FilesOutcome {
  return changeFiles({ texts: new Map(), assetSizes: new Map() }, files);
}

/** Judges what `files` would become with `changes`. Paths that are there already may stay, whatever they look like. */
export function changeFiles(files: ProjectFiles, changes: FileChanges): FilesOutcome {
  const texts = new Map(files.texts);
  const sizes = new Map(files.assetSizes);
  const assets = new Map<string, Uint8Array>();
  const written = new Set<string>();
  for (const [path, content] of Object.entries(changes)) {
    texts.delete(path);
    sizes.delete(path);
    if (content === null) continue;
    written.add(path);
    if (typeof content === 'string') {
      texts.set(path, normalised(content));
      continue;
    }
    sizes.set(path, content.length);
    assets.set(path, content);
  }
  // Whoever only removes files is on the way back to the limits.
  const reason = written.size === 0 ? undefined : trouble({ texts, assetSizes: sizes }, written, files);
  return reason === undefined ? { ok: true, texts, assets } : { ok: false, reason };
}

function trouble(files: ProjectFiles, written: ReadonlySet<string>, before: ProjectFiles): string | undefined {
  const paths = new Set([...files.texts.keys(), ...files.assetSizes.keys()]);
  // First: what follows looks at each path beside all others.
  if (paths.size > LIMITS.filesPerProject) return `A project has at most ${LIMITS.filesPerProject} files; these are ${paths.size}.`;
  for (const path of written) {
    const isNew = !before.texts.has(path) && !before.assetSizes.has(path);
    const reason = (isNew ? (pathTrouble(path) ?? clash(path, paths)) : undefined) ?? kindTrouble(path, files);
    if (reason !== undefined) return reason;
  }
  return sizeTrouble(files);
}

/** The ending says whether a file is a text: by it browsers are told. */
function kindTrouble(path: string, { texts, assetSizes }: ProjectFiles): string | undefined {
  const isAsset = assetKind(path) !== undefined;
  if (isAsset && texts.has(path)) return `${quote(path)} is not a text by its ending: it needs {"base64": "…"}.`;
  if (!isAsset && assetSizes.has(path)) return `${quote(path)} has no ending of a picture, sound, film or font.`;
  return assetSizes.get(path) === 0 ? `${quote(path)} is empty.` : undefined;
}

function sizeTrouble({ texts, assetSizes }: ProjectFiles): string | undefined {
  let total = 0;
  for (const [path, text] of texts) {
    if (text.includes('\0')) return `${quote(path)} is not a text: it holds a NUL character.`;
    const bytes = Buffer.byteLength(text);
    if (bytes > LIMITS.fileBytes) return `${quote(path)} is larger than ${LIMITS.fileBytes / 1024} KiB.`;
    total += bytes;
  }
  for (const [path, bytes] of assetSizes) {
    if (bytes > LIMITS.assetBytes) return `${quote(path)} is larger than ${LIMITS.assetBytes / 1024 / 1024} MiB.`;
    total += bytes;
  }
  return total > LIMITS.projectBytes ? `All files together are larger than ${LIMITS.projectBytes / 1024 / 1024} MiB.` : undefined;
}

function pathTrouble(path: string): string | undefined {
  const problem = pathProblem(path);
  if (problem !== undefined) return `The path ${quote(path)} ${PATH_REASONS[problem]}.`;
  const taken = ownName(path);
  return taken === undefined ? undefined : `The path ${quote(path)} is taken: ${taken} is a name of the host's own.`;
}

/** A zip or a disk can't hold `a` and `a/b`. */
function clash(path: string, paths: ReadonlySet<string>): string | undefined {
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const folder = path.slice(0, slash);
    if (paths.has(folder)) return `${quote(folder)} can't be a file and a folder at once.`;
  }
  const within = `${path}/`;
  for (const other of paths) if (other.startsWith(within)) return `${quote(path)} can't be a file and a folder at once.`;
  return undefined;
}

/** LF at the ends of lines; half a character, which UTF-8 can't hold, becomes U+FFFD. */
function normalised(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\uFFFD');
}

function quote(path: string): string {
  return JSON.stringify(path.length > LIMITS.pathLength ? `${path.slice(0, LIMITS.pathLength)}…` : path);
}

/** Of the changes, what is no text: bytes by path. */
export function assetsIn(changes: FileChanges): Map<string, Uint8Array> {
  return new Map(Object.entries(changes).flatMap(([path, content]) => (content instanceof Uint8Array ? [[path, content]] : [])));
}
