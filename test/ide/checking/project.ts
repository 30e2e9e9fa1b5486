import ts from 'typescript';
import { explain, plain } from '../../../ide/texts/explain.ts';
import { libText } from '../../../ide/checking/lib-texts.ts';
import { ProjectChecker } from '../../../ide/checking/project-checker.ts';
import type { Finding } from '../../../ide/checking/finding.ts';

/** Parsing TypeScript's own declarations takes longer than all else. */
const registry = ts.createDocumentRegistry();

/** A checker that knows these files. */
export function checkerOf(files: Record<string, string>): ProjectChecker {
  const checker = new ProjectChecker(libText, registry);
  for (const [path, text] of Object.entries(files)) checker.sources.set(path, text);
  return checker;
}

/** `server.js:2 The sentence. What to do.` */
export function told(finding: Finding): string {
  const { title, todo } = explain(finding);
  return `${finding.file}:${String(finding.line)} ${plain(title)} ${plain(todo)}`;
}

/** What a child reads about these files. */
export function sayings(files: Record<string, string>): string[] {
  return checkerOf(files).checkAll().map(told);
}

/** The file of the finding as its fix makes it. */
export function mended(text: string, { fix }: Finding): string {
  let result = text;
  for (const { start, removed, inserted } of [...(fix?.edits ?? [])].sort((a, b) => b.start - a.start)) {
    if (!result.startsWith(removed, start)) throw new Error(`there is no ${removed} at ${String(start)}`);
    result = result.slice(0, start) + inserted + result.slice(start + removed.length);
  }
  return result;
}
