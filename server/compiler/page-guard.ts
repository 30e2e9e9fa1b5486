import { createHash } from 'node:crypto';
import { mayLoop } from '../../runtime/compiler/guard-loops.ts';
import { isHtml } from '../../runtime/compiler/script-files.ts';
import type { CutPage } from '../../runtime/pages/page-html.ts';
import { LIMITS } from '../protocol/limits.ts';
import { FileWork, type FileOwner } from './file-work.ts';
import { KeptTexts } from './kept-texts.ts';
import type { Lanes } from './lanes.ts';
import type { MainToParser } from './parser-messages.ts';

/**
 * Guards the loops of pages, and of scripts that need no compiling. What takes too long to parse, or kills the parser, is
 * served as it was written, and is not tried again: the guard helps whoever has written a loop by mistake, and is no wall, since
 * a page can hang in other ways; to serve nothing would break an honest page on a busy machine.
 */
export class PageGuard {
  readonly #lanes: Pick<Lanes, 'parse'>;
  readonly #work = new FileWork<CutPage>((files, path, id) => this.#guard(files, path, id));
  /** By what goes to the parser. */
  readonly #guarded = new KeptTexts<CutPage>(LIMITS.guardedPagesKept);

  constructor(lanes: Pick<Lanes, 'parse'>) {
    this.#lanes = lanes;
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

  async #guard(files: ReadonlyMap<string, string>, path: string, owner: string): Promise<CutPage> {
    const text = files.get(path) ?? '';
    const request: MainToParser = isHtml(path)
      ? { type: 'guard-page', path, text, paths: new Set(files.keys()) }
      : { type: 'guard-script', path, text };
    const key = keyOf(request);
    const kept = this.#guarded.get(key);
    if (kept) return kept;
    const outcome = await this.#lanes.parse(owner, request);
    const page =
      outcome.type === 'page-guarded' ? outcome.page : outcome.type === 'script-guarded' ? asWritten(outcome.text) : asWritten(text);
    this.#guarded.set(key, page);
    return page;
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
