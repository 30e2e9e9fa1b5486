import type { Location, Message } from 'esbuild-wasm';
import type { CompileDiagnostic } from './compile-diagnostic.ts';
import { PROJECT, WSZERO } from './bundle-options.ts';
import { columnBefore } from './insertions.ts';
import type { PreparedFile } from './prepare-server.ts';

/** esbuild gives errors no names of their own. */
const REASONS: readonly [reason: string, pattern: RegExp][] = [
  ['constant', /^Cannot assign to "(?<name>[^"]+)" because it is a constant/],
  ['no-export', /^No matching export in "(?<path>[^"]+)" for import "(?<name>[^"]+)"/],
  ['top-level-await', /^Top-level await /],
];

/** esbuild's errors, with places in the pupil's own files. */
export function diagnoseBuild(errors: readonly Message[], files: ReadonlyMap<string, PreparedFile>): CompileDiagnostic[] {
  return errors.map(({ text, location }) => {
    const place = location ? placeOf(location, files) : {};
    const original = inPupilsWords(text);
    // code that does not parse never gets here
    if (place.file?.endsWith('.json')) return { code: 'syntax', params: { reason: '' }, side: 'server', ...place, original };
    return { code: 'compile-failed', params: reasonIn(original), side: 'server', ...place, original };
  });
}

function placeOf(
  { file, line, column, lineText }: Location,
  files: ReadonlyMap<string, PreparedFile>,
): Pick<CompileDiagnostic, 'file' | 'line' | 'column'> {
  if (!file.startsWith(`${PROJECT}:`)) return {};
  const path = file.slice(PROJECT.length + 1);
  // esbuild counts bytes
  const units = Buffer.from(lineText).subarray(0, column).toString().length;
  return { file: path, line, column: columnBefore(files.get(path)?.insertions ?? [], line, units) + 1 };
}

/** What a text for a child can be made from, of the mistakes that are likely. */
function reasonIn(original: string): Record<string, string> {
  for (const [reason, pattern] of REASONS) {
    const match = pattern.exec(original);
    if (match) return { reason, ...match.groups };
  }
  return {};
}

/** Without the names that only esbuild and this folder know. */
function inPupilsWords(text: string): string {
  return text.replaceAll(`"${PROJECT}:`, '"').replaceAll(`"${WSZERO}:`, '"');
}
