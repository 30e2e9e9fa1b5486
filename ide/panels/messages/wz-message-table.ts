import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Row, Turn } from '../../messages/row.ts';
import { HostClock } from '../../parts/host-clock.ts';
import { LightElement } from '../../parts/light-element.ts';
import { timeAgo } from '../../parts/time-ago.ts';
import { t } from '../../texts/text.ts';
import { payloadLine, payloadOf } from './payload.ts';
import { rowInWords, toWhom } from './turn-in-words.ts';

/** The newest so many rows. */
const MOST_ROWS = 100;

/** The picture as a table: one row for each message, for whoever reads rather than looks. The newest is first. */
@customElement('wz-message-table')
export class WzMessageTable extends LightElement {
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) clock = new HostClock();

  protected override render(): TemplateResult {
    return html`<div class="message-table" tabindex="0" role="region" aria-label=${t('messages.table')}>
      <table>
        <thead>
          <tr>
            ${(['when', 'from', 'to', 'message', 'handler'] as const).map((column) => html`<th scope="col">${t(`messages.column.${column}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.rows
            .slice(-MOST_ROWS)
            .toReversed()
            .map((row) => this.#row(row))}
        </tbody>
      </table>
    </div>`;
  }

  #row(row: Row): unknown {
    const when = timeAgo(row.at, this.clock.now());
    if (row.type !== 'turn')
      return html`<tr>
        <td>${when}</td>
        <td colspan="4">${rowInWords(row)}</td>
      </tr>`;
    const sent = row.lost ? [] : row.sent.toReversed();
    return [...sent.map((each) => this.#cells(when, t('side.server'), toWhom(each), each.op, each.text, '')), this.#came(when, row)];
  }

  #came(when: string, turn: Turn): TemplateResult | typeof nothing {
    const { came, place, lost, failed } = turn;
    if (!came) return nothing;
    const fate = lost ? t('messages.nobody') : failed ? t('messages.failed') : place ? `${place.file}, ${t('messages.line', place)}` : '';
    return this.#cells(when, came.name, t('side.server'), came.op, came.text, fate);
  }

  #cells(when: string, from: string, to: string, op: string, text: string, fate: string): TemplateResult {
    return html`<tr>
      <td>${when}</td>
      <td><bdi>${from}</bdi></td>
      <td><bdi>${to}</bdi></td>
      <td><code>${op}</code> <span class="table-parts">${payloadLine(payloadOf(text))}</span></td>
      <td>${fate}</td>
    </tr>`;
  }
}
