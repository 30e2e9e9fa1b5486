import type * as Y from 'yjs';
import type { Workbench } from '../state/workbench.ts';

export interface TextEvents {
  /** A file came or was changed; without a text, it is gone. Told with `flush`. */
  file(path: string, text: string | undefined): void;
  /** Something is to be told. */
  changed(): void;
  /** Somebody typed here, in this line of the file (1-based). */
  typed(path: string, line: number): void;
}

interface Followed {
  path: string;
  text: Y.Text;
  stop: () => void;
}

/** Follows the texts of all files of a project, open or not, whoever changes them. */
export class ProjectTexts {
  readonly #workbench: Workbench;
  readonly #events: TextEvents;
  readonly #followed = new Map<string, Followed>();
  /** Ids of files whose text is to be told. */
  readonly #dirty = new Set<string>();
  readonly #stop: () => void;

  constructor(workbench: Workbench, events: TextEvents) {
    this.#workbench = workbench;
    this.#events = events;
    this.#stop = workbench.store.subscribe(() => this.#followAll());
    this.#followAll();
  }

  /** Tells all that has changed since the last time. */
  flush(): void {
    for (const id of this.#dirty) {
      const followed = this.#followed.get(id);
      if (followed) this.#events.file(followed.path, followed.text.toJSON());
    }
    this.#dirty.clear();
  }

  dispose(): void {
    this.#stop();
    for (const { stop } of this.#followed.values()) stop();
    this.#followed.clear();
  }

  #followAll(): void {
    const { files } = this.#workbench.store.state;
    const texts = files.flatMap(({ id, path }) => {
      const text = this.#workbench.editedFile(id)?.text;
      return text ? [{ id, path, text }] : [];
    });
    const here = new Set(texts.map(({ id }) => id));
    for (const [id, { path, stop }] of this.#followed) {
      if (here.has(id)) continue;
      stop();
      this.#followed.delete(id);
      this.#tellGone(path);
    }
    for (const { id, path, text } of texts) {
      const known = this.#followed.get(id);
      if (known?.text === text && known.path === path) continue;
      known?.stop();
      if (known && known.path !== path) this.#tellGone(known.path);
      this.#follow(id, path, text);
    }
  }

  #follow(id: string, path: string, text: Y.Text): void {
    const onText = (event: Y.YTextEvent, { local }: Y.Transaction): void => {
      this.#dirty.add(id);
      if (local) this.#events.typed(path, lineOf(text.toJSON(), endOf(event)));
      this.#events.changed();
    };
    text.observe(onText);
    this.#followed.set(id, { path, text, stop: () => text.unobserve(onText) });
    this.#dirty.add(id);
    this.#events.changed();
  }

  /** A name that another file has taken over by now is told with that file's text. */
  #tellGone(path: string): void {
    this.#events.file(path, undefined);
    for (const [id, followed] of this.#followed) if (followed.path === path) this.#dirty.add(id);
    this.#events.changed();
  }
}

/** Where the last change of an event ends, in the text after it. */
function endOf({ delta }: Y.YTextEvent): number {
  let at = 0;
  let end = 0;
  for (const { retain, insert } of delta) {
    at += (retain ?? 0) + (typeof insert === 'string' ? insert.length : 0);
    if (retain === undefined) end = at;
  }
  return end;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
