/// <reference types="vite/client" />
import { ContextProvider } from '@lit/context';
import * as Y from 'yjs';
import '../../../ide/editor/wz-editor.ts';
import type { WzEditor } from '../../../ide/editor/wz-editor.ts';
import '../../../ide/styles/tokens.css';
import type { loadMonaco } from '../../../ide/editor/load-monaco.ts';
import { Session } from '../../../ide/session/session.ts';
import { workbenchContext } from '../../../ide/state/workbench-context.ts';
import type { EditedFile } from '../../../ide/state/workbench.ts';

/** A page with the editors of one session. The session is offline, so its document is all there is. */
export class EditorPage {
  readonly session: Session;
  readonly root = document.createElement('main');
  #classmate: Y.Doc | undefined;

  constructor() {
    this.session = new Session({
      address: { id: 'brave-otter', role: 'edit' },
      key: 'tiger-banana-rocket-seven',
      url: 'ws://127.0.0.1:9/',
      api: 'http://127.0.0.1:9',
      firstPauseMs: 3_600_000,
    });
    this.root.style.cssText = 'display: grid; grid-template: 400px / 600px 600px;';
    document.body.append(this.root);
    new ContextProvider(this.root, { context: workbenchContext, initialValue: this.session });
  }

  /** Adds a file and opens it. */
  file(path: string, text: string): EditedFile {
    const added = this.session.addFile(path);
    if (!added.ok) throw new Error(added.why);
    const file = this.session.editedFile(added.id);
    if (!file) throw new Error('no file');
    file.text.insert(0, text);
    return file;
  }

  /** An editor that stays a textarea until `load` gives Monaco. */
  async editor(side: 'server' | 'page', load?: typeof loadMonaco): Promise<WzEditor> {
    const editor = document.createElement('wz-editor');
    editor.side = side;
    if (load) editor.load = load;
    this.root.append(editor);
    await this.#offline();
    await editor.updateComplete;
    return editor;
  }

  /** An editor with Monaco in it. */
  async monaco(side: 'server' | 'page'): Promise<WzEditor> {
    const editor = await this.editor(side);
    await ready(editor);
    return editor;
  }

  /** The same document in another browser, in step with this one. */
  classmate(of: EditedFile): Y.Text {
    const { doc } = of.text;
    if (!doc) throw new Error('no document');
    if (!this.#classmate) {
      const other = new Y.Doc();
      this.#classmate = other;
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      doc.on('update', (update: Uint8Array, origin: unknown) => origin !== other && Y.applyUpdate(other, update, doc));
      other.on('update', (update: Uint8Array, origin: unknown) => origin !== doc && Y.applyUpdate(doc, update, other));
    }
    const entry = this.#classmate.getMap('files').get(of.id);
    const text: unknown = entry instanceof Y.Map ? entry.get('text') : undefined;
    if (!(text instanceof Y.Text)) throw new Error('no text');
    return text;
  }

  /** The session has tried to connect and takes its time before it tries again. */
  async #offline(): Promise<void> {
    const { store } = this.session;
    while (store.state.connection === 'connecting') {
      await new Promise<void>((resolve) => {
        const stop = store.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
  }

  dispose(): void {
    this.root.remove();
    this.session.dispose();
    this.#classmate?.destroy();
  }
}

/** Resolves when Monaco has taken over. */
export async function ready(editor: WzEditor): Promise<void> {
  if (editor.querySelector('.monaco-editor')) return;
  await new Promise((resolve) => editor.addEventListener('wz-editor-ready', resolve, { once: true }));
}

export function textareaOf(editor: WzEditor): HTMLTextAreaElement {
  const textarea = editor.querySelector<HTMLTextAreaElement>('.editor-textarea');
  if (!textarea) throw new Error('no textarea');
  return textarea;
}
