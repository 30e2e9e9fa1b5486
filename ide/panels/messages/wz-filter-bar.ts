import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { namesOf, opsOf, type Filter } from '../../messages/filter.ts';
import type { Turn } from '../../messages/row.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { whoIs } from '../../parts/who.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { PictureController } from './picture-controller.ts';
import type { PictureDesk } from './picture-desk.ts';

/** What may be filtered for: one chip for each op and for each client that is in the picture. */
@customElement('wz-filter-bar')
export class WzFilterBar extends LightElement {
  @property({ attribute: false }) desk: PictureDesk | undefined;
  readonly #rows = new WorkbenchController(this, (state) => state.messages.rows);
  readonly #picture = new PictureController(this, () => this.desk);

  protected override render(): TemplateResult | typeof nothing {
    const filter = this.#picture.state?.filter;
    if (!filter) return nothing;
    const turns = (this.#rows.part ?? []).filter((row): row is Turn => row.type === 'turn');
    const ops = sorted([...turns.flatMap(opsOf), ...filter.ops]);
    const names = sorted([...turns.flatMap(namesOf), ...filter.names]);
    return html`<div class="filter-bar" role="group" aria-label=${t('tools.filter')}>
      ${ops.length + names.length === 0 ? html`<span>${t('filter.none')}</span>` : nothing}
      ${ops.map((op) => this.#chip(filter, 'ops', op, 'is-server'))}${names.map((name) => this.#chip(filter, 'names', name, whoIs(name).hue))}
      <span class="space"></span>
      <button class="btn quiet" type="button" @click=${() => this.desk?.filter(undefined)}>
        ${icon('close')}<span>${t('filter.all')}</span>
      </button>
    </div>`;
  }

  #chip(filter: Filter, kind: keyof Filter, value: string, hue: string): TemplateResult {
    const isOn = filter[kind].includes(value);
    const others = filter[kind].filter((each) => each !== value);
    const toggle = (): void => this.desk?.filter({ ...filter, [kind]: isOn ? others : [...others, value] });
    return html`<button class="filter-chip ${hue} is-${kind}" type="button" aria-pressed=${isOn ? 'true' : 'false'} @click=${toggle}>
      ${isOn ? icon('check') : nothing}<bdi>${value}</bdi>
    </button>`;
  }
}

function sorted(all: string[]): string[] {
  return [...new Set(all)].filter(Boolean).sort((a, b) => a.localeCompare(b));
}
