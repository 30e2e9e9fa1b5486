import { editor, Range, type IPosition } from 'monaco-editor/editor';
import type * as Y from 'yjs';
import { LIMITS } from '../../server/protocol/limits.ts';
import type { EditedFile } from '../state/workbench.ts';
import type { SurfaceEvents } from './surface.ts';
import { changesOf, isLarger, textChange, type TextChange } from './text-change.ts';

export interface BindingEvents extends SurfaceEvents {
  /** The pupil changed the text here. */
  typed(): void;
  /** Something was taken back or done again, and ended at this place. */
  takenBack(end: IPosition): void;
}

/**
 * Keeps a Monaco model and a text of the shared document the same. What is typed goes into the document in one
 * transaction whose origin is this binding, so that undo knows it for ours; what others type is put into the model by
 * `applyEdits`, which Monaco's own undo does not see (and Monaco's own undo is not used, see `undo-keys.ts`).
 */
export class YjsBinding {
  readonly #file: EditedFile;
  readonly #model: editor.ITextModel;
  readonly #listener: { dispose(): void };
  readonly #events: BindingEvents;
  #applying = false;
  /** Where the last typed text ended, to tell going on from beginning elsewhere. */
  #typedTo = -1;

  constructor(file: EditedFile, model: editor.ITextModel, events: BindingEvents) {
    this.#file = file;
    this.#model = model;
    this.#events = events;
    model.setEOL(editor.EndOfLineSequence.LF);
    if (model.getValue() !== file.text.toJSON()) model.setValue(file.text.toJSON());
    file.undo.addTrackedOrigin(this);
    file.text.observe(this.#onText);
    this.#listener = model.onDidChangeContent(this.#onModel);
  }

  dispose(): void {
    this.#listener.dispose();
    this.#file.text.unobserve(this.#onText);
    this.#file.undo.removeTrackedOrigin(this);
  }

  readonly #onModel = (event: editor.IModelContentChangedEvent): void => {
    if (this.#applying) return;
    const { text, undo } = this.#file;
    if (this.#model.getValueLength() * 3 > LIMITS.fileBytes && isLarger(this.#model.getValue(), LIMITS.fileBytes)) {
      return this.#refuse(Math.min(...event.changes.map((change) => change.rangeOffset)));
    }
    // From the end on, so that each offset still holds when its turn comes.
    const changes = [...event.changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
    if (this.#beginsAnew(changes)) undo.stopCapturing();
    text.doc?.transact(() => {
      for (const { rangeOffset, rangeLength, text: inserted } of changes) {
        if (rangeLength > 0) text.delete(rangeOffset, rangeLength);
        if (inserted) text.insert(rangeOffset, inserted);
      }
    }, this);
    this.#events.typed();
  };

  /** One step of undo is at most a line of typing, and never two places at once. */
  #beginsAnew(changes: editor.IModelContentChange[]): boolean {
    const [change] = changes;
    if (!change || changes.length > 1) {
      this.#typedTo = -1;
      return true;
    }
    const { rangeOffset, rangeLength, text } = change;
    const goesOn = rangeOffset === this.#typedTo || rangeOffset + rangeLength === this.#typedTo;
    this.#typedTo = rangeOffset + text.length;
    return !goesOn || text.includes('\n');
  }

  readonly #onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === this) return;
    const changes = changesOf(event.delta);
    this.#apply(changes);
    this.#typedTo = -1;
    if (transaction.origin === this.#file.undo) this.#tellTakenBack(changes);
  };

  /** Makes the model what the document is, which has not taken the change. */
  #refuse(at: number): void {
    const change = textChange(this.#model.getValue(), this.#file.text.toJSON(), 0);
    if (change) this.#apply([change]);
    this.#events.tooLarge();
    // Monaco sets the cursor behind its change when it is done with it.
    queueMicrotask(() => {
      if (!this.#model.isDisposed()) this.#events.takenBack(this.#model.getPositionAt(at));
    });
  }

  #apply(changes: TextChange[]): void {
    this.#applying = true;
    try {
      this.#model.applyEdits(changes.map((change) => this.#edit(change)));
    } finally {
      this.#applying = false;
    }
  }

  #edit({ at, removed, inserted }: TextChange): editor.IIdentifiedSingleEditOperation {
    const from = this.#model.getPositionAt(at);
    const to = this.#model.getPositionAt(at + removed);
    return { range: Range.fromPositions(from, to), text: inserted, forceMoveMarkers: false };
  }

  #tellTakenBack(changes: TextChange[]): void {
    const last = changes.at(-1);
    if (!last) return;
    const shift = changes.slice(0, -1).reduce((sum, { removed, inserted }) => sum + inserted.length - removed, 0);
    this.#events.takenBack(this.#model.getPositionAt(last.at + shift + last.inserted.length));
  }
}
