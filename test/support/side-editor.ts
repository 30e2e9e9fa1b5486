import type { Locator, Page } from 'playwright-core';

/** One side's editor, used with the keyboard alone, as a pupil does. */
export class SideEditor {
  readonly panel: Locator;
  readonly monaco: Locator;
  readonly textarea: Locator;
  /** Where keys go, while Monaco is there. */
  readonly input: Locator;
  readonly #page: Page;

  constructor(page: Page, side: 'server' | 'page') {
    this.#page = page;
    this.panel = page.locator(`section.editor.is-${side}`);
    this.monaco = this.panel.locator('.monaco-editor .view-lines');
    this.textarea = this.panel.locator('textarea.editor-textarea');
    this.input = this.panel.locator('.monaco-editor .inputarea, .monaco-editor .native-edit-context').first();
  }

  /** The tab of a file. */
  tab(path: string): Locator {
    return this.panel.getByRole('tab', { name: path, exact: true });
  }

  /** Puts the caret behind the first `behind` in `text`, which is what the file has: line by line from its beginning. */
  async caretBehind(text: string, behind: string): Promise<void> {
    const at = text.indexOf(behind);
    if (at < 0) throw new Error(`there is no ${behind} in the file`);
    await this.focus();
    await this.#page.keyboard.press('Control+Home');
    const lines = text.slice(0, at + behind.length).split('\n');
    // The first End may lead to where a long line is wrapped, the second one to its end.
    for (let line = 1; line < lines.length; line += 1) for (const key of ['End', 'End', 'ArrowRight']) await this.#page.keyboard.press(key);
    for (let step = 0; step < Array.from(lines.at(-1) ?? '').length; step += 1) await this.#page.keyboard.press('ArrowRight');
  }

  /** Types `after` in place of the first `before` of `text`, which is what the file has. Returns the new text. */
  async replace(text: string, before: string, after: string): Promise<string> {
    await this.caretBehind(text, before);
    for (let step = 0; step < Array.from(before).length; step += 1) await this.#page.keyboard.press('Backspace');
    await this.#page.keyboard.type(after);
    return text.replace(before, () => after);
  }

  async focus(): Promise<void> {
    await this.panel.locator('.monaco-editor .editor-scrollable').click({ position: { x: 4, y: 12 } });
  }

  /** The number of the line that the caret is in. */
  async line(): Promise<number> {
    return Number(await this.panel.locator('.line-numbers.active-line-number').innerText());
  }

  /** The lines on the screen, in their order. Lines that are wrapped come as several. */
  async shown(): Promise<string[]> {
    return await this.monaco.locator('.view-line').evaluateAll((lines) =>
      lines
        .map((line) => ({ top: line instanceof HTMLElement ? Number.parseFloat(line.style.top) : 0, text: line.textContent }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
  }
}
