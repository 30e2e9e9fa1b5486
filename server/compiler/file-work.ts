import { OneAtATime } from '../one-at-a-time.ts';

/** A project whose pages ask. `files` are its texts as they are now: the same object until one changes. */
export interface FileOwner {
  id: string;
  files(): ReadonlyMap<string, string>;
}

/** The files of one project that are asked for: one at a time, so that no project keeps the others waiting. */
interface Line<Result> {
  turns: OneAtATime;
  /** By path: those whose turn has not come. They will be of the newest files then. */
  waiting: Map<string, Promise<Result>>;
}

/**
 * Does what takes time with single files of projects. Thirty pupils with three panes each ask for the same few: whoever asks
 * for a file of which the work is done, under way or waiting gets the same, until a file of the project changes.
 */
export class FileWork<Result> {
  readonly #work: (files: ReadonlyMap<string, string>, path: string, id: string) => Promise<Result>;
  /** By id of the project, while somebody waits. */
  readonly #lines = new Map<string, Line<Result>>();
  /** By all files of the project, whose object changes with them; then by path. */
  readonly #begun = new WeakMap<ReadonlyMap<string, string>, Map<string, Promise<Result>>>();

  /** `work` gets the files as they are when its turn comes, and the id of their project. If it rejects, nothing is kept. */
  constructor(work: (files: ReadonlyMap<string, string>, path: string, id: string) => Promise<Result>) {
    this.#work = work;
  }

  ask(project: FileOwner, path: string): Promise<Result> {
    const line = this.#lines.get(project.id) ?? { turns: new OneAtATime(), waiting: new Map<string, Promise<Result>>() };
    const known = this.#begun.get(project.files())?.get(path) ?? line.waiting.get(path);
    if (known) return known;
    this.#lines.set(project.id, line);
    const result = line.turns.run(async () => {
      line.waiting.delete(path);
      try {
        return await this.#begin(project.files(), path, project.id);
      } finally {
        if (line.waiting.size === 0) this.#lines.delete(project.id);
      }
    });
    line.waiting.set(path, result);
    return result;
  }

  /** Of this file the work is to be done anew. */
  forget(files: ReadonlyMap<string, string>, path: string): void {
    this.#begun.get(files)?.delete(path);
  }

  #begin(files: ReadonlyMap<string, string>, path: string, id: string): Promise<Result> {
    const begun = this.#begun.get(files) ?? new Map<string, Promise<Result>>();
    this.#begun.set(files, begun);
    const known = begun.get(path);
    if (known) return known;
    const result = this.#work(files, path, id);
    begun.set(path, result);
    result.catch(() => begun.delete(path));
    return result;
  }
}
