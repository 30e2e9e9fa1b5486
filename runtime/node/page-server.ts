import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importMapTag } from '../pages/import-map.ts';
import { noticePage } from '../pages/notice-page.ts';
import { findPageFile, isHtml, type Found } from '../pages/page-file.ts';
import { withScripts } from '../pages/page-html.ts';
import { PAGE_NOTICES, type Notice } from '../pages/page-notices.ts';
import { readPageScript, type PageScript } from '../pages/page-scripts.ts';
import { contentTypeOf } from './content-type.ts';
import type { ProjectFolder } from './project-folder.ts';

/** Below this the copies of libraries are. `wszero` is a name that no pupil's file can have; `lib` is one that many would like. */
const LIBRARIES = 'wszero/lib/';

export interface PageServerOptions {
  folder: ProjectFolder;
  /** The file of `wszero.js`, and the folder of the libraries. */
  script: string;
  libraries: string;
}

interface Answer {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

/** Answers HTTP: the pupil's pages, each as it lies on the disk at that moment, and the scripts that they need. */
export class PageServer {
  readonly #folder: ProjectFolder;
  readonly #script: PageScript;
  readonly #libraries: string;

  constructor({ folder, script, libraries }: PageServerOptions) {
    this.#folder = folder;
    this.#script = readPageScript(script);
    this.#libraries = libraries;
  }

  /** Never rejects: what goes wrong here is answered. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body, headers } = await this.#answer(request).catch((error: unknown): Answer => {
      return { status: 500, type: 'text/plain; charset=utf-8', body: `${String(error)}\n` };
    });
    response.writeHead(status, {
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async #answer({ method, url = '/' }: IncomingMessage): Promise<Answer> {
    if (method !== 'GET' && method !== 'HEAD') return notice(405, PAGE_NOTICES.noPosting, { Allow: 'GET, HEAD' });
    const path = pathIn(url);
    if (path === 'wszero.js') return { status: 200, type: contentTypeOf(path), body: this.#script.text };
    if (path === 'ws') return notice(426, PAGE_NOTICES.onlySocket, { Upgrade: 'websocket' });
    if (path.startsWith(LIBRARIES)) return await this.#library(path.slice(LIBRARIES.length));
    return await this.#page(path);
  }

  async #page(asked: string): Promise<Answer> {
    const { paths } = await this.#folder.list();
    const found = findPageFile(new Set(paths), asked);
    const bytes = found.type === 'file' ? await this.#folder.read(found.path) : undefined;
    if (bytes === undefined) return this.#missing(found, paths);
    const type = contentTypeOf(found.path);
    return { status: 200, type, body: isHtml(found.path) ? withScripts(bytes.toString(), this.#tags(found.path, paths)) : bytes };
  }

  /** A page is shown for what a person opens, a line of text for the rest. Both are a client: `eval_js` reaches them. */
  #missing(found: Found, paths: readonly string[]): Answer {
    const { path } = found;
    const near = found.type === 'missing' ? found.near : undefined;
    const { title, text } = path === 'index.html' && near === undefined ? PAGE_NOTICES.noStartPage : PAGE_NOTICES.noFile(path, near);
    if (!isHtml(path) && path.includes('.')) return { status: 404, type: contentTypeOf('.txt'), body: `${title}. ${text}\n` };
    return { status: 404, type: contentTypeOf('.html'), body: withScripts(noticePage({ title, text }), this.#tags(path, paths)) };
  }

  async #library(name: string): Promise<Answer> {
    const text = /^[\w-]+(\.[\w-]+)*\.js$/.test(name) ? await readFile(join(this.#libraries, name)).catch(() => undefined) : undefined;
    if (text === undefined) return notice(404, PAGE_NOTICES.noFile(name, undefined));
    return { status: 200, type: contentTypeOf(name), body: text };
  }

  #tags(page: string, paths: readonly string[]): string {
    const up = '../'.repeat(page.split('/').length - 1);
    return `${importMapTag(page, paths, LIBRARIES)}<script src="${up}wszero.js?v=${this.#script.version}" crossorigin></script>`;
  }
}

/** The path of a URL without its first slash; what can't be read leads to no file. */
function pathIn(url: string): string {
  const { pathname } = new URL(url.replace(/^\/+/, '/'), 'http://any');
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return pathname.slice(1);
  }
}

function notice(status: number, words: Notice, headers: Record<string, string> = {}): Answer {
  return { status, type: contentTypeOf('.html'), body: noticePage(words), headers };
}
