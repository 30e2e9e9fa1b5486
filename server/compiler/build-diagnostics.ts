import type { Location, Message } from 'esbuild-wasm';
import type { Diagnostic } from '../protocol/diagnostic.ts';
import { PROJECT, WSZERO } from './bundle-options.ts';
import { columnBefore } from './insertions.ts';
import type { PreparedFile } from './prepare-server.ts';

/** esbuild's errors, with places in the pupil's own files. */
export function diagnoseBuild(errors: readonly Message[], files: ReadonlyMap<string, PreparedFile>): Diagnostic[] {
  return errors.map(({ text, location }) => {
    const place = location ? placeOf(location, files) : {};
    // code that does not parse never gets here
    const code = place.file?.endsWith('.json') ? 'syntax' : 'compile-failed';
    return { code, params: code === 'syntax' ? { reason: '' } : {}, side: 'server', ...place, original: inPupilsWords(text) };
  });
}

function placeOf(
  { file, line, column, lineText }: Location,
  files: ReadonlyMap<string, PreparedFile>,
): Pick<Diagnostic, 'file' | 'line' | 'column'> {
  if (!file.startsWith(`${PROJECT}:`)) return {};
  const path = file.slice(PROJECT.length + 1);
  // esbuild counts bytes
  const units = Buffer.from(lineText).subarray(0, column).toString().length;
  return { file: path, line, column: columnBefore(files.get(path)?.insertions ?? [], line, units) + 1 };
}

/** Without the names that only esbuild and this folder know. */
function inPupilsWords(text: string): string {
  return text.replaceAll(`"${PROJECT}:`, '"').replaceAll(`"${WSZERO}:`, '"');
}
