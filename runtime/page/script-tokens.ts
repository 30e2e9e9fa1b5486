export interface Token {
  text: string;
  /** Where it begins, in UTF-16 units. */
  at: number;
  /** How many brackets are open around it. Those of a pair are as deep as what is around them. */
  depth: number;
}

const SPACE = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/y;
/** A string, a number or word, or a sign. */
const PLAIN = /"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|\.?\d[\w.]*|[\w$\\\u0080-\uffff]+|\+\+|--|\?\.|[^]/y;
const REGEXP = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/y;
/** What follows a backtick, or the end of a hole: up to the other backtick, or the next hole. */
const TEMPLATE = /(?:\\[^]|\$(?!\{)|[^\\$`])*(?:`|\$\{)/y;

/** Words behind which a value begins, so that a slash is no division. */
const BEFORE_VALUE = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|instanceof|yield|await)$/;
const BEFORE_STATEMENT = /^(?:if|for|while|with)$/;

/** Of an open bracket: what closes it, and whether a statement follows. A hole of a template is closed by a backtick. */
interface Open {
  close: string;
  leads: boolean;
}

/**
 * The tokens of a script, as far as they can be told without its grammar: a slash may be taken for the wrong one in rare
 * places. Undefined for what has brackets that do not match, or a template without an end.
 */
export function scriptTokens(script: string): Token[] | undefined {
  const tokens: Token[] = [];
  const open: Open[] = [];
  let isAfterValue = false;
  let before = '';
  for (let at = skipSpace(script, 0); at < script.length;) {
    const text = tokenAt(script, at, open.at(-1)?.close === '`', isAfterValue);
    if (text === undefined) return undefined;
    const closed = /^[)\]}]/.test(text) ? open.pop() : undefined;
    if (/^[)\]}]/.test(text) && closed?.close !== (text.length > 1 ? '`' : text)) return undefined;
    tokens.push({ text, at, depth: open.length });
    const close = closing(text);
    if (close !== undefined) open.push({ close, leads: BEFORE_STATEMENT.test(before) });
    isAfterValue = endsValue(text, before, closed?.leads === true);
    before = text;
    at = skipSpace(script, at + text.length);
  }
  return open.length === 0 ? tokens : undefined;
}

/** A bracket that closes a hole goes on with its template. Undefined for a template that does not end. */
function tokenAt(script: string, at: number, isInHole: boolean, isAfterValue: boolean): string | undefined {
  const first = script.charAt(at);
  if (first === '`' || (first === '}' && isInHole)) {
    const more = read(TEMPLATE, script, at + 1);
    return more === '' ? undefined : first + more;
  }
  return (!isAfterValue && read(REGEXP, script, at)) || read(PLAIN, script, at);
}

function closing(text: string): string | undefined {
  if (text.endsWith('${')) return '`';
  return text === '(' ? ')' : text === '[' ? ']' : text === '{' ? '}' : undefined;
}

/** Whether a value ends with `text`, so that a slash behind it divides. */
function endsValue(text: string, before: string, leads: boolean): boolean {
  if (text === ')') return !leads;
  if (text === ']' || text === '++' || text === '--') return true;
  if (BEFORE_VALUE.test(text)) return /\.$/.test(before);
  return text !== '/' && /[\w$"'`/\\\u0080-\uffff]$/.test(text) && !text.endsWith('${');
}

function read(pattern: RegExp, script: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(script)?.[0] ?? '';
}

function skipSpace(script: string, at: number): number {
  return at + read(SPACE, script, at).length;
}
