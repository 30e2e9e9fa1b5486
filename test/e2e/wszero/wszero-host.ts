import type { ScriptClient } from '../../support/script-client.ts';

/** Something that runs pupils' servers: the playground, or a project that was taken home. The rules are the same for both. */
export interface WszeroHost extends AsyncDisposable {
  /** A server made of `files`, once it runs. */
  open(files: Record<string, string>): Promise<WszeroProject>;
}

export interface WszeroProject extends AsyncDisposable {
  /** A bare websocket client. */
  join(): Promise<ScriptClient>;
  /** Writes files. Resolves when the new code is live or refused: whether it is live. */
  change(files: Record<string, string>): Promise<boolean>;
  /** The first line of the console that holds `part`, from now on or from before. */
  told(part: string): Promise<Told>;
  /** All that the console has now. */
  console(): Told[];
}

/** A line of the console. */
export interface Told {
  text: string;
  /** The pupil's file and line, `server.js:3`, where they are told. */
  place?: string;
}
