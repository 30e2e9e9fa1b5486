import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { columnBefore, type Insertion } from './insertions.ts';

/** By this name the engine knows compiled code, whatever the pupil's files are called. */
export const COMPILED = 'server.js';

/** A place in a pupil's own file. Line and column are 1-based, the column in UTF-16 units. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** A stack with the pupil's own frames only. File, line and column are those of the first, if there is one. */
export interface MappedStack extends Partial<Place> {
  stack: string;
  /** Whether what was thrown was thrown at that very place, not in something of the engine or the host that was called there. */
  direct: boolean;
}

/** Stacks are made by pupils' code as well, so there is an end to reading them. */
const MAX_STACK_LENGTH = 10_000;
const MAX_FRAMES = 30;
const MAX_KNOWN = 1_000;

/** Leads from places in compiled code back to the pupil's files. The map is parsed when it is first asked. */
export class PositionMap {
  readonly #code: string;
  readonly #map: string;
  readonly #insertions: ReadonlyMap<string, readonly Insertion[]>;
  #parsed: { lines: string[]; trace: TraceMap } | undefined;
  readonly #known = new Map<string, Place | undefined>();

  /** `map` is a source map (v3) of `code`; '' where there is none. `insertions` by the path of the file that they are in. */
  constructor(code: string, map: string, insertions: ReadonlyMap<string, readonly Insertion[]>) {
    this.#code = code;
    this.#map = map;
    this.#insertions = insertions;
  }

  /** For a place in the compiled code as the engine counts: from 1, columns in code points. */
  original(line: number, column: number): Place | undefined {
    if (this.#map === '' || !(column >= 1)) return undefined;
    // the same few places are asked for with each message
    const key = `${line}:${column}`;
    if (this.#known.has(key)) return this.#known.get(key);
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    const place = this.#find(line, column);
    this.#known.set(key, place);
    return place;
  }

  #find(line: number, column: number): Place | undefined {
    this.#parsed ??= { lines: this.#code.split('\n'), trace: new TraceMap(this.#map) };
    const { lines, trace } = this.#parsed;
    const text = lines[line - 1];
    if (text === undefined) return undefined;
    const found = originalPositionFor(trace, { line, column: utf16Column(text, column - 1) });
    if (found.source === null) return undefined;
    const file = found.source.replace(/^project:/, '');
    // the host's own module
    if (!this.#insertions.has(file)) return undefined;
    return { file, line: found.line, column: columnBefore(this.#insertions.get(file) ?? [], found.line, found.column) + 1 };
  }

  /**
   * A stack of the engine with the pupil's places instead of the compiled ones. The stack may be forged; then so is what
   * comes back, but it is short and its places are in the pupil's files.
   */
  mapStack(stack: string): MappedStack {
    const frames: string[] = [];
    let first: Place | undefined;
    let direct = false;
    for (const [index, text] of stack.slice(0, MAX_STACK_LENGTH).split('\n').entries()) {
      const frame = readFrame(text);
      const place = frame && this.original(frame.line, frame.column);
      if (!place) continue;
      first ??= place;
      if (index === 0) direct = true;
      frames.push(`    at ${frame.name} (${place.file}:${place.line}:${place.column})`);
      if (frames.length === MAX_FRAMES) break;
    }
    return { ...first, stack: frames.join('\n'), direct };
  }
}

/** `    at name (server.js:3:5)`, of compiled code only. */
function readFrame(text: string): { name: string; line: number; column: number } | undefined {
  const [, name = '', file, line, column] = /^ {4}at (.{0,200}) \(([^():]+):(\d{1,7}):(\d{1,7})\)$/.exec(text) ?? [];
  return file === COMPILED ? { name, line: Number(line), column: Number(column) } : undefined;
}

/** The engine counts code points, maps count UTF-16 units. Both from 0. */
function utf16Column(line: string, points: number): number {
  let units = 0;
  for (let count = 0; count < points && units < line.length; count += 1) units += (line.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units;
}
