/** What was made of texts, by a key of the text, while there is room: what was used longest ago goes first. */
export class KeptTexts<Value extends { text: string }> {
  readonly #most: number;
  /** The one that was used last is last. */
  readonly #values = new Map<string, Value>();
  #length = 0;

  /** `most`: UTF-16 units of all texts together. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value) {
      this.#values.delete(key);
      this.#values.set(key, value);
    }
    return value;
  }

  set(key: string, value: Value): void {
    this.#forget(key);
    this.#values.set(key, value);
    this.#length += value.text.length;
    for (const oldest of this.#values.keys()) {
      if (this.#length <= this.#most) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#length -= this.#values.get(key)?.text.length ?? 0;
    this.#values.delete(key);
  }
}
