import type { FileEntry } from '../../state/workbench.ts';

/** The pupil wants to change this file's name or delete it; without a file, to make one. */
export class AskFile extends Event {
  static readonly type = 'ask-file';
  readonly file: FileEntry | undefined;

  constructor(file?: FileEntry) {
    super(AskFile.type, { bubbles: true });
    this.file = file;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ask-file': AskFile;
  }
}
