import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { afterEach, expect, test } from 'vitest';
import { LightElement } from '../../../ide/parts/light-element.ts';
import { followLanguage, speak, textsUnderWay } from '../../../ide/texts/speak.ts';
import { t } from '../../../ide/texts/text.ts';

@customElement('x-saved')
class Saved extends LightElement {
  protected override render(): TemplateResult {
    return html`<b>${t('saved.yes')}</b>`;
  }
}

const shown: Saved[] = [];
function show(): Saved {
  const saved = new Saved();
  document.body.append(saved);
  shown.push(saved);
  return saved;
}

afterEach(() => {
  for (const saved of shown.splice(0)) saved.remove();
  speak('en');
});

test('an element waits for the texts of its language, and never shows another one', async () => {
  speak('es');
  const said: (string | null)[] = [];
  const saved = show();
  new MutationObserver(() => said.push(saved.textContent)).observe(saved, { childList: true, subtree: true, characterData: true });
  expect(textsUnderWay()).toBeDefined();
  await saved.updateComplete;
  await expect.poll(() => said).not.toEqual([]);
  expect(new Set(said)).toEqual(new Set(['Guardado']));
  expect(document.documentElement.lang).toBe('es');
});

test('what is shown already is said in the new language', async () => {
  const saved = show();
  await saved.updateComplete;
  expect(saved.textContent).toBe('Saved');
  speak('es');
  await expect.poll(() => saved.textContent).toBe('Guardado');
  speak('en');
  await expect.poll(() => saved.textContent).toBe('Saved');
  expect(document.documentElement.lang).toBe('en');
});

test('of two languages that were wanted, the last one is spoken', async () => {
  const saved = show();
  speak('es');
  const arriving = textsUnderWay();
  speak('en');
  await arriving;
  await saved.updateComplete;
  expect(saved.textContent).toBe('Saved');
});

test('who follows the language runs when the texts are there, and at each change', async () => {
  const heard: string[] = [];
  speak('es');
  const stop = followLanguage(() => heard.push(t('saved.yes')));
  expect(heard).toEqual([]);
  await expect.poll(() => heard.at(-1)).toBe('Guardado');
  speak('en');
  await expect.poll(() => heard.at(-1)).toBe('Saved');
  stop();
  expect(heard).not.toContain('');
});
