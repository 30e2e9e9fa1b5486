/**
 * Between a pupil's page in a pane and the window around it. The page posts one message to that window, `Hello`; two ports come
 * with it, `SignOfLife` goes over the first one and `PageToIde` over the second. The page is hostile until shown
 * otherwise: whoever is around it checks that a message comes from the window of one of its panes, counts it before it looks at
 * it, and parses it by schema.
 */
import type { PageTroubleCode } from './trouble-code.ts';

/** A place in a pupil's own file, as far as it is known. Lines and columns are 1-based. */
interface SomewhereInAFile {
  file?: string;
  line?: number;
  column?: number;
}

/**
 * What somebody does in a page who is not a person. A `target` is a CSS selector, or the words of a button or of a label; '' is the first one
 * that is seen: a field for `type`, the field that was typed in last for `key`, a button for `press`.
 */
export type PageAct =
  | { do: 'type'; target: string; text: string }
  | { do: 'press'; target: string }
  | { do: 'key'; target: string; key: string }
  /** Answered by the words that are seen on the page, once it has taken so many messages over its load. */
  | { do: 'read'; got: number };

/**
 * What came of it, when the page has done what it does then and there. `sent`: messages of the page over its load. `broken`: what the
 * page's code threw meanwhile.
 */
export type ActAnswer =
  { ok: true; sent: number; shown?: string } | { ok: false; why: 'no-target' } | { ok: false; why: 'broken'; message: string };

/** The first word of a page, before any script of the pupil's. */
export type Hello = { wszero: 'hello' };

export type PageToIde =
  | { wszero: 'ready' }
  | ({ wszero: 'console'; level: 'log' | 'info' | 'warn' | 'error'; text: string } & Omit<SomewhereInAFile, 'column'>)
  | ({ wszero: 'error'; message: string; stack?: string } & SomewhereInAFile)
  | { wszero: 'traffic'; notes: TrafficNote[] }
  | { wszero: 'acted'; call: number; answer: ActAnswer }
  /** A mistake that has words of its own. `params` are values for them. */
  | ({ wszero: 'trouble'; code: PageTroubleCode | 'file-missing'; params: Record<string, string>; stack?: string } & SomewhereInAFile);

/**
 * What a page knows of its messages, counted over its page load, from 1. `connected`: on this connection the host's counts begin
 * after so many. `cause`: the message that came from the server while this one was sent, or 0.
 */
export type TrafficNote =
  | { type: 'connected'; load: string; attempt: number; sent: number; got: number }
  | { type: 'sent'; number: number; cause: number; file?: string; line?: number }
  /** Nobody on the page listens for it. */
  | { type: 'unheard'; number: number };

/** From the window around, over the second port. */
export type IdeToPage =
  | { wszero: 'swap-styles'; paths: string[]; version: number }
  /** Answered by `acted` with the same `call`. */
  | { wszero: 'act'; call: number; act: PageAct }
  /** Send this text in the page's name. */
  | { wszero: 'send'; text: string }
  /** The network is gone, or back. */
  | { wszero: 'network'; isOn: boolean };

/** From the window around, over the first port: a number, which a page that goes on sends back. */
export type AreYouThere = number;

/** While a dialog is shown the page answers nothing. */
export type SignOfLife = AreYouThere | 'dialog' | 'dialog-over';
