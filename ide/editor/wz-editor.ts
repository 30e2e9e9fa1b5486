import { type PropertyValues, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Side } from '../../runtime/side.ts';
import { LightElement } from '../parts/light-element.ts';
import { mistakesOf } from '../state/mistake.ts';
import { WorkbenchController } from '../state/workbench-context.ts';
import './editor.css';
import { loadMonaco } from './load-monaco.ts';
import type { MonacoSurface } from './monaco/monaco-surface.ts';
import type { Surface } from './surface.ts';
import { TextareaSurface } from './textarea-surface.ts';

/**
 * The editor of one side: shows the file that is open there. A textarea first, so that there is something to type in
 * with the first paint; Monaco takes over when it has come, without losing a key, the selection or the focus.
 * Emits `wz-editor-ready` when it has, and `wz-editor-too-large` when more was pasted than a file can hold.
 */
@customElement('wz-editor')
export class WzEditor extends LightElement {
  @property() side: Side = 'server';
  /** What a screen reader says of the editor; the path of the file when empty. */
  @property() label = '';
  /** 'on' for a screen reader: Monaco leaves its text empty otherwise. */
  @property() accessibilitySupport: 'auto' | 'on' | 'off' = 'auto';
  /** Where Monaco comes from. */
  @property({ attribute: false }) load: () => Promise<{ MonacoSurface: typeof MonacoSurface }> = loadMonaco;

  readonly #open = new WorkbenchController(this, (state) => state.open);
  readonly #files = new WorkbenchController(this, (state) => state.files);
  readonly #mistakes = new WorkbenchController(this, mistakesOf);
  readonly #place = new WorkbenchController(this, (state) => state.place);
  readonly #mayEdit = new WorkbenchController(this, (state) => state.role === 'edit' && state.connection !== 'refused');
  #textarea: TextareaSurface | undefined;
  #monaco: MonacoSurface | undefined;
  #loading = false;
  #beenAt = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#textarea?.dispose();
    this.#monaco?.dispose();
    this.#textarea = undefined;
    this.#monaco = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override focus(): void {
    this.#surface?.focus();
  }

  protected override render(): TemplateResult {
    return html``;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    if (!this.#monaco) this.#textarea ??= new TextareaSurface(this, { tooLarge: this.#tooLarge });
    if (changed.has('accessibilitySupport')) this.#monaco?.setAccessibilitySupport(this.accessibilitySupport);
    if (this.#surface) this.#feed(this.#surface);
    if (this.#openId !== undefined && !this.#monaco) void this.#bringMonaco();
  }

  get #surface(): Surface | undefined {
    return this.#monaco ?? this.#textarea;
  }

  get #openId(): string | undefined {
    return this.#open.part?.[this.side];
  }

  /** All that a surface shows, from the state of the workbench. */
  #feed(surface: Surface): void {
    const id = this.#openId;
    const entry = this.#files.part?.find((file) => file.id === id);
    const path = entry?.path ?? '';
    surface.show(entry && this.#open.workbench.editedFile(entry.id), path);
    surface.setLabel(this.label || path);
    surface.setReadOnly(!this.#mayEdit.part);
    surface.mark((this.#mistakes.part ?? []).filter(({ file }) => file === path));
    surface.keep((this.#files.part ?? []).map((file) => file.id));
    const place = this.#place.part;
    if (place && place.n > this.#beenAt && place.fileId === id) {
      this.#beenAt = place.n;
      surface.goTo(place.line, place.column);
    }
  }

  async #bringMonaco(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const module = await this.load();
      this.#textarea?.whenComposed(() => this.#swap(module));
    } catch (reason) {
      console.warn('The editor did not arrive; the plain one goes on.', reason);
    } finally {
      this.#loading = false;
    }
  }

  readonly #tooLarge = (): void => {
    this.dispatchEvent(new CustomEvent('wz-editor-too-large', { bubbles: true }));
  };

  /** In one go, so that no key can fall between the two. */
  #swap(module: { MonacoSurface: typeof MonacoSurface }): void {
    const textarea = this.#textarea;
    if (!textarea || !this.isConnected) return;
    const focused = document.activeElement === textarea.element;
    const scroll = { top: textarea.element.scrollTop, left: textarea.element.scrollLeft };
    const { accessibilitySupport } = this;
    const { awareness } = this.#open.workbench;
    const monaco = new module.MonacoSurface({ parent: this, awareness, accessibilitySupport, tooLarge: this.#tooLarge });
    this.#feed(monaco);
    monaco.takeOver(textarea.selection, scroll, focused);
    this.#monaco = monaco;
    this.#textarea = undefined;
    textarea.dispose();
    this.dispatchEvent(new CustomEvent('wz-editor-ready', { bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-editor': WzEditor;
  }
}
