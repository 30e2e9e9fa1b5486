import type { PositionMap } from '../../runtime/compiler/position-map.ts';
import { emptyPart, unknownWord } from '../../runtime/mistake-values.ts';
import { nearestWord } from '../../runtime/nearest-word.ts';
import { emptyObject } from '../../runtime/compiler/empty-object.ts';
import { nameAt } from '../../runtime/compiler/name-at.ts';
import { placeOfLoop, type LoopPlace } from '../../runtime/compiler/quiet-loops.ts';
import type { Diagnostic, DiagnosticCode } from '../protocol/diagnostic.ts';
import type { Fault } from '../protocol/sandbox.ts';

/** What the guest may report, by its own code. Anything else is forged. */
const TROUBLES: ReadonlySet<string> = new Set<DiagnosticCode>([
  'missing-parameter',
  'unexpected-parameter',
  'unknown-op',
  'reserved-op',
  'not-json',
  'no-op',
  'handler-failed',
  'duplicate-handler',
  'handler-not-function',
  'handler-parameters',
  'empty-group',
  'reserved-group',
  'unsendable',
  'bad-argument',
  'flood',
  'too-fast',
  'no-page',
  'threw',
  'handler-waits',
]);

/** Code that ran, with what is needed to say where. */
export interface Ran {
  positions: PositionMap;
  files: ReadonlyMap<string, string>;
  loops: readonly LoopPlace[];
}

/** A diagnostic from what the guest reports, or undefined where that was forged. */
export function diagnoseTrouble(
  code: string,
  params: Record<string, string>,
  stack: string,
  ran: Ran,
  pane: string | undefined,
): Diagnostic | undefined {
  const known = asCode(code);
  if (!known) return undefined;
  const { text: _text, why, ...shown } = params;
  const real = engineCode(params) ?? (why === undefined ? undefined : asCode(why)) ?? known;
  return {
    ...(real === 'endless' ? loopPlace(stack, ran) : place(stack, ran, shown)),
    code: real,
    side: 'server',
    ...(pane === undefined ? {} : { pane }),
    ...original(params),
  };
}

/** A diagnostic from an entry that was cut, or code that did not start. */
export function diagnoseFault(fault: Fault, ran: Ran): Diagnostic {
  const [, name = '', message = fault.message] = /^(\w+): (.*)$/s.exec(fault.message) ?? [];
  const cause = fault.cause && asCode(fault.cause.code);
  const code: DiagnosticCode = cause ?? (fault.code === 'crash' ? 'stopped' : fault.code);
  return {
    ...(code === 'endless' ? loopPlace(fault.stack, ran) : place(fault.stack, ran, { ...fault.cause?.params, name, message })),
    code,
    side: 'server',
    ...(fault.message === '' ? {} : { original: fault.message }),
  };
}

function asCode(code: string): DiagnosticCode | undefined {
  return TROUBLES.has(code) ? (code as DiagnosticCode) : undefined;
}

/** What the engine throws when the host cut it. */
function engineCode({ name, message }: Record<string, string>): DiagnosticCode | undefined {
  if (name !== 'InternalError') return undefined;
  if (message === 'interrupted') return 'endless';
  return message === 'out of memory' ? 'out-of-memory' : undefined;
}

function original({ name, message }: Record<string, string>): { original?: string } {
  return message === undefined ? {} : { original: `${name ?? 'Error'}: ${message}` };
}

type Where = Pick<Diagnostic, 'params' | 'file' | 'line' | 'column'>;

function loopPlace(stack: string, { positions, loops }: Ran): Where {
  const { file, line, column = 1 } = positions.mapStack(stack);
  const said = file === undefined || line === undefined ? undefined : { file, line, column };
  return { params: {}, ...placeOfLoop(loops, said) };
}

/** What the engine says without saying of what: that is read from the pupil's source. */
const NAMELESS = /^not a (function|constructor)$/;

function place(stack: string, { positions, files }: Ran, params: Record<string, string>): Where {
  const { file, line, column, direct } = positions.mapStack(stack);
  if (file === undefined || line === undefined) return { params };
  // what a builtin called for the pupil is not what stands at the pupil's place
  const isNameless = direct && column !== undefined && NAMELESS.test(params.message ?? '');
  const what = isNameless ? nameAt(files, { file, line, column }) : undefined;
  const word = unknownWord(params.message ?? '');
  const near = word === undefined ? undefined : nearestWord(word, 'server', files.get(file));
  const part = emptyPart(params.message ?? '');
  const object = part === undefined ? undefined : emptyObject(files, { file, line }, part);
  return {
    params: { ...params, ...(what && { what }), ...(near && { nearest: near }), ...(object && { object }) },
    file,
    line,
    ...(column === undefined ? {} : { column }),
  };
}
