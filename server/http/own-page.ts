import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../../runtime/pages/escape-html.ts';
import type { Language } from '../protocol/language.ts';
import { PAGE_TEXTS, type NoticeName } from './page-texts.ts';

/** Texts of a language that are fetched ahead: see `ide/vite.config.ts`. */
const TEXTS_LINK = /<link\b[^>]*\bhreflang="(\w+)"[^>]*>/gi;
const HEAD = /<head\b[^>]*>/i;
const NONCE = /(<meta\s+name="csp-nonce"\s+content=")[^"]*(")/i;

/** A page of the product as it was built, read once. */
export class OwnPage {
  readonly #html: string;

  /** Throws when the file is not there, or not a page. */
  constructor(folder: string, name: string) {
    const file = join(folder, name);
    this.#html = readFileSync(file, 'utf8');
    if (!HEAD.test(this.#html)) throw new Error(`${file} has no <head>`);
  }

  /**
   * `base` is what all relative URLs of the page start from, at whatever depth it is shown; `pages`, what those of pupils' pages
   * start from, where that is not the same. Both end with `/`. The texts of `language` are fetched ahead. `name` is told to the page.
   */
  render({ language, nonce, base, pages, name }: PageParts): string {
    const meta = metaOf('pages-url', pages) + metaOf('project-name', name);
    return this.#html
      .replace(TEXTS_LINK, (link, of: string) => (of === language ? link : ''))
      .replace(HEAD, (head) => `${head}<base href="${escapeHtml(base)}">${meta}`)
      .replace(NONCE, (_whole, before: string, after: string) => `${before}${escapeHtml(nonce)}${after}`);
  }

  /** Its style sheets, so that a notice has the same look. */
  styleLinks(): string {
    return (this.#html.match(/<link\b[^>]*>/gi) ?? []).filter((link) => /\brel="?stylesheet\b/i.test(link)).join('');
  }
}

interface PageParts {
  language: Language;
  nonce: string;
  base: string;
  pages?: string;
  name?: string;
}

function metaOf(name: string, content: string | undefined): string {
  return content === undefined ? '' : `<meta name="${name}" content="${escapeHtml(content)}">`;
}

interface NoticeFrame {
  language: Language;
  /** Links of the product's style sheets. */
  styles: string;
  nonce: string;
  base: string;
}

/** A page of ours that says one thing, in the product's look. */
export function ownNoticePage(name: NoticeName, { language, styles, nonce, base }: NoticeFrame): string {
  const { toStart, [name]: notice } = PAGE_TEXTS[language];
  const { title, text } = notice;
  return `<!doctype html>
<html lang="${language}">
<head><base href="${escapeHtml(base)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · wszero</title>${styles}
<style nonce="${escapeHtml(nonce)}">
  :root { color-scheme: light dark; font-family: var(--font, system-ui, sans-serif); line-height: 1.5; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--desk, Canvas); color: var(--ink, CanvasText); }
  main { margin: 1rem; padding: 2rem; max-width: 28rem; text-align: center; background: var(--panel, Canvas); border-radius: var(--radius, 10px); }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; text-wrap: balance; }
  p { font-size: 1rem; margin: 0 0 1.5rem; color: var(--ink-2, CanvasText); }
  a { display: inline-block; padding: 0.5rem 1rem; font-weight: 600; border-radius: var(--radius, 10px); background: var(--loud, ButtonFace); color: var(--on-loud, ButtonText); text-decoration: none; }
</style>
</head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><a href=".">${escapeHtml(toStart)}</a></main></body>
</html>
`;
}
