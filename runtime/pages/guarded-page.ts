import { guardHtml } from './guard-html.ts';
import { cutPage, jsxScripts, type CutPage } from './page-html.ts';

/** The page at `path` as a host serves it that does not trust it: its loops are guarded. `paths` are all of the project. */
export function guardedPage(path: string, html: string, paths: ReadonlySet<string>): CutPage {
  return cutPage(html, jsxScripts(paths, path), guardHtml(path, html));
}
