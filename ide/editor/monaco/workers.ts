import EditorWorker from 'monaco-editor/editor/editor.worker?worker';

/** Made with the editor and not when Monaco first asks: a host that is away by then could not give it. */
let waiting: Worker | undefined = new EditorWorker();

/** Monaco asks for its workers through this global, by label. There is one kind for now: words, links and differences. */
self.MonacoEnvironment = {
  getWorker: (_module: string, label: string): Worker => {
    const worker = waiting ?? new EditorWorker({ name: label });
    waiting = undefined;
    return worker;
  },
};
