import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild-wasm';
import { assertNever } from '../assert-never.ts';
import type { CompileDiagnostic } from '../compiler/compile-diagnostic.ts';
import { needsCompiling } from '../compiler/page-script-options.ts';
import { holdsScripts, isHtml } from '../compiler/script-files.ts';
import { byteRange } from '../pages/byte-range.ts';
import { compilePageScript } from '../pages/compile-page-script.ts';
import { importMapTag } from '../pages/import-map.ts';
import { noticePage } from '../pages/notice-page.ts';
import { findPageFile } from '../pages/page-file.ts';
import { jsxScripts, withScripts } from '../pages/page-html.ts';
import { PAGE_NOTICES, type Notice } from '../pages/page-notices.ts';
import { readPageScript, type PageScript } from '../pages/page-scripts.ts';
import { contentTypeOf } from './content-type.ts';
import type { ProjectFolder } from './project-folder.ts';

/** No file of a project lies deeper, but for folders that were made by hand. */
const MOST_STEPS = 10;

/** Below this the copies of libraries are. `wszero` is a name that no pupil's file can have; `lib` is one that many would like. */
const LIBRARIES = 'wszero/lib/';

export interface PageServerOptions {
  folder: ProjectFolder;
  /** The file of `wszero.js`, and the folder of the libraries. */
  script: string;
  libraries: string;
  /** A script of a page that can not be compiled. */
  mistake: (diagnostic: CompileDiagnostic) => void;
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
  readonly #mistake: PageServerOptions['mistake'];

  constructor({ folder, script, libraries, mistake }: PageServerOptions) {
    this.#folder = folder;
    this.#script = readPageScript(script);
    this.#libraries = libraries;
    this.#mistake = mistake;
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

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { method, url = '/' } = request;
    if (method !== 'GET' && method !== 'HEAD') return notice(405, PAGE_NOTICES.noPosting, { Allow: 'GET, HEAD' });
    const path = pathIn(url);
    if (path === 'wszero.js') return { status: 200, type: contentTypeOf(path), body: this.#script.text };
    if (path === 'ws') return notice(426, PAGE_NOTICES.onlySocket, { Upgrade: 'websocket' });
    if (path.startsWith(LIBRARIES)) return await this.#library(path.slice(LIBRARIES.length));
    return await this.#page(path, request);
  }

  async #page(asked: string, request: IncomingMessage): Promise<Answer> {
    const { paths } = await this.#folder.list();
    const found = findPageFile(new Set(paths), asked);
    if (found.type === 'elsewhere') {
      const location = found.location + (request.url ?? '').replace(/^[^?]*/, '');
      return { status: 302, type: contentTypeOf('.txt'), body: '', headers: { Location: location } };
    }
    const { path } = found;
    const bytes = found.type === 'file' ? await this.#folder.read(path) : undefined;
    if (bytes === undefined) return this.#missing(path, found.type === 'missing' ? found.near : undefined, paths);
    if (isHtml(path)) {
      const body = withScripts(bytes.toString(), this.#tags(path, paths), jsxScripts(new Set(paths), path));
      return { status: 200, type: contentTypeOf(path), body };
    }
    if (needsCompiling(path)) return { status: 200, type: contentTypeOf('.js'), body: await this.#compiled(path, paths) };
    return part(bytes, contentTypeOf(path), request.headers.range);
  }

  /** JSX and TypeScript as a browser can read it. What can not be compiled is told here as well as on the page. */
  async #compiled(path: string, paths: readonly string[]): Promise<string> {
    const files = await this.#folder.texts(paths.filter(holdsScripts));
    const compiled = await compilePageScript(files, path, esbuild.transform);
    if (!compiled.ok) this.#mistake(compiled.diagnostic);
    return compiled.code;
  }

  /** A page is shown for what a person opens, a line of text for the rest. Both are a client: `eval_js` reaches them. */
  #missing(path: string, near: string | undefined, paths: readonly string[]): Answer {
    const { title, text } = path === 'index.html' && near === undefined ? PAGE_NOTICES.noStartPage : PAGE_NOTICES.noFile(path, near);
    if (!isHtml(path) && path.includes('.')) return { status: 404, type: contentTypeOf('.txt'), body: `${title}. ${text}\n` };
    // The scripts of a page name the way back up, once for each step of what was asked for.
    if (path.split('/').length > MOST_STEPS) return notice(404, { title, text });
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

/** A file as it is, or the part of it that a browser asks for: Safari plays no sound without. */
function part(bytes: Buffer, type: string, range: string | undefined): Answer {
  const wanted = byteRange(range, bytes.length);
  const headers = { 'Accept-Ranges': 'bytes' };
  switch (wanted.type) {
    case 'whole':
      return { status: 200, type, body: bytes, headers };
    case 'part': {
      const { first, last } = wanted;
      const body = bytes.subarray(first, last + 1);
      return { status: 206, type, body, headers: { ...headers, 'Content-Range': `bytes ${first}-${last}/${bytes.length}` } };
    }
    case 'outside':
      return { status: 416, type, body: '', headers: { ...headers, 'Content-Range': `bytes */${bytes.length}` } };
    default:
      return assertNever(wanted);
  }
}

function notice(status: number, words: Notice, headers: Record<string, string> = {}): Answer {
  return { status, type: contentTypeOf('.html'), body: noticePage(words), headers };
}
