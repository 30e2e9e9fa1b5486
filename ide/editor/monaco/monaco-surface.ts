/** Monaco as the place where a file is written. Loaded lazily, whole: this file is the chunk's entry. */
import './style-nonce.ts';
import './features.ts';
import './workers.ts';
import { editor, type IPosition } from 'monaco-editor/editor';
import type { Awareness } from 'y-protocols/awareness';
import type { Mistake } from '../../state/mistake.ts';
import type { EditedFile } from '../../state/workbench.ts';
import type { Surface, SurfaceEvents, TextSelection } from '../surface.ts';
import { YjsBinding } from '../yjs-binding.ts';
import { followSettings } from './follow-settings.ts';
import { keepLineSeen } from './keep-line-seen.ts';
import { languageOf, registerLanguages } from './languages.ts';
import { Marks } from './marks.ts';
import { MODEL_OPTIONS, OPTIONS } from './options.ts';
import { RemoteCursors } from './remote-cursors.ts';
import { rememberFile } from './shown-files.ts';
import { letTabLeave } from './tab-key.ts';
import { followTheme } from './theme.ts';
import { useSharedUndo } from './undo-keys.ts';

export { offerKnowledge } from './offer-knowledge.ts';

registerLanguages();
followTheme();

export interface MonacoSurfaceOptions extends SurfaceEvents {
  parent: HTMLElement;
  awareness: Awareness;
  /** 'on' for a screen reader: by itself Monaco can't tell that there is one. */
  accessibilitySupport: 'auto' | 'on' | 'off';
}

/** A file that was shown: its model, and where its reader was. */
interface Shown {
  file: EditedFile;
  model: editor.ITextModel;
  binding: YjsBinding;
  view?: editor.ICodeEditorViewState | null;
}

export class MonacoSurface implements Surface {
  readonly element = document.createElement('div');
  readonly #code: editor.IStandaloneCodeEditor;
  readonly #shown = new Map<string, Shown>();
  readonly #marks: Marks;
  readonly #cursors: RemoteCursors;
  readonly #tabKey: ReturnType<typeof letTabLeave>;
  readonly #settings: ReturnType<typeof followSettings>;
  readonly #parts: { dispose(): void }[];
  readonly #tooLarge: () => void;
  #current: Shown | undefined;

  constructor({ parent, awareness, accessibilitySupport, tooLarge }: MonacoSurfaceOptions) {
    this.#tooLarge = tooLarge;
    this.element.className = 'editor-monaco';
    parent.append(this.element);
    this.#code = editor.create(this.element, { ...OPTIONS, model: null });
    this.#settings = followSettings(this.#code, accessibilitySupport);
    this.#marks = new Marks(this.#code);
    this.#cursors = new RemoteCursors(this.#code, awareness);
    this.#tabKey = letTabLeave(this.#code);
    const undo = useSharedUndo(this.#code, () => this.#current?.file);
    this.#parts = [this.#marks, this.#cursors, this.#tabKey, this.#settings, undo, keepLineSeen(this.#code), this.#code];
  }

  show(file: EditedFile | undefined, path: string): void {
    this.element.hidden = !file;
    if (file !== this.#current?.file) {
      if (this.#current) this.#current.view = this.#code.saveViewState();
      this.#current = file && this.#take(file);
      this.#code.setModel(this.#current?.model ?? null);
      if (this.#current?.view) this.#code.restoreViewState(this.#current.view);
      this.#cursors.show(file);
    }
    const model = this.#current?.model;
    if (model && model.getLanguageId() !== languageOf(path)) editor.setModelLanguage(model, languageOf(path));
  }

  setLabel(ariaLabel: string): void {
    this.#code.updateOptions({ ariaLabel });
  }

  setReadOnly(readOnly: boolean): void {
    this.#code.updateOptions({ readOnly, domReadOnly: readOnly });
  }

  setAccessibilitySupport(accessibilitySupport: MonacoSurfaceOptions['accessibilitySupport']): void {
    this.#settings.support(accessibilitySupport);
  }

  goTo(line: number, column: number): void {
    const position = this.#code.getModel()?.validatePosition({ lineNumber: line, column });
    if (!position) return;
    this.#code.setPosition(position);
    this.#code.revealPositionInCenterIfOutsideViewport(position);
    this.#code.focus();
  }

  mark(mistakes: Mistake[]): void {
    this.#marks.set(mistakes);
  }

  keep(fileIds: string[]): void {
    const kept = new Set(fileIds);
    for (const [id, shown] of this.#shown) {
      if (!kept.has(id) && shown !== this.#current) this.#drop(id, shown);
    }
  }

  focus(): void {
    this.#code.focus();
  }

  /** Goes on where the textarea was left. Offsets of its text, pixels of its scrolling. */
  takeOver({ start, end, backward }: TextSelection, scroll: { top: number; left: number }, focused: boolean): void {
    const model = this.#code.getModel();
    if (model) {
      const from = model.getPositionAt(backward ? end : start);
      const to = model.getPositionAt(backward ? start : end);
      this.#code.setSelection({
        selectionStartLineNumber: from.lineNumber,
        selectionStartColumn: from.column,
        positionLineNumber: to.lineNumber,
        positionColumn: to.column,
      });
    }
    this.#code.layout();
    this.#code.setScrollPosition({ scrollTop: scroll.top, scrollLeft: scroll.left });
    if (focused) this.#code.focus();
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
    for (const [id, shown] of this.#shown) this.#drop(id, shown);
    this.element.remove();
  }

  /** The model of this file: the one it had, unless the file was put back and has a new text. */
  #take(file: EditedFile): Shown {
    const known = this.#shown.get(file.id);
    if (known?.file === file) return known;
    if (known) this.#drop(file.id, known);
    const model = editor.createModel(file.text.toJSON(), 'plaintext');
    model.updateOptions(MODEL_OPTIONS);
    rememberFile(model, file.id);
    const binding = new YjsBinding(file, model, {
      typed: () => {
        this.#marks.typed();
        this.#tabKey.typed();
      },
      tooLarge: this.#tooLarge,
      takenBack: (end) => this.#showTakenBack(file, end),
    });
    const shown: Shown = { file, model, binding };
    this.#shown.set(file.id, shown);
    return shown;
  }

  #drop(id: string, { binding, model }: Shown): void {
    binding.dispose();
    model.dispose();
    this.#shown.delete(id);
  }

  #showTakenBack(file: EditedFile, end: IPosition): void {
    if (this.#current?.file !== file) return;
    this.#code.setPosition(end);
    this.#code.revealPositionInCenterIfOutsideViewport(end);
  }
}
