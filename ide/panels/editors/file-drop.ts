import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface FileDropOptions {
  /** Whether files are taken just now. */
  takes: () => boolean;
  take: (files: File[]) => void;
}

/**
 * Takes files that are dropped on its element, and pictures that are pasted there. Where else a file is dropped on the
 * page nothing happens: a browser would leave the IDE and show that file instead.
 */
export class FileDrop implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: FileDropOptions;
  #over = false;
  #end: AbortController | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FileDropOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Files are held over the element, and it takes them. */
  get isOver(): boolean {
    return this.#over;
  }

  hostConnected(): void {
    this.#end = new AbortController();
    // Before the editor, which would take a file's name or its picture for a text.
    const options = { capture: true, signal: this.#end.signal };
    window.addEventListener('dragover', (event) => this.#drag(event), options);
    window.addEventListener('drop', (event) => this.#drop(event), options);
    window.addEventListener('dragleave', (event) => this.#leave(event), options);
    this.#host.addEventListener('paste', (event) => this.#paste(event), options);
  }

  hostDisconnected(): void {
    this.#end?.abort();
  }

  #drag(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const takes = this.#takes(event);
    if (event.dataTransfer) event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
    if (takes) event.stopPropagation();
    this.#show(takes);
  }

  #drop(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#takes(event)) this.#options.take([...(event.dataTransfer?.files ?? [])]);
    this.#show(false);
  }

  /** Out of the window; from one element to the next there is another `dragover` at once. */
  #leave(event: DragEvent): void {
    if (event.relatedTarget === null) this.#show(false);
  }

  #paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    // A table of a spreadsheet comes as a picture too: then its text is meant.
    const isText = event.clipboardData?.types.includes('text/plain') ?? false;
    if (files.length === 0 || isText || !this.#options.takes()) return;
    event.preventDefault();
    event.stopPropagation();
    this.#options.take(files);
  }

  #takes(event: Event): boolean {
    return this.#options.takes() && event.composedPath().includes(this.#host);
  }

  #show(over: boolean): void {
    if (over === this.#over) return;
    this.#over = over;
    this.#host.requestUpdate();
  }
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
