/**
 * Between a pupil's page in a pane and the window around it, by postMessage. The page is hostile until shown otherwise:
 * whoever is around it checks that a message comes from the window of one of its panes, parses it by schema and limits its
 * rate.
 */
import type { PageTroubleCode } from './trouble-code.ts';

/** A place in a pupil's own file, as far as it is known. Lines and columns are 1-based. */
interface SomewhereInAFile {
  file?: string;
  line?: number;
  column?: number;
}

export type PageToIde =
  /** The first word of a page. One port comes with it, for signs of life. */
  | { wszero: 'hello' }
  | { wszero: 'ready' }
  | ({ wszero: 'console'; level: 'log' | 'info' | 'warn' | 'error'; text: string } & Omit<SomewhereInAFile, 'column'>)
  | ({ wszero: 'error'; message: string; stack?: string } & SomewhereInAFile)
  /** A mistake that has words of its own. `params` are values for them. */
  | ({ wszero: 'trouble'; code: PageTroubleCode | 'file-missing'; params: Record<string, string>; stack?: string } & SomewhereInAFile);

/** The bridge takes these from its parent window only. */
export type IdeToPage = { wszero: 'swap-styles'; paths: string[]; version: number };

/** Over the port that came with `hello`, from the window around: a number, which a page that goes on sends back. */
export type AreYouThere = number;

/** Over the same port, from the page. While a dialog is shown the page answers nothing. */
export type SignOfLife = AreYouThere | 'dialog' | 'dialog-over';
