/**
 * What crosses between the page and the worker that checks its code. Texts go one way and answers the other, in order: a
 * question is answered for all texts that were sent before it. Offsets are UTF-16 units of the project's file.
 */
import type { Finding } from './finding.ts';

export type ToChecker =
  /** A file came or was changed; without a text, it is gone. */
  | { type: 'file'; path: string; text: string | undefined }
  /** What is wrong? Answered by `checked`. */
  | { type: 'check' }
  | { type: 'ask'; n: number; question: Question };

export type FromChecker = { type: 'checked'; findings: Finding[] } | { type: 'answer'; n: number; answer: Answer };

export type Question =
  /** `trigger` is the sign that was typed, where it asks for names by itself. */
  | { type: 'complete'; path: string; offset: number; trigger?: '.' | "'" | '"' | '`' }
  /** More about one of the names that `complete` gave for this place. */
  | { type: 'describe'; path: string; offset: number; name: string }
  | { type: 'hover'; path: string; offset: number }
  | { type: 'signature'; path: string; offset: number };

/** Undefined where there is nothing to say. */
export type Answer =
  | { type: 'complete'; names: CompletionName[] }
  | { type: 'describe'; text: Described }
  | { type: 'hover'; start: number; length: number; text: Described }
  | { type: 'signature'; signature: SignatureText }
  | undefined;

export interface CompletionName {
  name: string;
  kind: 'text' | 'function' | 'variable' | 'part' | 'word' | 'file' | 'other';
  /** The smaller, the further up. */
  rank: string;
  /** What is put in place of what stands there, if not the name. */
  insert?: string;
  /** What it replaces, where that is not the word at the cursor. */
  span?: { start: number; length: number };
}

/** Words about a name: as code, and for a person. */
export interface Described {
  code: string;
  words: string;
  examples: string[];
}

export interface SignatureText {
  label: string;
  /** Where in the label each parameter stands. */
  parameters: { start: number; end: number }[];
  active: number;
  words: string;
}
