import type { VersionFile } from '../../server/protocol/version.ts';
import { sideOf, type Side } from '../../runtime/side.ts';
import { lineDiff, type DiffLine } from '../parts/line-diff.ts';

/** A file of the project as it is now. */
export type NowFile = { path: string; text: string } | { path: string; asset: string };

/** What becomes of a file when a version is put back. `lost`: that picture, sound or font is not there any longer, so the file stays as it is. */
export type Fate = 'same' | 'changes' | 'comes' | 'goes' | 'lost';

export interface FileChange {
  path: string;
  side: Side;
  fate: Fate;
  /** From now to then; of a text only. */
  lines?: DiffLine[];
}

/** What would change, file by file: first those that are there now, in their order. `around`: lines that are shown beside a change. */
export function fileChanges(now: readonly NowFile[], then: readonly VersionFile[], around?: number): FileChange[] {
  const old = new Map(then.map((file) => [file.path, file]));
  const paths = new Set([...now.map(({ path }) => path), ...old.keys()]);
  const current = new Map(now.map((file) => [file.path, file]));
  return [...paths].map((path) => ({ path, side: sideOf(path), ...changeOf(current.get(path), old.get(path), around) }));
}

function changeOf(now: NowFile | undefined, then: VersionFile | undefined, around: number | undefined): Pick<FileChange, 'fate' | 'lines'> {
  if (then && 'isGone' in then && then.isGone) return { fate: 'lost' };
  const fate = fateOf(now, then);
  const [before, after] = [textOf(now), textOf(then)];
  return before === undefined && after === undefined ? { fate } : { fate, lines: lineDiff(before ?? '', after ?? '', around) };
}

function fateOf(now: NowFile | undefined, then: VersionFile | undefined): Fate {
  if (!now) return 'comes';
  if (!then) return 'goes';
  return contentOf(now) === contentOf(then) && 'text' in now === 'text' in then ? 'same' : 'changes';
}

function contentOf(file: NowFile | VersionFile): string {
  return 'text' in file ? file.text : file.asset;
}

function textOf(file: NowFile | VersionFile | undefined): string | undefined {
  return file && 'text' in file ? file.text : undefined;
}
