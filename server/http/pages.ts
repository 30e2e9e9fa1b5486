/**
 * Pupils' pages, below `/p/:play/`. Everything that goes out here may have been written to do harm: it is sandboxed by its
 * policy, also when it is opened by itself, and reaches nothing but its own project.
 */
import { Router, type Request, type Response } from 'express';
import type { Config } from '../config.ts';
import type { Compiler } from '../compiler/compiler.ts';
import { askedLanguage } from './asked-language.ts';
import { EMPTY_PAGE_CSP, pageCsp, STILL_CSP } from './csp.ts';
import type { HostAccess, PageProject } from './host-access.ts';
import { noticePage } from '../../runtime/pages/notice-page.ts';
import { pagesOriginOf } from './origin.ts';
import { readLibraries } from './libraries.ts';
import { needsCompiling } from '../../runtime/compiler/page-script-options.ts';
import { isHtml, isPlainScript } from '../../runtime/compiler/script-files.ts';
import { importMapTag } from '../../runtime/pages/import-map.ts';
import { findPageFile, typeOf, type Found } from '../../runtime/pages/page-file.ts';
import { joinPage, withScripts } from '../../runtime/pages/page-html.ts';
import { paneToken, readPageScript, scriptTags, type PageScript } from '../../runtime/pages/page-scripts.ts';
import { pathProblem } from '../protocol/file-paths.ts';
import { sendAsset } from './send-asset.ts';
import { PAGE_TEXTS } from './page-texts.ts';

const YEAR_S = 31_536_000;

export interface PagesDeps {
  access: HostAccess;
  config: Config;
  compiler: Pick<Compiler, 'compilePageScript' | 'guardPage' | 'guardScript'>;
  /** Files of the two scripts that pages get, and the folder of the libraries. */
  built: { page: string; bridge: string; lib: string };
}

/** What pages get besides their files. */
interface Extras {
  wszero: PageScript;
  bridge: PageScript;
  /** URL of the libraries as seen from a project's root. */
  lib: string;
  compiler: PagesDeps['compiler'];
}

export function pagesRouter({ access, config, compiler, built }: PagesDeps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const lib = `../../lib/${readLibraries(built.lib).version}/`;
  const extras: Extras = { wszero: readPageScript(built.page), bridge: readPageScript(built.bridge), lib, compiler };

  router.use('/p', (request, response, next) => {
    response.set({
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': EMPTY_PAGE_CSP,
    });
    if (request.method === 'GET' || request.method === 'HEAD') next();
    else sendNotice(request, response.set('Allow', 'GET, HEAD'), 405, 'noPosting');
  });
  router.get('/p/:play', (request, response) => {
    // Relative: what stands in front of it is the business of whoever is in front of us.
    response.redirect(302, `${encodeURIComponent(request.params.play)}/${request.url.replace(/^[^?]*/, '')}`);
  });
  router.get('/p/:play/wszero.js', (request, response) => sendScript(request, response, extras.wszero));
  router.get('/p/:play/wszero/bridge.js', (request, response) => sendScript(request, response, extras.bridge));
  router.get('/p/:play/ws', (request, response) => sendNotice(request, response.set('Upgrade', 'websocket'), 426, 'onlySocket'));
  router.get('/p/:play/{*path}', async (request, response) => {
    const project = await access.findByPlay(request.params.play);
    if (!project) {
      sendNotice(request, response, 404, 'noProject');
      return;
    }
    response.set('Content-Security-Policy', pageCsp(pagesOriginOf(request, config), project.play));
    await sendFile(request, response, project, extras);
  });
  return router;
}

async function sendFile(request: Request<{ path?: string[] }>, response: Response, project: PageProject, extras: Extras): Promise<void> {
  const [texts, assets] = [project.files(), project.assets()];
  const paths = new Set([...texts.keys(), ...assets.keys()]);
  const found = findPageFile(paths, (request.params.path ?? []).join('/'));
  const { path } = found;
  if (found.type === 'elsewhere') {
    response.redirect(302, found.location + request.url.replace(/^[^?]*/, ''));
    return;
  }
  const [text, hash] = found.type === 'file' ? [texts.get(path), assets.get(path)] : [];
  if (hash !== undefined) {
    const isSent = await sendAsset(request, response.type(typeOf(path)), { hash, read: () => project.asset(hash) });
    if (isSent) return;
  }
  const tags = (): string => importMapTag(path, paths, extras.lib) + scriptTags(path, paneToken(request.query['pane']), extras);
  if (text === undefined)
    sendMissing(request, response, found.type === 'missing' ? found : { type: 'missing', path, near: undefined }, tags);
  else if (isHtml(path)) response.type('html').send(joinPage(await extras.compiler.guardPage(project, path), tags()));
  else if (needsCompiling(path)) response.type('js').send((await extras.compiler.compilePageScript(project, path)).code);
  else if (isPlainScript(path)) response.type('js').send(await extras.compiler.guardScript(project, path));
  else response.type(typeOf(path)).append('Content-Security-Policy', STILL_CSP).send(text);
}

/**
 * A page is shown for what a person opens, a line of text for the rest. Such a page is a client: `eval_js` reaches it. But not
 * at a path that no file can have: of slashes without end there would be an import map without end.
 */
function sendMissing(request: Request, response: Response, { path, near }: Extract<Found, { type: 'missing' }>, tags: () => string): void {
  const language = askedLanguage(request, response);
  const texts = PAGE_TEXTS[language];
  const notice = path === 'index.html' && near === undefined ? texts.noStartPage : texts.noFile(path, near);
  response.status(404);
  if (isHtml(path) || !path.includes('.')) {
    response.type('html').send(withScripts(noticePage(notice, language), pathProblem(path) ? '' : tags()));
    return;
  }
  response.type('text').send(`${notice.title}. ${notice.text}\n`);
}

function sendNotice(request: Request, response: Response, status: number, name: 'noPosting' | 'onlySocket' | 'noProject'): void {
  const language = askedLanguage(request, response);
  response.status(status).type('html').send(noticePage(PAGE_TEXTS[language][name], language));
}

function sendScript(request: Request, response: Response, { text, version }: PageScript): void {
  if (request.query['v'] === version) response.set('Cache-Control', `public, max-age=${YEAR_S}, immutable`);
  response.type('js').send(text);
}
