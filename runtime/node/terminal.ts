import type { RefusedMessage } from '../clients/incoming.ts';
import type { CompileDiagnostic } from '../compiler/compile-diagnostic.ts';
import { COMPILE_WORDS } from '../compiler/compile-words.ts';
import { mistakeValues, type KnownMistake } from '../mistake-values.ts';
import type { ConsoleLevel, Description } from '../realm/realm-host.ts';
import type { Trouble } from '../server/trouble.ts';
import { TROUBLE_WORDS } from '../trouble-words.ts';
import { chooseWords, plainWords, type Words } from '../words.ts';
import type { Code } from './compile-code.ts';
import { engineStack } from './engine-stack.ts';
import { TERMINAL_TEXTS, TERMINAL_WORDS } from './terminal-texts.ts';

/** A mistake, and where it is. */
interface Mistake extends KnownMistake {
  code: string;
  file?: string;
  /** Name of the client that it came from. */
  client?: string;
}

const MOST_LETTERS = 1_000;

/** Writes one line of text. `problem`: it is something to look at. */
export type Print = (line: string, problem: boolean) => void;

/** Tells whoever started the server, in plain words, what the pupil's code does and what is wrong with it. */
export class Terminal {
  readonly #print: Print;

  constructor(print: Print) {
    this.#print = print;
  }

  /** What the code itself prints. */
  log(level: ConsoleLevel, text: string): void {
    this.#print(text.replace(/[^\P{Cc}\n\t]+/gu, ' '), level === 'warn' || level === 'error');
  }

  say(text: string): void {
    this.#print(text, false);
  }

  swapped(): void {
    this.say(TERMINAL_TEXTS.swapped);
  }

  /** The code does not compile. `isFirst`: there is no older code that runs on. */
  refused(diagnostics: readonly CompileDiagnostic[], isFirst: boolean): void {
    for (const diagnostic of diagnostics) this.#mistake(diagnostic);
    this.#whatRuns(isFirst);
  }

  /** A script of a page does not compile. */
  pageMistake(diagnostic: CompileDiagnostic): void {
    this.#mistake(diagnostic);
  }

  didNotStart(thrown: Description, ran: Code, isFirst: boolean): void {
    this.threw(thrown, ran);
    this.#whatRuns(isFirst);
  }

  /** Something that `ran` threw, and that no message was the cause of. */
  threw({ name, message, stack, code, params }: Description, ran: Code): void {
    this.#mistake({ code: code ?? 'threw', params: { ...params, name, message }, original: `${name}: ${message}`, ...placeOf(stack, ran) });
  }

  /** Something that is no mistake of the pupil's. */
  broke(error: unknown): void {
    this.#print(error instanceof Error ? (error.stack ?? String(error)) : String(error), true);
  }

  /** Something that went wrong while `ran` runs; `client` is the name of who sent the message. */
  trouble({ code, params, stack = '' }: Trouble, ran: Code, client: string | undefined): void {
    const { why, text: _text, ...shown } = params;
    const { name, message } = params;
    this.#mistake({
      code: why ?? code,
      params: shown,
      ...(message === undefined ? {} : { original: `${name ?? 'Error'}: ${message}` }),
      ...placeOf(stack, ran),
      ...(client === undefined ? {} : { client }),
    });
  }

  /** What came from `client` was no message at all. */
  notAMessage(code: RefusedMessage, client: string): void {
    this.#mistake({ code, params: {}, client });
  }

  #mistake({ code, params, file, line, client, original }: Mistake): void {
    const values = mistakeValues({
      params,
      ...(line === undefined ? {} : { line }),
      ...(original === undefined ? {} : { original }),
    });
    const words = chooseWords(WORDS.get(code) ?? [], values);
    const where = file === undefined ? undefined : line === undefined ? file : TERMINAL_TEXTS.place(file, line);
    const who = client === undefined ? undefined : TERMINAL_TEXTS.from(client);
    this.#print(harmless(TERMINAL_TEXTS.mistake([where, who].filter((part) => part !== undefined))), true);
    this.#print(`  ${harmless(words ? plainWords(words, values) : (original ?? code))}`, true);
  }

  #whatRuns(isFirst: boolean): void {
    this.#print(`  ${isFirst ? TERMINAL_TEXTS.noneRuns : TERMINAL_TEXTS.oldRuns}`, true);
  }
}

const WORDS = new Map<string, readonly Words[]>(Object.entries({ ...TROUBLE_WORDS, ...COMPILE_WORDS, ...TERMINAL_WORDS }));

/** What came from somebody else's computer must not move the cursor of this one, nor fill its screen. */
function harmless(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  return plain.length > MOST_LETTERS ? `${plain.slice(0, MOST_LETTERS)}…` : plain;
}

function placeOf(stack: string, { positions, script }: Code): { file?: string; line?: number } {
  const { file, line } = positions.mapStack(engineStack(stack, script));
  return file === undefined || line === undefined ? {} : { file, line };
}
