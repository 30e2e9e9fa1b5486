import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DiagnosticCode } from '../../../server/protocol/diagnostic.ts';
import { avatar } from '../../parts/avatar.ts';
import { icon, type IconName } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { ownWords } from '../../parts/own-words.ts';
import { richText } from '../../parts/rich-text.ts';
import { whoIs } from '../../parts/who.ts';
import type { ConsoleEntry } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { explain } from '../../texts/explain.ts';
import { t } from '../../texts/text.ts';

/** Mistakes in a message are of whoever sent it, though the server found them. */
const OF_THE_SENDER: ReadonlySet<DiagnosticCode> = new Set([
  'missing-parameter',
  'unexpected-parameter',
  'unknown-op',
  'reserved-op',
  'not-json',
  'too-deep',
  'no-op',
  'binary',
]);

const ICON = { info: 'info', warn: 'alert', error: 'alert' } as const satisfies Record<string, IconName>;

/** One line of the console: who, what, and the place in the code that it came from. */
@customElement('wz-console-line')
export class WzConsoleLine extends LightElement {
  @property({ attribute: false }) entry: ConsoleEntry | undefined;
  readonly #role = new WorkbenchController(this, (state) => state.role);

  protected override render(): TemplateResult | typeof nothing {
    const { entry } = this;
    if (!entry) return nothing;
    const { level } = entry;
    const who = whose(entry);
    return html`<div class="log is-${level}" data-level=${level}>
      <span class="log-who ${whoIs(who).hue}">${avatar(who)}<b>${who === 'server' ? t('side.server') : who}</b></span>
      <div class="log-words">
        ${level === 'log' ? nothing : html`${icon(ICON[level])}<span class="vh">${t(`console.level.${level}`)}</span>`}
        <div>${this.#words(entry)}</div>
      </div>
      ${this.#place(entry)}
    </div>`;
  }

  #words({ text, diagnostic }: ConsoleEntry): TemplateResult {
    if (!diagnostic) return html`<p class="out">${text}</p>`;
    const { title, todo } = explain(diagnostic);
    return html`<p><span class="title">${richText(title)}</span> ${richText(todo)}</p>
      ${ownWords(diagnostic.original ?? text)}`;
  }

  #place({ file, line, diagnostic }: ConsoleEntry): TemplateResult | typeof nothing {
    const path = file ?? diagnostic?.file;
    const at = line ?? diagnostic?.line;
    if (path === undefined || at === undefined) return nothing;
    return html`<button class="go" type="button" @click=${() => this.#role.workbench.goTo(path, at, diagnostic?.column)}>
      ${t('console.place', { file: path, line: at })}
    </button>`;
  }
}

function whose({ who, diagnostic }: ConsoleEntry): string {
  return diagnostic?.pane !== undefined && OF_THE_SENDER.has(diagnostic.code) ? diagnostic.pane : who;
}
