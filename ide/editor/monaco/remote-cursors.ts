import { editor, Selection } from 'monaco-editor/editor';
import * as v from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { editorOf, type EditorName } from '../../session/editor-names.ts';
import type { EditedFile } from '../../state/workbench.ts';

/** What the others' browsers say of where they are; each may say anything. */
const remoteState = v.object({
  cursor: v.object({ file: v.string(), anchor: v.unknown(), head: v.unknown() }),
});

/** Tells the others where this editor's cursor is, and shows theirs, each with a name. */
export class RemoteCursors {
  readonly #code: editor.IStandaloneCodeEditor;
  readonly #awareness: Awareness;
  readonly #ranges: editor.IEditorDecorationsCollection;
  readonly #widgets = new Map<number, CursorWidget>();
  readonly #listeners: { dispose(): void }[];
  #file: EditedFile | undefined;
  #disposed = false;

  constructor(code: editor.IStandaloneCodeEditor, awareness: Awareness) {
    this.#code = code;
    this.#awareness = awareness;
    this.#ranges = code.createDecorationsCollection();
    this.#listeners = [
      code.onDidChangeCursorSelection(this.#tell),
      code.onDidFocusEditorText(this.#tell),
      code.onDidChangeModelContent(this.#move),
    ];
    awareness.on('change', this.#show);
  }

  /** After the editor's model has become that of this file. */
  show(file: EditedFile | undefined): void {
    this.#file = file;
    this.#show();
  }

  dispose(): void {
    this.#disposed = true;
    for (const listener of this.#listeners) listener.dispose();
    this.#awareness.off('change', this.#show);
    for (const widget of this.#widgets.values()) this.#code.removeContentWidget(widget);
    this.#widgets.clear();
    this.#ranges.clear();
  }

  readonly #tell = (): void => {
    const selection = this.#code.getSelection();
    const model = this.#code.getModel();
    if (!this.#file || !selection || !model || !this.#code.hasTextFocus()) return;
    const { id, text } = this.#file;
    const at = (line: number, column: number): unknown =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, model.getOffsetAt({ lineNumber: line, column })));
    this.#awareness.setLocalStateField('cursor', {
      file: id,
      anchor: at(selection.selectionStartLineNumber, selection.selectionStartColumn),
      head: at(selection.positionLineNumber, selection.positionColumn),
    });
  };

  /** Where a cursor is says what it stands before, so one that types on says nothing new. The document has the change a moment later. */
  readonly #move = (): void => {
    queueMicrotask(() => {
      if (!this.#disposed) this.#show();
    });
  };

  readonly #show = (): void => {
    const shown = new Set<number>();
    const ranges: editor.IModelDeltaDecoration[] = [];
    for (const [client, state] of this.#awareness.getStates()) {
      const cursor = client === this.#awareness.clientID ? undefined : this.#cursorOf(state);
      if (!cursor) continue;
      shown.add(client);
      this.#place(client, cursor);
      if (!cursor.selection.isEmpty())
        ranges.push({ range: cursor.selection, options: { className: `editor-remote-selection is-${cursor.hue}` } });
    }
    this.#ranges.set(ranges);
    for (const [client, widget] of this.#widgets) {
      if (shown.has(client)) continue;
      this.#code.removeContentWidget(widget);
      this.#widgets.delete(client);
    }
  };

  #place(client: number, { name, hue, selection }: RemoteCursor): void {
    const known = this.#widgets.get(client);
    const widget = known ?? new CursorWidget(client, name, hue);
    widget.moveTo(selection.getPosition());
    this.#widgets.set(client, widget);
    if (known) this.#code.layoutContentWidget(widget);
    else this.#code.addContentWidget(widget);
  }

  #cursorOf(state: unknown): RemoteCursor | undefined {
    const parsed = v.safeParse(remoteState, state);
    const model = this.#code.getModel();
    const who = editorOf(state);
    if (!who || !parsed.success || !model || parsed.output.cursor.file !== this.#file?.id) return undefined;
    const { cursor } = parsed.output;
    const anchor = this.#offsetOf(cursor.anchor);
    const head = this.#offsetOf(cursor.head);
    if (anchor === undefined || head === undefined) return undefined;
    const from = model.getPositionAt(anchor);
    const to = model.getPositionAt(head);
    const selection = new Selection(from.lineNumber, from.column, to.lineNumber, to.column);
    return { ...who, selection };
  }

  #offsetOf(position: unknown): number | undefined {
    const { text } = this.#file ?? {};
    if (!text?.doc) return undefined;
    try {
      const absolute = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), text.doc);
      return absolute?.type === text ? absolute.index : undefined;
    } catch {
      return undefined; // not a position at all: that cursor is not shown
    }
  }
}

interface RemoteCursor extends EditorName {
  selection: Selection;
}

class CursorWidget implements editor.IContentWidget {
  readonly #id: string;
  readonly #node = document.createElement('div');
  #position: ReturnType<Selection['getPosition']> | undefined;

  constructor(client: number, name: string, hue: string) {
    this.#id = `cursor-${client}`;
    this.#node.className = `editor-remote-cursor is-${hue}`;
    const label = document.createElement('span');
    label.textContent = name;
    this.#node.append(label);
  }

  getId(): string {
    return this.#id;
  }

  getDomNode(): HTMLElement {
    return this.#node;
  }

  moveTo(position: ReturnType<Selection['getPosition']>): void {
    this.#position = position;
    // above the first line there is no room for the name
    this.#node.classList.toggle('is-on-top', position.lineNumber === 1);
  }

  getPosition(): editor.IContentWidgetPosition | null {
    if (!this.#position) return null;
    return { position: this.#position, preference: [editor.ContentWidgetPositionPreference.EXACT] };
  }
}
