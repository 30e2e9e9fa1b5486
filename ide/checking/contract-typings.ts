import { LIBRARIES } from '../../runtime/compiler/libraries.ts';
import type { MessageShape, PageContract, ServerContract } from './contract.ts';

/** In these declarations `any` stands where a child may put anything: `unknown` would mark honest code. */
const ANY_MESSAGE = '{ op: string & {}; [part: string]: any }';

/** Declarations for the server's side: the ops that pages send. */
export function serverTypings({ sends }: PageContract): string {
  return `type OpFromPages = ${[...[...sends].sort().map(quoted), '(string & {})'].join(' | ')};\n`;
}

/** Declarations for a page: its elements by their id. `elements`: the name of the element of each id that is to be a global. */
export function elementTypings(elements: ReadonlyMap<string, string>): string {
  return [...elements].map(([id, tag]) => `declare var ${id}: ${elementType(tag)};\n`).join('');
}

/** Declarations for all pages: the messages that the server takes and sends, and the libraries that a page may import. */
export function pageTypings(server: ServerContract): string {
  const taken = [...server.takes].filter(([op]) => op !== 'connect' && op !== 'disconnect');
  const messages = taken.map(([op, shape]) => messageType(op, shape));
  if (server.takesIsOpen || messages.length === 0) messages.push(ANY_MESSAGE);
  const handlers = [...server.sends].map(
    ([op, types]) => `  ${quoted(op)}?: (msg: ${[...types].map((type) => `{ op: ${quoted(op)} } & ${type}`).join(' | ')}) => any;`,
  );
  return [
    `type MessageToServer = ${messages.join('\n  | ')};`,
    'type ElementOf<Tag extends string> = Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement;',
    'interface HandlersOfPage {',
    ...handlers,
    '  [op: string]: ((msg: any) => any) | undefined;',
    '}',
    ...LIBRARIES.map((library) => `declare module ${quoted(library)};`),
    '',
  ].join('\n');
}

function messageType(op: string, { parts, takesMore }: MessageShape): string {
  const members = parts.map(({ name, isOptional, type }) => `${quoted(name)}${isOptional ? '?' : ''}: ${type};`);
  return `{ op: ${quoted(op)}; ${members.join(' ')}${takesMore ? ' [part: string]: any;' : ''} }`;
}

function elementType(tag: string): string {
  return `ElementOf<${quoted(tag.toLowerCase())}>`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
