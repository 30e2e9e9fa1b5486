/** A file of a zip or a folder, before it is read. */
export interface FoundFile {
  /** With `/` between the steps. */
  path: string;
  /** In bytes, as whoever lists it says. */
  size: number;
}

/** Why nothing can be made of what somebody picked. */
export type BringTrouble = 'not-zip' | 'encrypted' | 'too-large' | 'no-project' | 'unreadable';

/** What somebody picked: a list, and a way to read some of it. Rejects with a BringError. */
export interface Picked {
  /** Of the zip or the folder, for the project's name. */
  name: string;
  files: FoundFile[];
  read(wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>>;
}

export class BringError extends Error {
  override name = 'BringError';
  readonly trouble: BringTrouble;
  constructor(trouble: BringTrouble, options?: ErrorOptions) {
    super(trouble, options);
    this.trouble = trouble;
  }
}
