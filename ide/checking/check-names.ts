import ts from 'typescript';
import { EVERYWHERE, PAGE_NAMES, SERVER_NAMES, WORLD_OF_PAGES } from '../../runtime/known-names.ts';
import { nearest } from '../../runtime/nearest.ts';
import { calledApi } from './api.ts';
import type { CheckContext } from './check-context.ts';
import { opOf } from './read-page-contract.ts';

/** Tells of a name that TypeScript found nowhere: which of a child's mistakes it is. */
export function tellUnknownName(context: CheckContext, name: ts.Identifier): void {
  const { script, facts } = context;
  const word = name.text;
  const op = opWithoutQuotes(context, name);
  if (op !== undefined)
    context.tell(name, { code: 'op-no-quotes', params: { op: word, example: op }, fix: context.change(name, context.quoted(word)) });
  else if (script.side === 'server' && WORLD_OF_PAGES.includes(word)) context.tell(name, { code: 'no-page', params: { word } });
  else if (script.side === 'page' && SERVER_NAMES.includes(word)) context.tell(name, { code: 'server-only', params: { word } });
  else if (!facts.hasUnread && !ts.isTypeOfExpression(name.parent) && !isMadeSomewhere(context, name) && !isOfElement(context, word))
    tellWord(context, name);
}

/**
 * Tells of names that are nowhere, and get a part: `document.title = …` on the server. TypeScript takes that, in plain
 * JavaScript, for the way to make such a name.
 */
export function tellMadeByPart(context: CheckContext): void {
  for (const statement of context.source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    let root = statement.expression.left;
    while (ts.isPropertyAccessExpression(root)) root = root.expression;
    if (!ts.isIdentifier(root) || root === statement.expression.left) continue;
    const declarations = context.checker.getSymbolAtLocation(root)?.declarations ?? [];
    if (declarations.length > 0 && declarations.every(isPartOfAssignment)) tellUnknownName(context, root);
  }
}

function isPartOfAssignment(node: ts.Node): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isBinaryExpression(node);
}

/**
 * Tells of a part that an object of wszero or of the browser does not have, where one of nearly that name is there. Objects
 * of a pupil's own may get their parts later.
 */
export function tellUnknownPart(context: CheckContext, name: ts.Identifier): void {
  const access = name.parent;
  const word = name.text;
  if (!ts.isPropertyAccessExpression(access) || word.length < 3) return;
  const type = context.checker.getApparentType(context.checker.getTypeAtLocation(access.expression));
  const declared = type.getProperties().filter(({ declarations }) => declarations?.[0]?.getSourceFile().isDeclarationFile);
  const near = nearest(
    word,
    declared.map((symbol) => symbol.name),
  );
  if (near === undefined) return;
  const object = access.expression.getText(context.source);
  if (object.length > 40) return;
  context.tell(name, { code: 'unknown-part', params: { object, word, nearest: near }, fix: context.change(name, near) });
}

function tellWord(context: CheckContext, name: ts.Identifier): void {
  const near = nearest(name.text, candidates(context, name));
  const isShort = ts.isShorthandPropertyAssignment(name.parent);
  const fix =
    near === undefined || /^(this|true|false|null)$/.test(near)
      ? undefined
      : context.change(name, isShort ? `${name.text}: ${near}` : near);
  context.tell(name, {
    code: 'unknown-word',
    params: { word: name.text, ...(near !== undefined && { nearest: near }) },
    ...(fix && { fix }),
  });
}

/** What a word may have been meant for: names of the pupil's own first, then what this side has by itself. */
function candidates({ checker, script, facts }: CheckContext, name: ts.Node): string[] {
  const inScope = checker
    .getSymbolsInScope(name, ts.SymbolFlags.Value)
    .filter(({ declarations }) => declarations?.every((one) => !one.getSourceFile().isDeclarationFile));
  const own = script.side === 'server' ? SERVER_NAMES : [...PAGE_NAMES, ...WORLD_OF_PAGES, ...facts.ids.keys()];
  return [...inScope.map((symbol) => symbol.name), ...own, ...EVERYWHERE];
}

/** Where the word stands where an op should: the line as it should be. */
function opWithoutQuotes({ checker, source }: CheckContext, name: ts.Identifier): string | undefined {
  const { parent } = name;
  if (ts.isCallExpression(parent) && parent.arguments[0] === name) {
    const api = calledApi(parent, checker);
    if (api !== 'on' && api !== 'broadcast' && api !== 'send') return undefined;
    return `${parent.expression.getText(source)}("${name.text}", …)`;
  }
  const isOp =
    ts.isPropertyAssignment(parent) &&
    parent.initializer === name &&
    ts.isObjectLiteralExpression(parent.parent) &&
    opOf(parent.parent) === name;
  const call = isOp ? parent.parent.parent : undefined;
  return call && ts.isCallExpression(call) && calledApi(call, checker) === 'send_message' ? `op: "${name.text}"` : undefined;
}

/**
 * A plain script of a page may make a name by giving it a value, and any script by `window.name = …`. Then it is there for
 * all scripts of the page.
 */
function isMadeSomewhere({ script, facts }: CheckContext, name: ts.Identifier): boolean {
  if (script.side === 'server') return false;
  const word = name.text.replace(/\$/g, '\\$');
  return (
    new RegExp(`(?:^|[^\\w$.])(?:(?:window|globalThis|self)\\.)?${word}\\s*=[^=>]`, 'm').test(facts.pageText) &&
    (!script.isModule || isOnWindow(facts.pageText, word))
  );
}

/** In an attribute such as `onclick` the parts of the element, of its form and of the document are names. */
function isOfElement({ script, source, checker }: CheckContext, word: string): boolean {
  if (!script.attribute) return false;
  return checker
    .getSymbolsInScope(source, ts.SymbolFlags.Interface)
    .filter(({ name }) => /^(?:Document|HTMLFormElement|HTML(?:Input|Select|TextArea|Image|Video|Audio)?Element)$/.test(name))
    .some((symbol) => checker.getDeclaredTypeOfSymbol(symbol).getProperty(word) !== undefined);
}

function isOnWindow(text: string, word: string): boolean {
  return new RegExp(`(?:window|globalThis|self)\\.${word}\\s*=[^=>]`).test(text);
}
