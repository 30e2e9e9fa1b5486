import * as v from 'valibot';
import { isCollection, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Tell } from './problems.ts';

/** Aliases make a short text a large value: nobody needs one in a lesson. */
const MOST_ALIASES = 0;
/** More are hidden behind the first ones. */
const MOST_ISSUES = 10;

/**
 * Reads a piece of YAML that begins at `firstLine` of its file. What does not fit `schema` is told with its line, and then there is
 * nothing.
 */
export function readYaml<Output>(
  text: string,
  firstLine: number,
  schema: v.GenericSchema<unknown, Output>,
  tell: Tell,
): Output | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (at: number): number => firstLine + lines.linePos(at).line - 1;
  const [error] = document.errors;
  if (error) {
    tell(`This can not be read: ${plain(error.message)}`, lineOf(error.pos[0]));
    return undefined;
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    tell('This uses & and *, which a lesson can not.', firstLine);
    return undefined;
  }
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  for (const issue of result.issues.slice(0, MOST_ISSUES)) {
    const path = (issue.path ?? []).map(({ key }) => key);
    tell(wordsOf(issue, path), lineOf(placeOf(document, path)));
  }
  return undefined;
}

/** Where the value stands, or the innermost thing around it that there is. */
function placeOf(document: Document.Parsed, path: readonly unknown[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if ((isScalar(node) || isCollection(node)) && node.range) return node.range[0];
  }
  return 0;
}

function wordsOf(issue: v.BaseIssue<unknown>, path: readonly unknown[]): string {
  const key = path.findLast((part) => typeof part === 'string');
  const what = key === undefined ? 'This' : `'${key}'`;
  if (issue.kind === 'schema' && issue.type === 'strict_object') {
    if (issue.expected === 'never') return `${what} is not known here.`;
    if (issue.received === 'undefined') return `${what} is missing.`;
    return `${what} must be made of names and values.`;
  }
  return `${what} ${issue.message}.`;
}

/** What the reader of YAML says, for somebody who has not heard of YAML. */
function plain(message: string): string {
  if (/Nested mappings|Implicit keys|compact mapping/.test(message)) return "a text with ': ' in it needs '…' around it.";
  if (/reserved character|Plain value cannot start/.test(message)) return "a text that begins with a sign needs '…' around it.";
  if (/^Flow (sequence|map)/.test(message)) return 'a [ or { is not closed.';
  if (/Map keys must be unique/.test(message)) return 'a name stands there twice.';
  if (/indented|indentation/i.test(message)) return 'a line begins too far to the left or to the right.';
  return `${message.replace(/\.$/, '')}.`;
}
