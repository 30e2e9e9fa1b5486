import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { exportFiles, packageName } from '../export/export-files.ts';
import { Places } from '../export/places.ts';
import { readTakeHomeParts, type TakeHomeParts } from '../export/take-home-parts.ts';
import { zipStream } from '../export/zip-stream.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { OpenProject } from './host-access.ts';
import { untilGone } from './until-gone.ts';

/** Folders of what was built: the runtime for a project that is taken home, and the copies of libraries. */
export interface TakeHomeBuilt {
  takeHome: string;
  lib: string;
}

/** Sends projects as zips, some at a time. What goes into each of them is read once. */
export class ExportDesk {
  readonly #built: TakeHomeBuilt;
  readonly #stalledMs: number;
  readonly #places = new Places(LIMITS.exportsAtOnce);
  #parts: Promise<TakeHomeParts> | undefined;

  constructor(built: TakeHomeBuilt, { stalledMs = LIMITS.exportStalledMs }: { stalledMs?: number } = {}) {
    this.#built = built;
    this.#stalledMs = stalledMs;
  }

  /** Resolves when all is sent, or whoever asked has left, or has read nothing for too long and is cut off. */
  async send(project: OpenProject, response: Response): Promise<void> {
    if (response.destroyed) return;
    await this.#places.run(() => this.#send(project, response), untilGone(response));
  }

  async #send(project: OpenProject, response: Response): Promise<void> {
    const { name } = project;
    const parts = await this.#read();
    const files = await exportFiles({ name, texts: project.files(), assets: await project.assets() }, parts);
    response.type('application/zip').set('Content-Disposition', disposition(name));
    // What the system has taken counts, and not what this process would like to send.
    response.setTimeout(this.#stalledMs, () => response.destroy());
    try {
      await pipeline(zipStream(files), response);
    } catch (error) {
      if (!response.destroyed) throw error;
    }
  }

  async #read(): Promise<TakeHomeParts> {
    this.#parts ??= readTakeHomeParts(this.#built.takeHome, this.#built.lib);
    try {
      return await this.#parts;
    } catch (error) {
      this.#parts = undefined;
      throw error;
    }
  }
}

/** A name for those who read RFC 6266, and a plain one for the others. */
function disposition(name: string): string {
  const shown = name.replace(/[\\/:*?"<>|\p{C}]+/gu, ' ').trim() || packageName(name);
  const encoded = encodeURIComponent(`${shown}.zip`).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${packageName(name)}.zip"; filename*=UTF-8''${encoded}`;
}
