/** What goes wrong in a server, by code. The sender of a bad message sees the first group; the console sees all. */
export type TroubleCode =
  | 'missing-parameter'
  | 'unexpected-parameter'
  | 'unknown-op'
  | 'reserved-op'
  | 'not-json'
  | 'no-op'
  | 'binary'
  | 'handler-failed'
  | 'duplicate-handler'
  | 'handler-not-function'
  | 'handler-parameters'
  | 'empty-group'
  | 'reserved-group'
  | 'unsendable'
  | 'bad-argument'
  | 'flood'
  | 'threw'
  | 'handler-waits'
  | 'cut';

export interface Trouble {
  code: TroubleCode;
  /** Values for the text. */
  params: Record<string, string>;
  /** Id of the client whose message it was. */
  client?: string;
  /** Positions in the running code. */
  stack?: string;
}

/** Thrown at a pupil's call that can't be done: a TypeError that also has a code for the console. */
export class WszeroError extends TypeError {
  override name = 'TypeError';
  readonly code: TroubleCode;
  readonly params: Record<string, string>;
  constructor(code: TroubleCode, params: Record<string, string> = {}) {
    super(troubleText(code, params));
    this.code = code;
    this.params = params;
  }
}

type Texts = Record<TroubleCode, (p: Record<string, string>) => string>;

const didYouMean = (nearest: string | undefined): string => (nearest ? ` Did you mean "${nearest}"?` : '');

function cut({ op }: Record<string, string>): string {
  return op ? `on("${op}") never ended, so it was stopped.` : 'That never ended, so it was stopped.';
}

/** For what the sandbox's engine throws into a handler that takes too much. */
const ENGINE_WORDS = new Map<string, (p: Record<string, string>) => string>([
  ['InternalError: interrupted', cut],
  ['InternalError: out of memory', () => 'The server ran out of room.'],
]);

/** The one table of what a sender or an exported server's console is told, in English. */
const TEXTS: Texts = {
  'missing-parameter': (p) =>
    p.nearest
      ? `The names do not match. The page sends ${p.nearest}. The server reads ${p.name ?? ''}. Use the same name in both.`
      : `"${p.op ?? ''}" has a part missing. The server needs ${p.name ?? ''}.`,
  'unexpected-parameter': (p) => `"${p.op ?? ''}" has a part that the server does not read: ${p.name ?? ''}.`,
  'unknown-op': (p) => `No one is listening for "${p.op ?? ''}".${didYouMean(p.nearest)}`,
  'reserved-op': (p) => `"${p.op ?? ''}" is a special message. A page can not send it.`,
  'not-json': () => 'That was not JSON. A message looks like {"op": "say", "text": "hello"}.',
  'no-op': () => 'A message needs an op, like {"op": "say"}.',
  binary: () => 'That was not text. A message is JSON text, like {"op": "say"}.',
  'handler-failed': (p) => ENGINE_WORDS.get(`${p.name ?? ''}: ${p.message ?? ''}`)?.(p) ?? `${p.name ?? 'Error'}: ${p.message ?? ''}`,
  'duplicate-handler': (p) => `There are two on("${p.op ?? ''}"). Only the last one answers.`,
  'handler-not-function': (p) => `on("${p.op ?? ''}", …) needs a function. If you wrote say(), leave off the last ( ).`,
  'handler-parameters': (p) =>
    `The server can not read the names that on("${p.op ?? ''}") needs. Write them one by one: (client, text) => …`,
  'empty-group': (p) =>
    `No one is in the group ${p.group ?? ''}.${p.nearest ? ` There is a group called ${p.nearest}. Did you mean that?` : ''}`,
  'reserved-group': (p) => `A group's name can not begin with _, like ${p.group ?? ''}.`,
  unsendable: (p) => `${p.what ?? 'This'} can not go in a message. Words, numbers, lists, true and false can.`,
  'bad-argument': (p) => p.message ?? '',
  flood: () => 'That is too many messages at once. The rest was not sent.',
  threw: (p) => `${p.name ?? 'Error'}: ${p.message ?? ''}`,
  cut,
  'handler-waits': (p) => `on("${p.op ?? ''}") has not ended after ${p.seconds ?? ''} seconds. The next message goes on without it.`,
};

export function troubleText(code: TroubleCode, params: Record<string, string>): string {
  return TEXTS[code](params);
}
