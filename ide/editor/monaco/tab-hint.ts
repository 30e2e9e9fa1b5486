import { segments } from '../../texts/text.ts';

/** Says how to leave the code, to whoever has just pressed Tab and is still in it. It lies over the code's last line, and lets clicks through. */
export class TabHint {
  readonly #element = document.createElement('p');

  constructor(editor: HTMLElement) {
    this.#element.className = 'tab-hint';
    this.#element.role = 'status';
    editor.append(this.#element);
  }

  show(shown: boolean): void {
    if (shown === this.#element.hasChildNodes()) return;
    this.#element.replaceChildren(...(shown ? segments('keys.leave-now').map(({ text, code }) => (code ? key(text) : text)) : []));
  }

  dispose(): void {
    this.#element.remove();
  }
}

function key(name: string): HTMLElement {
  const element = document.createElement('kbd');
  element.textContent = name;
  return element;
}
