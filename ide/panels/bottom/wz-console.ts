import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { richText } from '../../parts/rich-text.ts';
import { StickToEnd } from '../../parts/stick-to-end.ts';
import type { ConsoleEntry } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { segments, t } from '../../texts/text.ts';
import './wz-console-line.ts';

/** What the server and the pages print, in one order. */
@customElement('wz-console')
export class WzConsole extends LightElement {
  @query('.logs') protected readonly list!: HTMLElement | null;
  readonly #lines = new WorkbenchController(this, (state) => state.console);
  readonly #dropped = new WorkbenchController(this, (state) => state.consoleDropped);
  readonly #end = new StickToEnd(this, () => this.list);

  protected override render(): TemplateResult {
    const lines = this.#lines.part ?? [];
    return html`<div
        class="logs"
        role="log"
        aria-label=${t('console.log')}
        tabindex="0"
        ?hidden=${lines.length === 0}
        @scroll=${this.#end.scrolled}
      >
        ${repeat(
          lines,
          (line) => line,
          (line) => this.#line(line),
        )}
      </div>
      ${this.#dropped.part ? html`<p class="dropped">${icon('info')}${t('console.dropped', { count: this.#dropped.part })}</p>` : nothing}
      ${lines.length === 0 ? this.#blank() : nothing}
      ${
        this.#end.stuck || lines.length === 0
          ? nothing
          : html`<button class="btn to-newest" type="button" @click=${() => this.#end.goToEnd()}>
              ${icon('down')}<span>${t('console.newest')}</span>
            </button>`
      }`;
  }

  #line(line: ConsoleEntry): TemplateResult {
    return html`<wz-console-line .entry=${line}></wz-console-line>`;
  }

  #blank(): TemplateResult {
    return html`<div class="blank">
      ${icon('console')}<b>${t('console.none')}</b>
      <p>${richText(segments('console.none.says'))}</p>
    </div>`;
  }
}
