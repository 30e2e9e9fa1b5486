import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { causeOf, effectsOf, NO_MESSAGES, type Messages } from '../../messages/messages.ts';
import type { Came, Got, Line, Sent, Turn } from '../../messages/row.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { richText } from '../../parts/rich-text.ts';
import { whoIs } from '../../parts/who.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { explain } from '../../texts/explain.ts';
import { segments, t } from '../../texts/text.ts';
import { fullText } from './payload.ts';
import type { PictureDesk } from './picture-desk.ts';
import { toWhom } from './turn-in-words.ts';

/** More names than these are counted. */
const MOST_NAMES = 8;
const MOST_EFFECTS = 5;

/** A message that was opened: what is in it, which line sent it, which line handles it, what it came from and what it led to. */
@customElement('wz-open-message')
export class WzOpenMessage extends LightElement {
  @property({ attribute: false }) desk: PictureDesk | undefined;
  @property({ attribute: false }) n = -1;
  /** Which of the things that the turn sent; undefined for what came in. */
  @property({ attribute: false }) sent: number | undefined;
  @query('h3') protected readonly heading!: HTMLElement | null;
  readonly #messages = new WorkbenchController(this, (state) => state.messages);

  protected override render(): TemplateResult {
    const turn = this.#all.rows.find((row): row is Turn => row.n === this.n && row.type === 'turn');
    const what = turn && (this.sent === undefined ? turn.came : turn.sent[this.sent]);
    return html`<header class="aside-head">
        <h3 tabindex="-1">${what ? html`<code>${what.op}</code>` : t('messages.gone')}</h3>
        ${iconButton('close', t('messages.close'), () => this.desk?.open(undefined))}
      </header>
      ${turn && what ? html`<div class="aside-body">${this.#body(turn)}</div>` : nothing}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('n') || changed.has('sent')) this.heading?.focus();
  }

  #body(turn: Turn): unknown {
    const sent = this.sent === undefined ? undefined : turn.sent[this.sent];
    return sent ? this.#sent(turn, sent) : turn.came ? this.#came(turn, turn.came) : nothing;
  }

  #came(turn: Turn, came: Came): TemplateResult {
    const from = this.#all.sentFrom(came);
    const cause = causeOf(turn, this.#all);
    const isEvent = came.text === '';
    return html`${isEvent ? nothing : text(came.text)}
      <dl class="facts">
        ${isEvent ? nothing : fact(t('messages.sent-by'), html`${name(came.name)} ${this.#line(from?.place)}`)}
        ${cause ? fact(t('messages.made-by'), this.#link(cause.turn, cause.turn.sent[cause.sent]?.op ?? '', cause.sent)) : nothing}
        ${turn.lost ? nothing : fact(t('messages.handled-by'), html`${code(`on('${came.op}')`)} ${this.#line(turn.place)}`)}
        ${turn.lost ? fact(t('messages.handled-by'), this.#words({ ...turn.lost, params: lostParams(came, turn.lost) })) : nothing}
        ${turn.failed ? fact(t('messages.failed'), html`${this.#words(turn.failed)} ${this.#line(lineOf(turn.failed))}`) : nothing}
        ${
          turn.sent.length > 0 && !turn.lost
            ? fact(
                t('messages.then-sent'),
                turn.sent.map((each, at) => html`<p>${this.#link(turn, each.op, at)} ${toWhom(each)}</p>`),
              )
            : nothing
        }
      </dl>`;
  }

  #sent(turn: Turn, sent: Sent): TemplateResult {
    const effects = effectsOf({ ...turn, sent: [sent] }, this.#all).slice(0, MOST_EFFECTS);
    const unheard = sent.got.filter((got) => this.#all.isUnheard(got));
    const heard = this.#messages.workbench.pageHandler(sent.op);
    return html`${text(sent.text)}
      <dl class="facts">
        ${fact(t('messages.sent-by'), html`${t('side.server')} ${this.#line(sent.place)}`)}
        ${turn.came ? fact(t('messages.made-by'), this.#link(turn, turn.came.op)) : nothing}
        ${fact(t('messages.goes-to'), html`${toWhom(sent)}${sent.to === 'one' ? nothing : this.#names(sent.got)}`)}
        ${heard ? fact(t('messages.handled-by'), html`${code(`HANDLERS.${sent.op}`)} ${this.#line(heard)}`) : nothing}
        ${unheard.length > 0 ? fact(t('messages.nobody'), html`${richText(segments('messages.unheard', { op: sent.op }))}${this.#names(unheard)}`) : nothing}
        ${
          effects.length > 0
            ? fact(
                t('messages.led-to'),
                effects.map((each) => html`<p>${name(each.came?.name ?? '')} ${this.#link(each, each.came?.op ?? '')}</p>`),
              )
            : nothing
        }
      </dl>`;
  }

  get #all(): Messages {
    return this.#messages.part ?? NO_MESSAGES;
  }

  #words(mistake: Parameters<typeof explain>[0]): TemplateResult {
    const { title, todo } = explain(mistake);
    return html`<p>${richText(title)} ${richText(todo)}</p>`;
  }

  #names(got: readonly Got[]): TemplateResult {
    const more = got.length - MOST_NAMES;
    return html`<p class="names">
      ${got.slice(0, MOST_NAMES).map((each) => name(each.name))}${more > 0 ? t('messages.more-sent', { count: more }) : nothing}
    </p>`;
  }

  #line(place: Line | undefined): TemplateResult | typeof nothing {
    if (!place) return nothing;
    const { file, line } = place;
    return html`<button class="go" type="button" @click=${() => this.#messages.workbench.goTo(file, line)}>
      ${t('console.place', { file, line })}
    </button>`;
  }

  /** To another message. */
  #link({ n }: Turn, op: string, sent?: number): TemplateResult {
    return html`<button class="go" type="button" @click=${() => this.desk?.open({ type: 'message', n, sent })}><code>${op}</code></button>`;
  }
}

function fact(what: string, is: unknown): TemplateResult {
  return html`<div>
    <dt>${what}</dt>
    <dd>${is}</dd>
  </div>`;
}

function code(words: string): TemplateResult {
  return html`<code>${words}</code>`;
}

function name(who: string): TemplateResult {
  return html`<bdi class="name ${whoIs(who).hue}">${who}</bdi>`;
}

function text(of: string): TemplateResult {
  return html`<pre class="aside-text" tabindex="0" aria-label=${t('messages.text')}>${fullText(of)}</pre>`;
}

function lostParams({ op }: Came, { nearest }: NonNullable<Turn['lost']>): Record<string, string> {
  return { op, ...(nearest === undefined ? {} : { nearest }) };
}

function lineOf({ file, line }: { file?: string; line?: number }): Line | undefined {
  return file === undefined || line === undefined ? undefined : { file, line };
}
