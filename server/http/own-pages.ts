/** The product's own pages: start, the IDE, the IDE read-only, the host page of Play. */
import { randomBytes } from 'node:crypto';
import { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import type { Config } from '../config.ts';
import { CodedError, type ErrorCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { ownCsp } from './csp.ts';
import { codedError } from './errors.ts';
import type { HostAccess } from './host-access.ts';
import { hostOf, pagesOriginOf } from './origin.ts';
import { OwnPage, ownNoticePage } from './own-page.ts';
import { PAGE_TEXTS, type Notice } from './page-texts.ts';

export interface OwnPagesDeps {
  access: HostAccess;
  config: Config;
  log: Log;
  /** Folder with `index.html`, `ide.html` and `play.html`. */
  folder: string;
}

/** The routes, and what to show for an error of any route that has no answer of its own. */
export function ownPages({ access, config, log, folder }: OwnPagesDeps): { router: Router; errors: ErrorRequestHandler } {
  const start = new OwnPage(folder, 'index.html');
  const ide = new OwnPage(folder, 'ide.html');
  const play = new OwnPage(folder, 'play.html');
  const base = `${new URL(config.PUBLIC_URL ?? 'http://host').pathname.replace(/\/+$/, '')}/`;
  const router = Router();

  router.get('/', (request, response) => show(request, response, start));
  router.get('/e/:id', async (request, response) => {
    show(request, response, ide, await access.playOf(request.params.id));
  });
  router.get('/l/:look', async (request, response) => {
    show(request, response, ide, (await access.findByLook(request.params.look))?.play);
  });
  router.get('/play/:play', async (request, response) => {
    show(request, response, play, (await access.findByPlay(request.params.play))?.play);
  });
  router.get(['/r/:remix', '/check'], () => {
    throw new CodedError('not-yet');
  });

  /** `shown` is the play id of the project that the page shows; the start page, which has none, shows none. */
  function show(request: Request, response: Response, page: OwnPage, shown?: string): void {
    if (page !== start && shown === undefined) throw new CodedError('unknown-project');
    const nonce = protect(request, response, shown);
    response.type('html').send(page.render({ nonce, base }));
  }

  function protect(request: Request, response: Response, shown?: string): string {
    const nonce = randomBytes(16).toString('base64');
    const frames = shown === undefined ? undefined : `${pagesOriginOf(request, config)}/p/${shown}/`;
    response.set({
      'Content-Security-Policy': ownCsp({ host: hostOf(request), nonce, ...(frames !== undefined && { frames }) }),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
    return nonce;
  }

  const errors: ErrorRequestHandler = (error: unknown, request, response, next) => {
    const { status, code, message } = codedError(error, log, request.path);
    if (response.headersSent || response.destroyed) {
      next(error);
      return;
    }
    response.status(status);
    try {
      const nonce = protect(request, response);
      response.type('html').send(ownNoticePage(noticeOf(code), { styles: start.styleLinks(), nonce, base }));
    } catch {
      // Its Host header is no host: whoever sends that has no use for a look.
      response.type('text').send(`${message}\n`);
    }
  };
  return { router, errors };
}

function noticeOf(code: ErrorCode): Notice {
  switch (code) {
    case 'unknown-project':
      return PAGE_TEXTS.noProject;
    case 'not-found':
    case 'file-missing':
      return PAGE_TEXTS.nothing;
    case 'not-yet':
      return PAGE_TEXTS.notYet;
    case 'broken':
      return PAGE_TEXTS.broken;
    default:
      return PAGE_TEXTS.badRequest;
  }
}
