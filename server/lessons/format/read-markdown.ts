/** `lesson.md` taken apart: its front matter, and the blocks before and under each heading, with their lines. Nothing is judged here but text. */
import { Lexer, type Token, type Tokens } from 'marked';
import type { LessonBlock, LessonInline } from '../../protocol/lesson.ts';
import type { Tell } from './problems.ts';

/** A block of YAML that stands between three back ticks and a word. */
export interface DataBlock {
  text: string;
  /** Of its first line. */
  line: number;
}

export interface Section {
  /** '' before the first heading. */
  title: string;
  line: number;
  text: LessonBlock[];
  /** By their word: `check`, `hints`, …. */
  data: ReadonlyMap<string, DataBlock>;
}

export interface MarkdownParts {
  frontMatter: DataBlock;
  sections: Section[];
}

const DATA_WORDS: ReadonlySet<string> = new Set(['check', 'live', 'predict', 'hints', 'say']);
const FRONT_MATTER = /^---\n([\s\S]*?\n)?---(?:\n|$)/;

/** What is not understood is told. */
export function readMarkdown(source: string, tell: Tell): MarkdownParts {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(text);
  if (!front) tell("The first lines must be the title and so on, between two lines of '---'.", 1);
  const body = text.slice(front?.[0].length ?? 0);
  const sections: Section[] = [];
  let data = new Map<string, DataBlock>();
  let section: Section = { title: '', line: 1, text: [], data };
  sections.push(section);
  let line = 1 + linesIn(front?.[0] ?? '');
  for (const token of new Lexer({ gfm: true }).lex(body)) {
    const say = (words: string): void => tell(words, line);
    if (isHeading(token)) {
      if (token.depth !== 2) say("A heading of a step begins with '## '.");
      data = new Map();
      section = { title: token.text.trim(), line, text: [], data };
      sections.push(section);
    } else if (isCode(token) && DATA_WORDS.has(token.lang ?? '')) {
      const word = token.lang ?? '';
      if (data.has(word)) say(`There are two blocks of '${word}' in this step.`);
      data.set(word, { text: token.text, line: line + 1 });
    } else section.text.push(...blocksOf(token, say));
    line += linesIn(token.raw);
  }
  return { frontMatter: { text: front?.[1] ?? '', line: 2 }, sections };
}

/** One line of text, such as a hint. */
export function readInline(source: string, tell: Tell, line?: number): LessonInline[] {
  return inlinesOf(new Lexer({ gfm: true }).inlineTokens(source.trim()), (words) => tell(words, line));
}

function linesIn(raw: string): number {
  return raw.split('\n').length - 1;
}

type Say = (words: string) => void;

function blocksOf(token: Token, say: Say): LessonBlock[] {
  if (token.type === 'space') return [];
  if (isParagraph(token)) return [{ type: 'paragraph', parts: inlinesOf(token.tokens, say) }];
  if (isCode(token)) return [{ type: 'code', language: token.lang ?? '', text: token.text }];
  if (isList(token)) return [{ type: 'list', ordered: token.ordered, items: token.items.map((item) => itemOf(item, say)) }];
  say(`'${shortly(token.raw)}' is none of: words, a list, a block of code.`);
  return [];
}

function itemOf({ tokens }: Tokens.ListItem, say: Say): LessonInline[] {
  return tokens.flatMap((token) => {
    if (token.type === 'text' || token.type === 'paragraph') return inlinesOf('tokens' in token ? (token.tokens ?? []) : [], say);
    if (token.type !== 'space') say(`'${shortly(token.raw)}' can not be in a list.`);
    return [];
  });
}

function inlinesOf(tokens: readonly Token[], say: Say): LessonInline[] {
  const parts: LessonInline[] = [];
  for (const token of tokens) {
    const part = inlineOf(token, say);
    const last = parts.at(-1);
    if (part?.type === 'text' && last?.type === 'text') last.text += part.text;
    else if (part) parts.push(part);
  }
  return parts;
}

function inlineOf(token: Token, say: Say): LessonInline | undefined {
  switch (token.type) {
    case 'text':
    case 'escape':
      return { type: 'text', text: flat(textOf(token)) };
    case 'codespan':
      return { type: 'code', text: textOf(token) };
    case 'strong':
      return { type: 'strong', text: flat(textOf(token)) };
    case 'em':
      return { type: 'emphasis', text: flat(textOf(token)) };
    default:
      say(`'${shortly(token.raw)}' is none of: words, \`code\`, **strong**, _emphasis_.`);
      return undefined;
  }
}

function textOf(token: Token): string {
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}

/** A line that is broken in the source goes on. */
function flat(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

function shortly(raw: string): string {
  const first = raw.trim().split('\n')[0] ?? '';
  return first.length > 40 ? `${first.slice(0, 40)}…` : first;
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}
function isParagraph(token: Token): token is Tokens.Paragraph {
  return token.type === 'paragraph';
}
function isCode(token: Token): token is Tokens.Code {
  return token.type === 'code';
}
function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}
