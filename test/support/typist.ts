import type { Page } from 'playwright-core';

/** Types a comment at the end of what an editor has, letter after letter, each another than the one before it, so that a lost one shows. */
export class Typist {
  readonly #page: Page;
  #typed = 0;
  /** What the editor has to have. */
  text: string;

  constructor(page: Page, text: string) {
    this.#page = page;
    this.text = text;
  }

  async begin(): Promise<void> {
    await this.#put('// ');
  }

  /** `typed` is called after each key with how many there were. Nobody waits for what it begins. */
  async keys(count: number, typed?: (keys: number) => void): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await this.#put(this.#typed % 5 === 4 ? ' ' : 'abcdefghijklmnopqrstuvwxyz'.charAt((this.#typed * 7) % 26));
      this.#typed += 1;
      // Lines stay short, as in code.
      if (this.#typed % 40 === 0) await this.#put('\n// ');
      typed?.(n + 1);
    }
  }

  async #put(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.text += text;
  }
}
