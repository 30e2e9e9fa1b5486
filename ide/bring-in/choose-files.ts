import { ownName } from '../../runtime/own-names.ts';
import { assetKind } from '../../runtime/asset-kind.ts';
import { isTaken, pathProblem, type PathProblem } from '../../server/protocol/file-paths.ts';
import { LIMITS } from '../../server/protocol/limits.ts';
import type { FoundFile } from './found-files.ts';

/** Why a file stays where it is. */
export type LeftWhy = PathProblem | 'own-name' | 'too-large' | 'no-room' | 'too-many' | 'not-text' | 'empty';

export interface LeftFile {
  path: string;
  why: LeftWhy;
}

export interface Choice {
  /** From the path in the project to the path in what was picked. */
  taken: Map<string, string>;
  /** What can't be taken, for the pupil to read. */
  left: LeftFile[];
  /** Where a package.json is, in what was picked: it says whether this was taken home. */
  packageJson: string | undefined;
}

/** What computers leave in folders and zips, and nobody asks about. */
const CLUTTER = /(^|\/)(\.(?!\.?(\/|$))[^/]*|__MACOSX|node_modules|Thumbs\.db|desktop\.ini)(\/|$)/i;

/** Which of `files` a project can hold. A folder that is around all of them is no part of their paths. */
export function chooseFiles(files: readonly FoundFile[]): Choice {
  const plain = files.filter(({ path }) => !path.endsWith('/') && !CLUTTER.test(path));
  const top = commonTop(plain.map(({ path }) => path));
  const choice: Choice = { taken: new Map(), left: [], packageJson: undefined };
  let bytes = 0;
  for (const file of plain.sort(byImportance(top))) {
    const path = file.path.slice(top.length);
    if (path === 'package.json') choice.packageJson = file.path;
    // whatever made it run comes with every project that is taken home
    if (ownName(path) !== undefined) {
      if (!/^(runtime|package-lock\.json$)/i.test(path)) choice.left.push({ path, why: 'own-name' });
      continue;
    }
    const why = problem(path, file.size, { taken: [...choice.taken.keys()], bytes });
    if (why !== undefined) {
      choice.left.push({ path, why });
      continue;
    }
    bytes += file.size;
    choice.taken.set(path, file.path);
  }
  return choice;
}

/** Whether there is anything in it that a project begins with. */
export function isProject(paths: Iterable<string>): boolean {
  return [...paths].some((path) => /^server\.[jt]s$/.test(path) || /^[^/]+\.html?$/.test(path));
}

function problem(path: string, size: number, so: { taken: readonly string[]; bytes: number }): LeftWhy | undefined {
  const bad = pathProblem(path);
  if (bad !== undefined) return bad;
  if (isTaken(path, so.taken)) return 'own-name';
  const isAsset = assetKind(path) !== undefined;
  if (isAsset && size === 0) return 'empty';
  if (size > (isAsset ? LIMITS.assetBytes : LIMITS.fileBytes)) return 'too-large';
  if (so.taken.length >= LIMITS.filesPerProject) return 'too-many';
  return so.bytes + size > LIMITS.projectBytes ? 'no-room' : undefined;
}

/** `project/`, when all paths begin with it. */
function commonTop(paths: readonly string[]): string {
  const [first = ''] = paths;
  const top = first.slice(0, first.indexOf('/') + 1);
  return top !== '' && paths.every((path) => path.startsWith(top)) && !isProject(paths) ? top : '';
}

/** Where there is no room for all, the server and what lies at the top come first. */
function byImportance(top: string): (a: FoundFile, b: FoundFile) => number {
  const rank = ({ path }: FoundFile): number => {
    const inside = path.slice(top.length);
    if (/^server(\.[jt]s$|\/)/.test(inside)) return 0;
    return /^index\.html$/.test(inside) ? 1 : inside.split('/').length + 1;
  };
  return (a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}
