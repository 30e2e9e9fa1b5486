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

/** In milliseconds: without any progress, and in all. */
export interface ExportTimes {
  stalledMs?: number;
  mostMs?: number;
}

/** Sends projects as zips, some at a time. What goes into each of them is read once. */
export class ExportDesk {
  readonly #built: TakeHomeBuilt;
  readonly #stalledMs: number;
  readonly #mostMs: number;
  readonly #places = new Places(LIMITS.exportsAtOnce, LIMITS.exportsWaiting);
  #parts: Promise<TakeHomeParts> | undefined;

  constructor(built: TakeHomeBuilt, { stalledMs = LIMITS.exportStalledMs, mostMs = LIMITS.exportMs }: ExportTimes = {}) {
    this.#built = built;
    this.#mostMs = mostMs;
    this.#stalledMs = stalledMs;
  }

  /**
   * Resolves when all is sent, or whoever asked has left, or has read nothing for too long, or too slowly, and is cut off. Throws
   * CodedError 'too-many' when too many wait already.
   */
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
    const tooSlow = setTimeout(() => response.destroy(), this.#mostMs);
    try {
      await pipeline(zipStream(files), response);
    } catch (error) {
      if (!response.destroyed) throw error;
    } finally {
      clearTimeout(tooSlow);
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
