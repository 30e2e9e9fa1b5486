import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Side } from '../../../runtime/side.ts';
import type { ProjectState } from '../../../server/protocol/project-state.ts';
import { assertNever } from '../../../runtime/assert-never.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { isCalm, mistakesOf } from '../../state/mistake.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';

/** Whether this side of the code runs: a colour, a shape and a word. A page says something only about its mistakes. */
@customElement('wz-side-state')
export class WzSideState extends LightElement {
  @property({ attribute: false }) side: Side = 'server';
  readonly #server = new WorkbenchController(this, (state) => state.server);
  readonly #diagnostics = new WorkbenchController(this, (state) => state.diagnostics);
  readonly #isChecked = new WorkbenchController(this, (state) => state.mistakes !== undefined);
  readonly #mistakes = new WorkbenchController(this, mistakesOf);
  readonly #ready = new WorkbenchController(this, (state) => state.connection === 'online');

  protected override render(): TemplateResult | typeof nothing {
    const server = this.#server.part;
    if (!server || !this.#ready.part) return nothing;
    return html`<span role="status">${this.side === 'server' ? this.#renderServer(server) : this.#renderPage()}</span>`;
  }

  #renderServer(state: ProjectState): TemplateResult {
    switch (state.server) {
      case 'asleep':
        return html`<span class="state off">${icon('pause')}${t('state.asleep')}</span>`;
      case 'starting':
        return html`<span class="state off">${icon('reload')}${t('state.starting')}</span>`;
      case 'stopped':
        return html`<span class="state off">${icon('stop')}${t('state.stopped')}</span>`;
      case 'running':
        return this.#broken(state)
          ? this.#mistake()
          : html`<span class="state good"><span class="lamp"></span>${t('state.running')}</span>`;
      default:
        return assertNever(state.server);
    }
  }

  #renderPage(): TemplateResult | typeof nothing {
    return this.#here().length > 0 ? this.#mistake() : nothing;
  }

  #mistake(): TemplateResult {
    return html`<button class="state bad" type="button" title=${t('state.mistake.show')} @click=${() => this.#goTo()}>
      ${icon('alert')}<span class="says">${t('state.mistake')}</span>
    </button>`;
  }

  /**
   * Code is also refused for a mistake in a page; then this side has none. While the code is checked as it is typed, what is
   * refused for half a line is not told before that line is.
   */
  #broken(state: ProjectState): boolean {
    const isUntold = !this.#isChecked.part && (this.#diagnostics.part ?? []).length === 0;
    return this.#here().length > 0 || (state.code === 'refused' && isUntold);
  }

  #here(): { file?: string; line?: number; column?: number }[] {
    return (this.#mistakes.part ?? []).filter((mistake) => mistake.side === this.side && !isCalm(mistake));
  }

  #goTo(): void {
    const place = this.#here().find(({ file }) => file !== undefined);
    if (place?.file !== undefined) this.#server.workbench.goTo(place.file, place.line, place.column);
    this.dispatchEvent(new Event('show-mistake', { bubbles: true }));
  }
}
