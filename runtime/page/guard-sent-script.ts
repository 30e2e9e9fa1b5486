import { loopGuardCall } from '../loop-guard-call.ts';
import { scriptTokens, type Token } from './script-tokens.ts';

/** What a statement may begin with that is no expression. */
const STATEMENT =
  /^(?:if|for|while|do|return|throw|break|continue|switch|try|var|let|const|with|debugger|function|class|async|import|export)$/;

/**
 * A script that the server sent, with its loops guarded. A page has no parser: should the guards have come into a wrong
 * place, the script is run as it came.
 */
export function guardSentScript(script: string): string {
  if (!/\b(?:for|while)\b/.test(script)) return script;
  const tokens = scriptTokens(script) ?? [];
  let guarded = '';
  let from = 0;
  for (const { at, text } of guardsOf(script, tokens).sort((a, b) => a.at - b.at)) {
    guarded += script.slice(from, at) + text;
    from = at;
  }
  guarded += script.slice(from);
  return compiles(guarded) ? guarded : script;
}

interface Guard {
  at: number;
  text: string;
}

function guardsOf(script: string, tokens: readonly Token[]): Guard[] {
  const guards: Guard[] = [];
  let [line, from] = [1, 0];
  for (const [index, { text, at }] of tokens.entries()) {
    // a property may have any name
    if ((text !== 'while' && text !== 'for') || /\.$/.test(tokens[index - 1]?.text ?? '')) continue;
    line += script.slice(from, at).split('\n').length - 1;
    from = at;
    const head = tokens[index + 1]?.text === 'await' ? index + 2 : index + 1;
    if (tokens[head]?.text !== '(') continue;
    const guard = guardOf(text, tokens, head, loopGuardCall(line, true));
    if (guard) guards.push(guard);
  }
  return guards;
}

/** `head`: where the bracket behind the word is. */
function guardOf(word: string, tokens: readonly Token[], head: number, call: string): Guard | undefined {
  if (word === 'while') return behind(tokens[head], `${call},`);
  const depth = tokens[head]?.depth ?? 0;
  // of the head itself, not of a function in it
  const next = (text: string, deep: number): number =>
    tokens.findIndex((token, index) => index > head && token.depth === deep && token.text === text);
  const [end, semicolon] = [next(')', depth), next(';', depth + 1)];
  if (semicolon !== -1 && semicolon < end)
    return behind(tokens[semicolon], tokens[semicolon + 1]?.text === ';' ? `${call},true` : `${call},`);
  const body = tokens[end + 1];
  if (body?.text === '{') return behind(body, `${call};`);
  // any other body is left alone, but for an expression
  const isExpression = body && /^[\w$]/.test(body.text) && !STATEMENT.test(body.text) && tokens[end + 2]?.text !== ':';
  return isExpression ? { at: body.at, text: `${call},` } : undefined;
}

function behind(token: Token | undefined, text: string): Guard | undefined {
  return token && { at: token.at + token.text.length, text };
}

function compiles(script: string): boolean {
  try {
    return typeof Reflect.construct(Function, [script]) === 'function';
  } catch {
    return false;
  }
}
