import EditorWorker from 'monaco-editor/editor/editor.worker?worker';

/** Monaco asks for its workers through this global, by label. There is one kind for now: words, links and differences. */
self.MonacoEnvironment = {
  getWorker: (_module: string, label: string): Worker => new EditorWorker({ name: label }),
};
