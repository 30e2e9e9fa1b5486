import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Config } from '../config.ts';
import { askedLanguage } from './asked-language.ts';
import { ownCsp } from './csp.ts';
import { hostOf, pagesOriginOf } from './origin.ts';
import { OwnPage, ownNoticePage } from './own-page.ts';
import type { NoticeName } from './page-texts.ts';

/** Hands out the pages of the product, each with a policy of its own. */
export class OwnPageDesk {
  readonly start: OwnPage;
  readonly ide: OwnPage;
  readonly play: OwnPage;
  readonly remix: OwnPage;
  readonly check: OwnPage;
  readonly teachers: OwnPage;
  readonly data: OwnPage;
  readonly #config: Config;
  readonly #base: string;

  /** `folder` holds `index.html`, `ide.html`, `play.html`, `remix.html`, `check.html`, `teachers.html` and `data.html`. Throws when one is missing. */
  constructor(folder: string, config: Config) {
    this.start = new OwnPage(folder, 'index.html');
    this.ide = new OwnPage(folder, 'ide.html');
    this.play = new OwnPage(folder, 'play.html');
    this.remix = new OwnPage(folder, 'remix.html');
    this.check = new OwnPage(folder, 'check.html');
    this.teachers = new OwnPage(folder, 'teachers.html');
    this.data = new OwnPage(folder, 'data.html');
    this.#config = config;
    this.#base = `${new URL(config.PUBLIC_URL ?? 'http://host').pathname.replace(/\/+$/, '')}/`;
  }

  /**
   * `shown`: the play id of the one project whose pages the page may hold. `name`: of the project that the page is about.
   * Throws 'bad-request'.
   */
  send(request: Request, response: Response, page: OwnPage, { shown, name }: { shown?: string; name?: string } = {}): void {
    const nonce = this.#protect(request, response, shown);
    const { PAGES_URL } = this.#config;
    const language = askedLanguage(request, response);
    const pages = PAGES_URL === undefined ? {} : { pages: `${PAGES_URL}/` };
    response.type('html').send(page.render({ language, nonce, base: this.#base, ...pages, ...(name !== undefined && { name }) }));
  }

  /** Throws 'bad-request'. */
  sendNotice(request: Request, response: Response, name: NoticeName): void {
    const nonce = this.#protect(request, response);
    response
      .type('html')
      .send(ownNoticePage(name, { language: askedLanguage(request, response), styles: this.start.styleLinks(), nonce, base: this.#base }));
  }

  /** Returns the nonce of the policy. */
  #protect(request: Request, response: Response, shown?: string): string {
    const nonce = randomBytes(16).toString('base64');
    const frames = shown === undefined ? undefined : `${pagesOriginOf(request, this.#config)}/p/${shown}/`;
    // A proxy may ask by an address that no browser knows.
    const { PUBLIC_URL } = this.#config;
    const hosts = new Set([hostOf(request), ...(PUBLIC_URL === undefined ? [] : [new URL(PUBLIC_URL).host])]);
    response.set({
      'Content-Security-Policy': ownCsp({ hosts, nonce, ...(frames !== undefined && { frames }) }),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    return nonce;
  }
}
