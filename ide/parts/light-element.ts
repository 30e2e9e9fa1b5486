import { LitElement } from 'lit';
import { speech } from '../texts/language.ts';
import { textsUnderWay } from '../texts/speak.ts';

/**
 * An element that renders into the document itself. The editor does not work in shadow roots (its hover never appears
 * there), and one set of style sheets, tokens included, then serves the whole page. It waits for texts that are under way, and is
 * rendered anew in another language.
 */
export class LightElement extends LitElement {
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = speech.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const coming = textsUnderWay();
    if (coming) return coming.then(() => super.scheduleUpdate());
    void super.scheduleUpdate();
    return undefined;
  }
}
