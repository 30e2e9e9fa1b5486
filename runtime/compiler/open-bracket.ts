/** A bracket that is never closed. */
export interface OpenBracket {
  opener: '(' | '[' | '{';
  closer: ')' | ']' | '}';
  /** Where it stands, in UTF-16 units. */
  at: number;
}

interface Open extends OpenBracket {
  /** A `;` may stand in it: the head of a `for`. */
  isFor: boolean;
}

const CLOSER = { '(': ')', '[': ']', '{': '}' } as const;

/** Comments, texts, what is between the marks of a template, and the signs that count; all else is a word or another sign. */
const TOKEN =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:\\[^]|[^'\\\n])*'?|"(?:\\[^]|[^"\\\n])*"?|[`()[\]{};]|[\p{ID_Continue}$]+|\/|[^\s\p{ID_Continue}$]/gu;
/** The rest of a template, up to its end or to code in it. */
const TEMPLATE = /(?:\\[^]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y;
const REGULAR_EXPRESSION = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;

/**
 * The bracket of JavaScript code that is most likely not closed, or undefined where all are. One is not, where another kind
 * closes, a `;` comes, or the code ends; or where what closes it stands further left than its own line begins.
 */
export function openBracket(text: string): OpenBracket | undefined {
  const open: (Open | 'template')[] = [];
  let before = '';
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [token] = found;
    const { index: at } = found;
    const top = open.at(-1);
    if (token === '`' || (token === '}' && top === 'template')) {
      if (token === '}') open.pop();
      if (endTemplate(text, at + 1) === 'code') open.push('template');
    } else if (token === '/' && startsExpression(before)) {
      REGULAR_EXPRESSION.lastIndex = at;
      if (REGULAR_EXPRESSION.test(text)) TOKEN.lastIndex = REGULAR_EXPRESSION.lastIndex;
    } else if (token === '(' || token === '[' || token === '{') {
      open.push({ opener: token, closer: CLOSER[token], at, isFor: before === 'for' });
    } else if (top !== undefined && top !== 'template') {
      if (token === ';' && top.opener !== '{' && !top.isFor) return top;
      if (token === ')' || token === ']' || token === '}') {
        if (token !== top.closer || isFurtherLeft(text, at, top.at)) return top;
        open.pop();
      }
    }
    if (!/^\/[/*]/.test(token)) before = token;
  }
  return open.findLast((each): each is Open => each !== 'template');
}

/** Goes on behind the template that begins before `from`, or behind the `${` in it. */
function endTemplate(text: string, from: number): 'code' | 'end' {
  TEMPLATE.lastIndex = from;
  TEMPLATE.test(text);
  TOKEN.lastIndex = TEMPLATE.lastIndex;
  return text.endsWith('${', TEMPLATE.lastIndex) ? 'code' : 'end';
}

/** A `/` behind this divides nothing. */
function startsExpression(before: string): boolean {
  return before === '' || /^(?:[^\p{ID_Continue}$)\]'"`]|return|typeof|case)$/u.test(before);
}

/** A bracket that begins its line closes one whose line begins as far to the left. */
function isFurtherLeft(text: string, closer: number, opener: number): boolean {
  const [indent, ahead] = indentOf(text, closer);
  return ahead === closer && indent < indentOf(text, opener)[0];
}

/** How far the line of this place is indented, and where its first sign stands. */
function indentOf(text: string, at: number): [indent: number, first: number] {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^[^\S\n]*/.exec(text.slice(start, at))?.[0].length ?? 0;
  return [indent, start + indent];
}
