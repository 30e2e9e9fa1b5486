/** A place in a pupil's own file. Lines and columns start at 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** `base` is the folder that a project's files are served from, as an absolute URL that ends with `/`. */
export class Places {
  readonly #base: string;
  /** These are ours, and never what a pupil wants to be led to. */
  readonly #own: readonly string[];

  constructor(base: string, own: readonly string[]) {
    this.#base = base;
    this.#own = own;
  }

  /** The path in the project of what was served from `url`; undefined when it is not a file of the pupil's. */
  path(url: string): string | undefined {
    const bare = url.replace(/[?#].*$/s, '');
    if (!bare.startsWith(this.#base)) return undefined;
    const path = decode(bare.slice(this.#base.length));
    if (this.#own.includes(path)) return undefined;
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  }

  at(url: string, line: number, column: number): Place | undefined {
    const file = this.path(url);
    return file === undefined || line < 1 ? undefined : { file, line, column: Math.max(1, column) };
  }

  /** The innermost place of a stack, of whichever browser, that is in a pupil's file. */
  inStack(stack: string): Place | undefined {
    for (const line of stack.split('\n')) {
      const [, url, row, column] = /(https?:\/\/[^\s()]+?):(\d+):(\d+)\)?$/.exec(line.trimEnd()) ?? [];
      const place = url === undefined ? undefined : this.at(url, Number(row), Number(column));
      if (place) return place;
    }
    return undefined;
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
