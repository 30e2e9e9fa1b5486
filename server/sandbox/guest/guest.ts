/**
 * Evaluated once in each wasm instance, before the pupil's code: the runtime, its globals, and the door through which
 * the worker enters. What crosses is in `server/protocol/guest.ts`.
 */
import { WszeroServer } from '../../../runtime/server/wszero-server.ts';
import { causeOf, type Trouble } from '../../../runtime/server/trouble.ts';
import { FIELD, GUEST_EFFECT, GUEST_ITEM, MOST_STACK, RECORD } from '../../protocol/guest.ts';
import { Emitter } from './emitter.ts';
import { addGlobals } from '../../../runtime/server/globals.ts';
import { MARK, SIGNAL, type HostFunctions } from './host-functions.ts';
import { inspectAll } from '../../../runtime/server/inspect.ts';
import { Timers } from '../../../runtime/server/timers.ts';

/** What the worker calls. */
export interface Guest {
  /** Goes on with `batch`, or with what is left of the last one when it is ''. Returns effects. */
  run(batch: string): string;
  /** The effects so far, after an entry that was cut. */
  drain(): string;
  /** JSON of what was thrown: `{ name, message, stack, code?, params? }`. */
  describe(error: unknown): string;
  /** How many handlers go on, and the timers that are not of a pupil's making: numbers with blanks between. */
  look(): string;
}

declare global {
  var __host: HostFunctions | undefined;
  var __guest: Guest | undefined;
}

const host = globalThis.__host;
if (!host) throw new Error('the guest was started without its host');
Reflect.deleteProperty(globalThis, '__host');

const marks = new Int32Array(host.marks);
const signal = (value: number): void => {
  marks[MARK.signal] = value;
};
const emitter = new Emitter(host, signal);
const { stringify } = JSON;

/** What is told of an error beside its stack, in UTF-16 units: an error may hold a megabyte, and it has to leave in a message. */
const MOST_NAME = 100;
const MOST_MESSAGE = 2_000;

function describe(error: unknown): { name: string; message: string; stack: string } {
  try {
    if (!(error instanceof Error)) return { name: 'Error', message: inspectAll([error]), stack: '' };
    const { name, message, stack = '' } = error;
    if (name === 'InternalError' && message === 'out of memory') signal(SIGNAL.outOfMemory);
    // What it was cut for counts more than that it was.
    if (name === 'InternalError' && message === 'interrupted' && marks[MARK.signal] === SIGNAL.none) signal(SIGNAL.cut);
    return {
      name: String(name).slice(0, MOST_NAME),
      message: String(message).slice(0, MOST_MESSAGE),
      stack: String(stack).slice(0, MOST_STACK),
    };
  } catch {
    return { name: 'Error', message: 'something that can not be shown', stack: '' };
  }
}

function trouble({ client = '', code, params, stack = '' }: Trouble): void {
  emitter.emit(GUEST_EFFECT.trouble + client + FIELD + code + FIELD + stringify({ params, stack }));
}

const timers = new Timers(
  host,
  (error) => {
    const { name, message, stack } = describe(error);
    const cause = causeOf(error);
    trouble({ code: 'threw', params: { ...cause?.params, ...(cause && { why: cause.code }), name, message }, stack });
  },
  () => signal(SIGNAL.timers),
);

/** Of the runtime, not of a pupil's code. */
const ownTimers = new Set<number>();

const tellTurn = (client: string, op: string, text: string): void =>
  emitter.emit(GUEST_EFFECT.turn + client + FIELD + stringify(op) + FIELD + text);

/** Of what a pupil's code is called, see COMPILED. */
const IN_CODE = /\(server\.js:(\d+:\d+)\)/;

/** Called only while somebody watches: tells where the code is that is about to send. */
function tellPlace(): void {
  const [, place] = IN_CODE.exec(new Error().stack ?? '') ?? [];
  if (place !== undefined) emitter.note(GUEST_EFFECT.place + place);
}

const server = new WszeroServer(
  {
    send: (client, text) => {
      if (server.onTurn) tellPlace();
      emitter.emit(GUEST_EFFECT.send + client + FIELD + text);
    },
    broadcast: (text) => {
      if (server.onTurn) tellPlace();
      emitter.emit(GUEST_EFFECT.broadcast + text);
    },
    broadcastGroup: (group, text) => {
      if (server.onTurn) tellPlace();
      emitter.emit(GUEST_EFFECT.broadcastGroup + stringify(group) + FIELD + text);
    },
    groupChanged: (client, group, member) =>
      emitter.emit((member ? GUEST_EFFECT.joinGroup : GUEST_EFFECT.leaveGroup) + client + FIELD + stringify(group)),
    nameChanged: (client, name) => emitter.emit(GUEST_EFFECT.name + client + FIELD + stringify(name)),
    registered: (op) => emitter.emit(GUEST_EFFECT.registered + stringify(op)),
    trouble,
    hold: (client, on) => emitter.emit(GUEST_EFFECT.hold + client + FIELD + (on ? '1' : '0')),
    goesOn: () => {
      marks[MARK.leave] = 1;
    },
    after: (ms, callback) => {
      const fire = (): void => {
        ownTimers.delete(id);
        callback();
      };
      const id = timers.add(fire, ms, [], false);
      ownTimers.add(id);
      return () => {
        ownTimers.delete(id);
        timers.clear(id);
      };
    },
    describe,
  },
  host,
);

function connect(id: string, rest: string): void {
  const at = rest.indexOf(FIELD);
  server.connect(id, rest.slice(at + 1), rest.slice(0, at) || undefined);
}

function runItem(item: string): void {
  const at = item.indexOf(FIELD);
  switch (item[0]) {
    case GUEST_ITEM.message:
      return server.message(item.slice(1, at), item.slice(at + 1));
    case GUEST_ITEM.connect:
      return connect(item.slice(1, at), item.slice(at + 1));
    case GUEST_ITEM.disconnect:
      return server.disconnect(item.slice(1));
    case GUEST_ITEM.timer:
      server.onTurn?.('', '', '');
      return timers.fire(Number(item.slice(1)));
    case GUEST_ITEM.trace:
      server.onTurn = item[1] === '1' ? tellTurn : undefined;
      return;
    default:
  }
}

/** After an entry that was cut; what it sent counts as its own. */
function recover(): void {
  emitter.begin();
  server.recover();
}

let items: string[] = [];
let next = 0;

globalThis.__guest = {
  run(batch) {
    recover();
    if (batch !== '') {
      items = batch.split(RECORD);
      next = 0;
    }
    while (next < items.length) {
      const item = items[next++] ?? '';
      marks[MARK.left] = items.length - next;
      marks[MARK.item] = (marks[MARK.item] ?? 0) + 1;
      emitter.begin();
      runItem(item);
      if (marks[MARK.leave] !== 0) break;
    }
    return emitter.take();
  },
  drain() {
    recover();
    return emitter.take();
  },
  describe: (error) => {
    return stringify({ ...describe(error), ...causeOf(error) });
  },
  look: () => [server.goingOn, ...ownTimers].join(' '),
};

const log = (level: string) => {
  return (...values: unknown[]): void => {
    emitter.emit(GUEST_EFFECT.log + level + FIELD + stringify(inspectAll(values)) + FIELD + stringify(new Error().stack ?? ''));
  };
};

addGlobals();
timers.addGlobals();
Object.assign(globalThis, {
  on: server.on,
  broadcast: server.broadcast,
  /** The server runs already. */
  run_server: (): void => undefined,
  console: { log: log('log'), info: log('info'), warn: log('warn'), error: log('error'), debug: log('log') },
});
