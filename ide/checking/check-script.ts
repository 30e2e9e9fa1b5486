import ts from 'typescript';
import type { CheckContext } from './check-context.ts';
import { checkMessages } from './check-messages.ts';
import { tellMadeByPart, tellUnknownName, tellUnknownPart } from './check-names.ts';
import { checkPage } from './check-page.ts';
import { checkShown } from './check-shown.ts';
import { checkServer } from './check-server.ts';
import { checkQuestions, checkSums, tellConst } from './check-values.ts';

/**
 * What TypeScript says of plain JavaScript, as far as it is told at all: the rest is about types, of which a child who
 * writes JavaScript has never heard.
 */
const UNKNOWN_NAME: ReadonlySet<number> = new Set([2304, 2552, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 18004]);
const UNKNOWN_PART: ReadonlySet<number> = new Set([2339, 2551, 2568, 2570]);
const CONST: ReadonlySet<number> = new Set([2588]);
/** Told in TypeScript only. */
const WRONG_TYPE: ReadonlySet<number> = new Set([2322, 2345]);

/** All that is wrong with a script that can be read. `seen`: ops of the server's handlers so far. */
export function checkScript(context: CheckContext, diagnostics: readonly ts.Diagnostic[], seen: Set<string>): void {
  for (const diagnostic of diagnostics) tellDiagnostic(context, diagnostic);
  tellMadeByPart(context);
  checkQuestions(context);
  checkSums(context);
  if (context.script.side === 'server') checkServer(context, seen);
  else {
    checkMessages(context);
    checkPage(context);
    checkShown(context);
  }
}

function tellDiagnostic(context: CheckContext, { code, start, length, messageText }: ts.Diagnostic): void {
  if (start === undefined) return;
  const name = identifierAt(context.source, start);
  if (name && UNKNOWN_NAME.has(code)) tellUnknownName(context, name);
  else if (name && UNKNOWN_PART.has(code)) tellUnknownPart(context, name);
  else if (name && CONST.has(code)) tellConst(context, name);
  else if (WRONG_TYPE.has(code) && /\.tsx?$/.test(context.script.name)) {
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    if (!/MessageToServer|HandlersOfPage|OpFromPages/.test(message))
      context.tellAt(start, length ?? 1, { code: 'wrong-type', params: { message: message.split('\n', 1)[0] ?? '' }, original: message });
  }
}

function identifierAt(source: ts.SourceFile, offset: number): ts.Identifier | undefined {
  let found: ts.Identifier | undefined;
  const look = (node: ts.Node): void => {
    if (offset < node.pos || offset >= node.end) return;
    if (ts.isIdentifier(node) && node.getStart(source) === offset) found = node;
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}
