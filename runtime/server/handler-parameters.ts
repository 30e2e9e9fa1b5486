/**
 * The names of a handler's parameters after the client: what a message must and may carry.
 * Made by the compiler from the pupil's source, or here from the source that a function gives of itself.
 */
export interface HandlerParameters {
  /** `names`: one parameter a part. `object`: one destructured parameter for all parts. */
  form: 'names' | 'object';
  /** Key in the message, and whether it may be missing. */
  parameters: [name: string, optional: boolean][];
  /** With `object`: `...rest` takes every other part. */
  rest?: boolean;
  /** Why a message can not be bound to this handler. */
  problem?: 'op-or-client' | 'rest' | 'pattern' | 'too-many';
}

/** Reads the parameters from a function's own source, or gives undefined where that can't be done (bound, built in). */
export function parametersFromSource(source: string): HandlerParameters | undefined {
  if (source.includes('[native code]')) return undefined;
  const list = parameterList(source);
  if (list === undefined) return undefined;
  const [, ...others] = splitTop(list);
  return fromParts(others);
}

/** From the texts of the parameters after the client. */
function fromParts(parts: string[]): HandlerParameters {
  const [first] = parts;
  if (first?.startsWith('{')) {
    const object = fromPattern(first);
    return parts.length > 1 ? { ...object, problem: 'too-many' } : object;
  }
  const parameters: [string, boolean][] = [];
  let problem: HandlerParameters['problem'];
  for (const part of parts) {
    if (part.startsWith('...')) problem ??= 'rest';
    else if (part.startsWith('[') || part.startsWith('{')) problem ??= 'pattern';
    else parameters.push(nameAndOptional(part));
  }
  if (parameters.some(([name]) => name === 'op' || name === 'client')) problem ??= 'op-or-client';
  return problem ? { form: 'names', parameters, problem } : { form: 'names', parameters };
}

function fromPattern(text: string): HandlerParameters {
  const end = skip(text, 0);
  const parameters: [string, boolean][] = [];
  let rest = false;
  for (const part of splitTop(text.slice(1, end - 1))) {
    if (part.startsWith('...')) {
      rest = true;
      continue;
    }
    const [key = ''] = splitTop(part, ':');
    const [name] = nameAndOptional(key);
    parameters.push([name.replace(/^(['"])(.*)\1$/, '$2'), splitTop(part, '=').length > 1]);
  }
  const result: HandlerParameters = { form: 'object', parameters, rest };
  return parameters.some(([name]) => name === 'op') ? { ...result, problem: 'op-or-client' } : result;
}

function nameAndOptional(part: string): [string, boolean] {
  const [name = '', ...more] = splitTop(part, '=');
  return [name, more.length > 0];
}

/** The text between the brackets of the parameters; a lone `name => …` has none. */
function parameterList(source: string): string | undefined {
  const bare = /^(?:async\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=>/u.exec(source);
  if (bare?.[1] !== undefined) return bare[1];
  let at = 0;
  while (at < source.length && source[at] !== '(') at = source[at] === '[' ? skip(source, at) : skipOne(source, at);
  return at < source.length ? source.slice(at + 1, skip(source, at) - 1) : undefined;
}

/** Splits where `separator` stands outside brackets, texts and comments. `=>` and `==` are no `=`. */
function splitTop(text: string, separator = ','): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length;) {
    const next = skipOne(text, at);
    const piece = text.slice(at, next);
    if (piece === separator && !(separator === '=' && /[=>]/.test(text[next] ?? ''))) {
      parts.push(part.trim());
      part = '';
    } else if (!piece.startsWith('//') && !piece.startsWith('/*')) part += piece;
    at = next;
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}

/** Where the thing that begins at `at` ends: a comment, a text, a bracket with all in it, or one character. */
function skipOne(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  if (two === '//') return endOr(text, text.indexOf('\n', at));
  if (two === '/*') return endOr(text, text.indexOf('*/', at), 2);
  const one = text[at] ?? '';
  return '([{\'"`'.includes(one) ? skip(text, at) : at + 1;
}

/** After the bracket or text that begins at `at`. */
function skip(text: string, at: number): number {
  const open = text[at] ?? '';
  const close = { '(': ')', '[': ']', '{': '}' }[open];
  let here = at + 1;
  if (close === undefined) {
    while (here < text.length && text[here] !== open) here += text[here] === '\\' ? 2 : 1;
    return Math.min(here + 1, text.length);
  }
  while (here < text.length && text[here] !== close) here = skipOne(text, here);
  return Math.min(here + 1, text.length);
}

function endOr(text: string, found: number, length = 0): number {
  return found < 0 ? text.length : found + length;
}
