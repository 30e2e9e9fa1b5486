import { createHash } from 'node:crypto';
import { mayLoop } from '../../runtime/compiler/guard-loops.ts';
import { isHtml } from '../../runtime/compiler/script-files.ts';
import type { CutPage } from '../../runtime/pages/page-html.ts';
import { LIMITS } from '../protocol/limits.ts';
import { FileWork, type FileOwner } from './file-work.ts';
import { KeptTexts } from './kept-texts.ts';
import type { MainToParser } from './parser-messages.ts';
import type { ParseThread } from './parse-thread.ts';

/**
 * Guards the loops of pages, and of scripts that need no compiling. What takes too long to parse, or kills the parser, is
 * served as it was written, and is not tried again: the guard helps whoever has written a loop by mistake, and is no wall, since
 * a page can hang in other ways; to serve nothing would break an honest page on a busy machine. After such a text nothing
 * of its project is parsed for a while, or a text that is changed again and again would keep all others waiting.
 */
export class PageGuard {
  readonly #parser: Pick<ParseThread, 'ask'>;
  readonly #now: () => number;
  readonly #work = new FileWork<CutPage>((files, path, id) => this.#guard(files, path, id));
  /** By what goes to the parser. */
  readonly #guarded = new KeptTexts<CutPage>(LIMITS.guardedPagesKept);
  /** By id of the project: until when it rests. */
  readonly #resting = new Map<string, number>();

  /** `now`: milliseconds. */
  constructor(parser: Pick<ParseThread, 'ask'>, now: () => number = () => performance.now()) {
    this.#parser = parser;
    this.#now = now;
  }

  /** The page at `path`, as the files are when its turn comes: empty if it is gone. */
  async page(project: FileOwner, path: string): Promise<CutPage> {
    return await this.#work.ask(project, path);
  }

  async script(project: FileOwner, path: string): Promise<string> {
    // most have no loop, and need nobody
    const text = project.files().get(path);
    if (text !== undefined && !mayLoop(text)) return text;
    return (await this.#work.ask(project, path)).text;
  }

  async #guard(files: ReadonlyMap<string, string>, path: string, id: string): Promise<CutPage> {
    const text = files.get(path) ?? '';
    const request: MainToParser = isHtml(path)
      ? { type: 'guard-page', path, text, paths: new Set(files.keys()) }
      : { type: 'guard-script', path, text };
    const key = keyOf(request);
    const kept = this.#guarded.get(key);
    if (kept) return kept;
    if (this.#rests(id)) return asWritten(text);
    const outcome = await this.#parser.ask(request);
    const page =
      outcome.type === 'page-guarded' ? outcome.page : outcome.type === 'script-guarded' ? asWritten(outcome.text) : asWritten(text);
    this.#guarded.set(key, page);
    if (outcome.type === 'too-slow' || outcome.type === 'crashed') this.#resting.set(id, this.#now() + LIMITS.guardRestMs);
    return page;
  }

  #rests(id: string): boolean {
    const now = this.#now();
    for (const [resting, until] of this.#resting) if (until <= now) this.#resting.delete(resting);
    return this.#resting.has(id);
  }
}

/** Scripts of ours then begin the page, in front of its doctype. */
function asWritten(text: string): CutPage {
  return { text, start: 0 };
}

function keyOf(request: Extract<MainToParser, { type: 'guard-page' | 'guard-script' }>): string {
  const paths = request.type === 'guard-page' ? [...request.paths] : [];
  return createHash('sha256')
    .update(JSON.stringify([request.type, request.path, paths]))
    .update('\0')
    .update(request.text)
    .digest('base64');
}
