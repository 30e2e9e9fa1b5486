import { escapeHtml } from './escape-html.ts';
import type { Notice } from './page-notices.ts';

/** A small page where a page of a pupil's would be. It has no look of its own: it stands in their preview. */
export function noticePage({ title, text }: Notice, language = 'en'): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { margin: 2rem auto; max-width: 28rem; padding: 0 1rem; text-align: center; text-wrap: balance; }
  h1 { font-size: 1.375rem; line-height: 1.2; overflow-wrap: anywhere; }
</style>
</head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></main></body></html>
`;
}
