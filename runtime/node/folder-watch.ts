import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFolder } from './project-folder.ts';

/** An editor that saves does so in several steps: they are one change. */
const PAUSE_MS = 80;

/**
 * Tells when something in a project's folder changed. Folders are watched and not files, for many an editor puts a new file
 * into the place of the old.
 */
export class FolderWatch {
  readonly #folder: ProjectFolder;
  readonly #changed: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(folder: ProjectFolder, changed: () => void) {
    this.#folder = folder;
    this.#changed = changed;
  }

  /** Watches these folders and no others: call it again when they have changed. '' is the project's own. */
  follow(folders: readonly string[]): void {
    if (this.#disposed) return;
    for (const [folder, watcher] of this.#watchers) {
      if (folders.includes(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watch(folder);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #watch(folder: string): void {
    let watcher: FSWatcher;
    try {
      watcher = watch(join(this.#folder.root, folder), () => this.#wait());
    } catch (error) {
      // it went away just now; for any other reason the next try would be no better
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') this.#wait();
      return;
    }
    this.#watchers.set(folder, watcher);
    watcher.on('error', () => {
      watcher.close();
      if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
      this.#wait();
    });
  }

  #wait(): void {
    if (this.#disposed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, PAUSE_MS);
  }
}
