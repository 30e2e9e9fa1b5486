import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon, type IconName } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import type { KeptHere } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t, type PlainKey } from '../../texts/text.ts';

type Shown = keyof typeof VIEW;

/** How long nothing may be typed before 'Saved' is said, in milliseconds. */
const CALM_MS = 3000;

/**
 * Whether all that was typed is on the host's disk, or where it is else. Seen at once; said aloud when the connection goes or comes back, and once
 * the pupil has paused, since 'Saving' and 'Saved' with each key would talk over the typing.
 */
@customElement('wz-saved')
export class WzSaved extends LightElement {
  /** Milliseconds. */
  @property({ attribute: false }) calm = CALM_MS;
  readonly #connection = new WorkbenchController(this, (state) => state.connection);
  readonly #full = new WorkbenchController(this, (state) => state.full);
  readonly #trouble = new WorkbenchController(this, (state) => state.trouble);
  readonly #saved = new WorkbenchController(this, (state) => state.saved);
  readonly #role = new WorkbenchController(this, (state) => state.role);
  readonly #keptHere = new WorkbenchController(this, (state) => state.keptHere);
  readonly #late = new WorkbenchController(this, (state) => state.late);
  #before: Shown = 'connecting';
  /** It was said that the connection is gone, and not yet that it is back. */
  #wasAway = false;
  #said: PlainKey | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    const shown = this.#shown();
    if (shown !== this.#before) this.#turn(this.#before, shown);
    this.#before = shown;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#connection.part === 'refused') return nothing;
    const [name, words, look] = VIEW[this.#before];
    return html`<span class="saved ${look}" data-saved=${this.#before}>${icon(name)}<span>${t(words)}</span></span>
      <span class="vh" role="status">${this.#said ? t(this.#said) : ''}</span>`;
  }

  #shown(): Shown {
    const connection = this.#connection.part ?? 'connecting';
    if (this.#trouble.part && !this.#saved.part) return this.#trouble.part;
    if (this.#full.part) return 'full';
    if (connection === 'connecting') return 'connecting';
    if (this.#isAway()) return this.#saved.part ? 'away' : AWAY[this.#keptHere.part ?? 'not-yet'];
    if (this.#role.part === 'look') return 'look';
    return this.#saved.part ? 'yes' : 'not-yet';
  }

  /** A host that has not answered for long is as good as none. */
  #isAway(): boolean {
    return this.#connection.part !== 'online' || this.#late.part === true;
  }

  #turn(before: Shown, now: Shown): void {
    clearTimeout(this.#timer);
    if (now === 'full' || now === 'disk-full' || now === 'failed') {
      this.#said = VIEW[now][1];
    } else if (now === 'away' || now === 'offline' || now === 'not-kept') {
      this.#wasAway = true;
      this.#said = VIEW[now][1];
    } else if (now === 'connecting' || this.#isAway()) {
      return; // what is said stays while the next key is kept here
    } else if (this.#wasAway) {
      this.#wasAway = false;
      this.#said = 'saved.back';
    } else if (now === 'not-yet') {
      this.#said = undefined; // so that the next 'Saved' is news
    } else if (before === 'disk-full' || before === 'failed') {
      this.#said = 'saved.yes'; // it was long awaited
    } else if (before === 'not-yet') {
      this.#timer = setTimeout(() => this.#say('saved.yes'), this.calm);
    }
  }

  #say(words: PlainKey): void {
    this.#said = words;
    this.requestUpdate();
  }
}

const VIEW = {
  connecting: ['reload', 'saved.connecting', 'wait'],
  look: ['eye', 'bar.look', 'wait'],
  away: ['cloud', 'saved.away', 'off'],
  offline: ['cloud', 'saved.offline', 'off'],
  'not-kept': ['alert', 'saved.not-kept', 'bad'],
  full: ['alert', 'saved.full', 'bad'],
  'disk-full': ['alert', 'saved.disk-full', 'bad'],
  failed: ['alert', 'saved.failed', 'bad'],
  'not-yet': ['reload', 'saved.not-yet', ''],
  yes: ['check', 'saved.yes', ''],
} as const satisfies Record<string, readonly [IconName, PlainKey, string]>;

/** Without the host, by whether what is not saved there is kept here. */
const AWAY = { yes: 'offline', 'not-yet': 'not-yet', no: 'not-kept' } as const satisfies Record<KeptHere, Shown>;
