import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { icon, type IconName } from '../parts/icon.ts';
import { iconButton } from '../parts/icon-button.ts';
import { LightElement } from '../parts/light-element.ts';
import { richText } from '../parts/rich-text.ts';
import { WorkbenchController } from '../state/workbench-context.ts';
import { segments, t, type PlainKey } from '../texts/text.ts';
import './first-visit.css';
import { endFirstVisit, isFirstVisit } from './first-visit.ts';

const STEPS = [
  { name: 'server', picture: 'server', says: 'first.server' },
  { name: 'page', picture: 'page', says: 'first.page' },
  { name: 'messages', picture: 'messages', says: 'first.messages' },
] as const satisfies { name: string; picture: IconName; says: PlainKey }[];

/**
 * What somebody reads who is here for the first time: three sentences, each beside the thing that it speaks of, in a row of the
 * grid that is theirs, so that nothing lies under them. They take no focus and wait for nothing; who closes them is never told again. Emits `done`.
 */
@customElement('wz-first-visit')
export class WzFirstVisit extends LightElement {
  @query('.intro-go') protected readonly go!: HTMLElement | null;
  readonly #project = new WorkbenchController(this, ({ role, project }) => (role === 'edit' ? project.id : ''));
  #at = 0;
  #over = false;
  /** The focus was on a button of the step before. */
  #carries = false;

  protected override render(): TemplateResult | typeof nothing {
    const step = STEPS[this.#at];
    if (!step || this.#over || !isFirstVisit(this.#project.part ?? '')) return nothing;
    const isLast = this.#at === STEPS.length - 1;
    return html`<section class="intro is-${step.name}" aria-label=${t('first.label')}>
      ${icon(step.picture)}
      <p role="status">${richText(segments(step.says))}</p>
      <small>${t('first.count', { step: this.#at + 1, steps: STEPS.length })}</small>
      <button class="btn intro-go" type="button" @click=${() => this.#next()}>${t(isLast ? 'first.done' : 'first.next')}</button>
      ${iconButton('close', t('first.close'), () => this.#end())}
    </section>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#carries) this.go?.focus();
    this.#carries = false;
  }

  #next(): void {
    this.#at += 1;
    this.#carries = true;
    if (this.#at === STEPS.length) this.#end();
    else this.requestUpdate();
  }

  #end(): void {
    this.#over = true;
    endFirstVisit();
    // Whoever pressed a button of a note goes on in the code.
    if (this.contains(document.activeElement)) this.dispatchEvent(new Event('done'));
    this.requestUpdate();
  }
}
