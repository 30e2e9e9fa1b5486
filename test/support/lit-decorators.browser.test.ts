import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { expect, test } from 'vitest';

@customElement('wz-decorated')
class Decorated extends LitElement {
  @property() word = 'before';

  protected override render(): TemplateResult {
    return html`<p>${this.word}</p>`;
  }
}

test('compiles the decorators of Lit, so that a property that changes is shown', async () => {
  const element = new Decorated();
  document.body.append(element);
  await element.updateComplete;
  element.word = 'after';
  await element.updateComplete;
  expect(element.shadowRoot?.textContent).toContain('after');
  element.remove();
});
