import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { HandlerInfo } from '../../../server/protocol/ide.ts';
import { formValue } from '../../messages/form-value.ts';
import { avatar } from '../../parts/avatar.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { whoIs } from '../../parts/who.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import type { PictureDesk } from './picture-desk.ts';

/** The server calls these by itself. */
const EVENTS: ReadonlySet<string> = new Set(['connect', 'disconnect']);

/** Any message by hand, in the name of a pane's page. The form has what the handler needs. */
@customElement('wz-send-as')
export class WzSendAs extends LightElement {
  @property({ attribute: false }) desk: PictureDesk | undefined;
  /** Of the pane. */
  @property({ attribute: false }) token = '';
  @query('#send-op') protected readonly opField!: HTMLInputElement | null;
  readonly #panes = new WorkbenchController(this, (state) => state.panes);
  readonly #clients = new WorkbenchController(this, (state) => state.clients);
  readonly #handlers = new WorkbenchController(this, (state) => state.handlers);
  #op: string | undefined;
  #typed: Record<string, string> = {};
  #sent = 0;

  protected override render(): TemplateResult {
    const name = this.#panes.part?.find(({ token }) => token === this.token)?.name;
    return html`<header class="aside-head">
        <h3>${name === undefined ? t('send.gone') : html`${avatar(name)} ${t('send.title', { name })}`}</h3>
        ${iconButton('close', t('send.close'), () => this.desk?.open(undefined))}
      </header>
      ${name === undefined ? nothing : this.#form(name)}`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.opField?.focus();
  }

  #form(name: string): TemplateResult {
    const isHere = this.#clients.part?.some(({ pane }) => pane === this.token) ?? false;
    const op = this.#chosen;
    return html`<form class="aside-body send-form ${whoIs(name).hue}" @submit=${(event: SubmitEvent) => this.#submit(event)}>
      <label class="send-part" for="send-op"><span>${t('send.op')}</span></label>
      <input
        class="field"
        id="send-op"
        list="send-ops"
        autocomplete="off"
        spellcheck="false"
        .value=${op}
        @input=${(event: InputEvent) => this.#chose(event)}
      />
      <datalist id="send-ops">${this.#known.map((handler) => html`<option value=${handler.op}></option>`)}</datalist>
      ${this.#names.map(([part, optional]) => this.#part(part, optional))}
      <button class="btn loud" type="submit" ?disabled=${op === ''}>${icon('send')}<span>${t('send.do')}</span></button>
      <p class="send-preview"><span>${t('send.preview')}</span><code>${this.#preview}</code></p>
      <p class="send-says" role="status">
        ${isHere ? (this.#sent > 0 ? t('send.sent', { count: this.#sent }) : '') : t('send.waits', { name })}
      </p>
    </form>`;
  }

  #part(part: string, optional: boolean): TemplateResult {
    const id = `send-part-${part}`;
    return html`<label class="send-part" for=${id}
        ><span><code>${part}</code>${optional ? html` <small>${t('send.optional')}</small>` : nothing}</span></label
      >
      <input
        class="field"
        id=${id}
        autocomplete="off"
        .value=${this.#typed[part] ?? ''}
        @input=${(event: InputEvent) => {
          if (event.target instanceof HTMLInputElement) this.#typed = { ...this.#typed, [part]: event.target.value };
          this.requestUpdate();
        }}
      />`;
  }

  get #known(): HandlerInfo[] {
    return (this.#handlers.part ?? []).filter(({ op }) => !EVENTS.has(op));
  }

  get #chosen(): string {
    return this.#op ?? this.#known[0]?.op ?? '';
  }

  /** Names of the parts that the handler takes, and whether each may be left out. */
  get #names(): [name: string, optional: boolean][] {
    const parts = this.#known.findLast(({ op }) => op === this.#chosen)?.parts;
    return (parts?.parameters ?? []).map(({ name, optional }) => [name, optional]);
  }

  get #message(): Record<string, unknown> {
    const parts = this.#names.filter(([name, optional]) => !optional || (this.#typed[name] ?? '') !== '');
    return { op: this.#chosen, ...Object.fromEntries(parts.map(([name]) => [name, formValue(this.#typed[name] ?? '')])) };
  }

  get #preview(): string {
    const parts = Object.entries(this.#message).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    return `send_message({ ${parts.join(', ')} })`;
  }

  #chose(event: InputEvent): void {
    if (event.target instanceof HTMLInputElement) this.#op = event.target.value;
    this.requestUpdate();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.#chosen === '') return;
    this.#panes.workbench.panes.sendAs(this.token, JSON.stringify(this.#message));
    this.#sent += 1;
    this.requestUpdate();
  }
}
