/**
 * Evaluated in a world of its own, before the pupil's code: the runtime and its globals. What a pupil's code makes and
 * what the runtime makes are of one world then, so that `instanceof` means what it says.
 */
import { addGlobals } from '../server/globals.ts';
import { inspectAll } from '../server/inspect.ts';
import { Timers } from '../server/timers.ts';
import { WszeroError } from '../server/trouble.ts';
import { WszeroServer } from '../server/wszero-server.ts';
import type { ConsoleLevel, Description, Realm, RealmHost } from './realm-host.ts';
import { SendMeter } from './send-meter.ts';

declare global {
  var __host: RealmHost | undefined;
}

const host = globalThis.__host;
if (!host) throw new Error('the realm was started without its host');
Reflect.deleteProperty(globalThis, '__host');

function describe(error: unknown): Description {
  try {
    if (!(error instanceof Error)) return { name: 'Error', message: inspectAll([error]), stack: '' };
    const { name, message, stack = '' } = error;
    const words = { name: String(name), message: String(message), stack: String(stack) };
    return error instanceof WszeroError ? { ...words, code: error.code, params: error.params } : words;
  } catch {
    return { name: 'Error', message: 'something that can not be shown', stack: '' };
  }
}

const timers = new Timers(
  host,
  (error) => {
    const { name, message, stack, code, params } = describe(error);
    host.trouble({ code: 'threw', params: { ...params, ...(code === undefined ? {} : { why: code }), name, message }, stack });
  },
  () => undefined,
);

const meter = new SendMeter(host.messagesPerEntry, host.bytesPerEntry);

const server = new WszeroServer(
  {
    send: (client, text) => {
      meter.count(text);
      host.send(client, text);
    },
    broadcast: (text) => {
      meter.count(text);
      host.broadcast(text);
    },
    broadcastGroup: (group, text) => {
      meter.count(text);
      host.broadcastGroup(group, text);
    },
    groupChanged: (client, group, member) => host.groupChanged(client, group, member),
    nameChanged: (client, name) => host.nameChanged(client, name),
    registered: () => undefined,
    trouble: (trouble) => host.trouble(trouble),
    hold: (client, on) => host.hold(client, on),
    goesOn: () => undefined,
    after: (ms, callback) => {
      const id = timers.add(callback, ms, [], false);
      return () => timers.clear(id);
    },
    describe,
  },
  host,
);

function entry<Args extends unknown[]>(work: (...args: Args) => void): (...args: Args) => void {
  return (...args) => {
    meter.begin();
    work(...args);
  };
}

const realm: Realm = {
  connect: entry((id, name, load) => server.connect(id, name, load)),
  message: entry((id, text) => server.message(id, text)),
  disconnect: entry((id) => server.disconnect(id)),
  timer: entry((id) => timers.fire(id)),
  describe,
};

const log = (level: ConsoleLevel) => {
  return (...values: unknown[]): void => host.log(level, inspectAll(values), new Error().stack ?? '');
};

/** Listens where it does not yet. What it gives stays pending, as long as the server runs. */
function runServer(port?: unknown): Promise<never> {
  if (port !== undefined && !(typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new WszeroError('bad-argument', { message: 'run_server needs a number, like run_server(8000).' });
  host?.runServer(port);
  return new Promise(() => undefined);
}

addGlobals();
timers.addGlobals();
Object.assign(globalThis, {
  on: server.on,
  broadcast: server.broadcast,
  run_server: runServer,
  console: { log: log('log'), info: log('info'), warn: log('warn'), error: log('error'), debug: log('log') },
});

host.take(realm);
