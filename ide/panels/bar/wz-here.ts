import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Awareness } from 'y-protocols/awareness';
import { LightElement } from '../../parts/light-element.ts';
import { editorOf, type EditorName } from '../../session/editor-names.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';

/** So many names have room. */
const MOST_NAMES = 3;

/** Who else has the project open and may change it: each by the name and the hue of its cursor. Nothing while nobody has. */
@customElement('wz-here')
export class WzHere extends LightElement {
  readonly #role = new WorkbenchController(this, (state) => state.role);
  #awareness: Awareness | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#awareness?.off('change', this.#changed);
    this.#awareness = undefined;
  }

  protected override willUpdate(): void {
    if (this.#awareness || this.#role.part === undefined) return;
    this.#awareness = this.#role.workbench.awareness;
    this.#awareness.on('change', this.#changed);
  }

  protected override render(): TemplateResult | typeof nothing {
    const others = this.#others();
    if (others.length === 0) return nothing;
    const more = others.length - MOST_NAMES;
    return html`<ul class="here" aria-label=${t('here.label')} title=${this.#title(others)}>
      ${others.slice(0, MOST_NAMES).map(({ name, hue }) => html`<li class="chip is-${hue}"><i class="dot"></i><bdi>${name}</bdi></li>`)}
      ${more > 0 ? html`<li class="chip">${t('here.more', { count: more })}</li>` : nothing}
    </ul>`;
  }

  #others(): EditorName[] {
    const { clientID } = this.#awareness ?? {};
    return [...(this.#awareness?.getStates() ?? [])].flatMap(([client, state]) => (client === clientID ? [] : (editorOf(state) ?? [])));
  }

  /** All of the names, and how this browser's goes by for them. */
  #title(others: readonly EditorName[]): string {
    const own = editorOf(this.#awareness?.getLocalState());
    const names = t('here.names', { names: others.map(({ name }) => name).join(', ') });
    return own && this.#role.part === 'edit' ? `${names} ${t('here.own', { name: own.name })}` : names;
  }

  readonly #changed = (): void => this.requestUpdate();
}
