import { LitElement } from 'lit';

/**
 * An element that renders into the document itself. The editor does not work in shadow roots (its hover never appears
 * there), and one set of style sheets, tokens included, then serves the whole page.
 */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
