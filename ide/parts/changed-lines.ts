import { html, type TemplateResult } from 'lit';
import '../styles/changed-lines.css';
import { t } from '../texts/text.ts';
import type { DiffLine } from './line-diff.ts';

/** Lines of a file, with a sign and a colour at those that come and those that go. */
export function changedLines(path: string, lines: readonly DiffLine[]): TemplateResult {
  return html`<pre class="changed-lines" tabindex="0" role="region" aria-label=${path}><code>${lines.map(line)}</code></pre>`;
}

function line(each: DiffLine): TemplateResult {
  switch (each.type) {
    case 'skip':
      return html`<span class="is-skip">${t('lines.skip', { count: each.count })}</span>`;
    case 'same':
      return html`<span>${each.text}${'\n'}</span>`;
    case 'gone':
      return html`<del>${heard('lines.gone')}${each.text}${'\n'}</del>`;
    case 'new':
      return html`<ins>${heard('lines.new')}${each.text}${'\n'}</ins>`;
  }
}

/** The sign at the left says it to who sees it. */
function heard(key: 'lines.gone' | 'lines.new'): TemplateResult {
  return html`<span class="vh">${t(key)} </span>`;
}
