import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** How hard a text is to read. */
export interface Reading {
  text: string;
  words: number;
  /** The school grade of the United States whose pupils read it, by the formula of Flesch and Kincaid (1975). Nine to ten years: 4. */
  grade: number;
}

/** Fewer words than these say nothing of how hard they are: the formula was made for whole passages. */
const LEAST_WORDS = 10;

/** Judges an English text. Code is one short word, as a name is for who reads on. */
export function readingOf(text: string): Reading {
  const prose = withoutCode(text);
  const sentences = sentencesOf(prose);
  const words = sentences.flatMap(wordsOf);
  const counts = { sentence: sentences.length, word: words.length, syllable: syllable(words.join(' ')) };
  return { text, words: words.length, grade: words.length === 0 ? 0 : fleschKincaid(counts) };
}

/** The texts that are long enough to be judged, the hardest first. */
export function hardestFirst(texts: readonly string[]): Reading[] {
  return [...new Set(texts)]
    .map(readingOf)
    .filter(({ words }) => words >= LEAST_WORDS)
    .sort((one, other) => other.grade - one.grade);
}

/** For languages without a formula: how long sentences and words are. */
export function lengthsOf(text: string): { text: string; longestSentence: number; lettersOfWord: number } {
  const sentences = sentencesOf(withoutCode(text)).map(wordsOf);
  const words = sentences.flat();
  return {
    text,
    longestSentence: Math.max(0, ...sentences.map((sentence) => sentence.length)),
    lettersOfWord: words.length === 0 ? 0 : words.join('').length / words.length,
  };
}

/** `code`, {values}, names of files and addresses become a word. */
function withoutCode(text: string): string {
  return text
    .replace(/`[^`]*`/g, 'it')
    .replace(/\{[\w-]+\}/g, 'it')
    .replace(/\b[\w/]+\.(?:js|ts|jsx|css|html|value|text|org|zip)\b/g, 'it')
    .replace(/\( \)|\{ \}/g, 'it');
}

function sentencesOf(text: string): string[] {
  return text.split(/[.!?:…]+(?=\s|$)|\n+/).filter((part) => wordsOf(part).length > 0);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\d]+(?:['’-][\p{L}\d]+)*/gu) ?? [];
}
