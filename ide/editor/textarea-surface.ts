import type * as Y from 'yjs';
import { LIMITS } from '../../server/protocol/limits.ts';
import type { EditedFile } from '../state/workbench.ts';
import { changesOf, isLarger, shifted, textChange } from './text-change.ts';
import type { Surface, SurfaceEvents, TextSelection } from './surface.ts';

/** A plain textarea bound to the document: there with the first paint, and enough to go on with if nothing else comes. */
export class TextareaSurface implements Surface {
  readonly element = document.createElement('textarea');
  /** Who waits for the input method to be done with a word. */
  readonly #composed = new Set<() => void>();
  readonly #events: SurfaceEvents;
  #composing = false;
  #file: EditedFile | undefined;
  /** The document's text as the textarea has it. */
  #shown = '';
  #readOnly = false;

  constructor(parent: HTMLElement, events: SurfaceEvents) {
    this.#events = events;
    const { element } = this;
    element.className = 'editor-textarea';
    element.spellcheck = false;
    element.autocapitalize = 'off';
    element.setAttribute('autocomplete', 'off');
    element.wrap = 'soft';
    element.hidden = true;
    element.addEventListener('input', this.#onInput);
    element.addEventListener('beforeinput', this.#onBeforeInput);
    element.addEventListener('keydown', this.#onKeyDown);
    element.addEventListener('compositionstart', () => (this.#composing = true));
    element.addEventListener('compositionend', this.#onCompositionEnd);
    parent.append(element);
  }

  get selection(): TextSelection {
    const { selectionStart: start, selectionEnd: end, selectionDirection } = this.element;
    return { start, end, backward: selectionDirection === 'backward' };
  }

  show(file: EditedFile | undefined): void {
    if (file === this.#file) return;
    this.#release();
    this.#file = file;
    this.element.hidden = !file;
    this.#shown = file?.text.toJSON() ?? '';
    this.element.value = this.#shown;
    this.element.setSelectionRange(0, 0);
    this.#showReadOnly();
    if (!file) return;
    file.text.observe(this.#onText);
    file.undo.addTrackedOrigin(this);
  }

  setLabel(label: string): void {
    this.element.setAttribute('aria-label', label);
  }

  setReadOnly(readOnly: boolean): void {
    this.#readOnly = readOnly;
    this.#showReadOnly();
  }

  goTo(line: number, column: number): void {
    const lines = this.#shown.split('\n');
    const row = Math.min(line, lines.length) - 1;
    const start = lines.slice(0, row).reduce((sum, text) => sum + text.length + 1, 0);
    const offset = start + Math.min(column - 1, lines[row]?.length ?? 0);
    this.element.focus();
    this.element.setSelectionRange(offset, offset);
    const { clientHeight, scrollHeight } = this.element;
    this.element.scrollTop = (row / lines.length) * scrollHeight - clientHeight / 2;
  }

  /** A textarea can't show marks: they wait for Monaco. */
  mark(): void {}

  keep(): void {}

  focus(): void {
    this.element.focus();
  }

  /** Calls back once no input method is in the midst of a word: at once, or when that word is done. */
  whenComposed(callback: () => void): void {
    if (this.#composing) this.#composed.add(callback);
    else callback();
  }

  dispose(): void {
    this.#release();
    this.element.remove();
  }

  #release(): void {
    this.#file?.text.unobserve(this.#onText);
    this.#file?.undo.removeTrackedOrigin(this);
  }

  #showReadOnly(): void {
    this.element.readOnly = this.#readOnly || !this.#file;
  }

  readonly #onInput = (): void => {
    if (!this.#file) return;
    const { text } = this.#file;
    const { value } = this.element;
    if (isLarger(value, LIMITS.fileBytes)) return this.#refuse();
    const change = textChange(this.#shown, value, this.element.selectionEnd);
    this.#shown = value;
    if (!change) return;
    const { at, removed, inserted } = change;
    text.doc?.transact(() => {
      if (removed > 0) text.delete(at, removed);
      if (inserted) text.insert(at, inserted);
    }, this);
  };

  #refuse(): void {
    const caret = this.element.selectionEnd - (this.element.value.length - this.#shown.length);
    this.element.value = this.#shown;
    this.element.setSelectionRange(caret, caret);
    this.#events.tooLarge();
  }

  readonly #onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === this || !this.#file) return;
    const changes = changesOf(event.delta);
    const { start, end, backward } = this.selection;
    const { scrollTop, scrollLeft } = this.element;
    this.#shown = this.#file.text.toJSON();
    this.element.value = this.#shown;
    this.element.setSelectionRange(shifted(start, changes), shifted(end, changes), backward ? 'backward' : 'forward');
    this.element.scrollTop = scrollTop;
    this.element.scrollLeft = scrollLeft;
  };

  /** The browser's own undo would take back a classmate's text, and comes by key, menu and gesture alike. */
  readonly #onBeforeInput = (event: InputEvent): void => {
    if (event.inputType === 'historyUndo') this.#file?.undo.undo();
    else if (event.inputType === 'historyRedo') this.#file?.undo.redo();
    else return;
    event.preventDefault();
  };

  /** By key as well: the browser asks for nothing when it has nothing of its own to take back. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) this.#file?.undo.redo();
    else this.#file?.undo.undo();
  };

  readonly #onCompositionEnd = (): void => {
    this.#composing = false;
    // After the 'input' that ends it, which browsers send before or after this event.
    queueMicrotask(() => {
      for (const callback of this.#composed) callback();
      this.#composed.clear();
    });
  };
}
