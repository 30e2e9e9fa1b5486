import { guardLoops, loopGuardsIn } from './guard-loops.ts';
import { insertTexts } from './insertions.ts';
import { scriptFile } from './page-modules.ts';

/** The text of a script file of a page that is served as it was written, but for its loops, which are guarded. */
export function guardScript(path: string, text: string): string {
  const source = scriptFile(path, text);
  // A comment like that of HTML is one in a classic script only, and no mistake in a module: it is something else there.
  const isOldStyle = source.sourceType === 'unambiguous' && /<!--|-->/.test(text);
  const guards = isOldStyle ? loopGuardsIn({ ...source, sourceType: 'script' }) : [];
  return guards.length > 0 ? insertTexts(text, guards) : guardLoops(source);
}
