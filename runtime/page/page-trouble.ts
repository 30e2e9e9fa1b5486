import { PAGE_WORDS } from '../page-words.ts';
import type { PageTroubleCode } from '../trouble-code.ts';
import { chooseWords, plainWords } from '../words.ts';

/** The event by which a mistake is told in a pane: who is around it has words of its own for the code. */
export const TROUBLE_EVENT = 'wszero:trouble';

export interface PageTroubleDetail {
  code: PageTroubleCode;
  /** Values for the words. */
  params: Record<string, string>;
  /** Where in the pupil's code it is, if that is known. */
  stack?: string;
}

/** Thrown at a pupil's call that can't be done: a TypeError in words, with a code for who is around the page. */
export class PageTrouble extends TypeError {
  override name = 'TypeError';
  readonly code: PageTroubleCode;
  readonly params: Record<string, string>;
  constructor(code: PageTroubleCode, params: Record<string, string> = {}) {
    super(pageTroubleText(code, params));
    this.code = code;
    this.params = params;
  }
}

/** Thrown into a loop that never ends. It is told before, since a pupil's code may catch it: once is enough. */
export class EndlessLoop extends PageTrouble {
  readonly isTold = true;
}

/** Whether `value` was thrown when it had been told of already. */
export function wasTold(value: unknown): boolean {
  return isPageTrouble(value) && 'isTold' in value && value.isTold === true;
}

/** Tells of a mistake that belongs to no call: in the console, unless somebody around the page takes it. */
export function tellTrouble(code: PageTroubleCode, params: Record<string, string> = {}, stack?: string): void {
  const detail: PageTroubleDetail = { code, params, ...(stack !== undefined && { stack }) };
  const isUntold = window.dispatchEvent(new CustomEvent(TROUBLE_EVENT, { cancelable: true, detail }));
  if (isUntold) console.error(pageTroubleText(code, params));
}

export function pageTroubleText(code: PageTroubleCode, params: Record<string, string>): string {
  const words = chooseWords(PAGE_WORDS[code], params);
  return words ? plainWords(words, params) : code;
}

/** Whether `value` is a trouble, made here or in another script of ours. A pupil's page may make anything look like one. */
export function isPageTrouble(value: unknown): value is PageTroubleDetail {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('params' in value)) return false;
  const { code, params } = value;
  if ('stack' in value && typeof value.stack !== 'string') return false;
  if (typeof code !== 'string' || !Object.hasOwn(PAGE_WORDS, code)) return false;
  return typeof params === 'object' && params !== null && Object.values(params).every((each) => typeof each === 'string');
}
