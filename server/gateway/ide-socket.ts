/** The sockets of IDEs. What crosses is in `server/protocol/ide.ts`; what comes in is parsed in `ide-messages.ts`. */
import type { RawData } from 'ws';
import type { Config } from '../config.ts';
import { holdSocket } from '../../runtime/clients/hold-socket.ts';
import type { ServerSocket } from '../../runtime/clients/server-socket.ts';
import { CodedError, ERRORS, type ErrorCode } from '../errors.ts';
import type { WrongKeyBrake } from '../http/wrong-key-brake.ts';
import type { HostLessons } from '../lessons/host-lessons.ts';
import type { Log } from '../log.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import type { HostToIde } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { HostRegistry, OpenedProject } from '../projects/host-registry.ts';
import { IdeSession } from './ide-session.ts';
import type { PaneNetworks } from './pane-networks.ts';
import { readIdeText, type IdeText } from './ide-messages.ts';

export interface IdeSocketOptions {
  ws: ServerSocket;
  /** The project's, as the path has it. */
  id: string;
  /** Who it is, for limits. */
  address: string;
  registry: HostRegistry;
  networks: PaneNetworks;
  lessons: HostLessons;
  config: Config;
  brake: WrongKeyBrake;
  log: Log;
}

/** Waits for `hello`, asks whether its key opens the project, and hands the socket to a session. */
export function acceptIde(options: IdeSocketOptions): void {
  const { ws } = options;
  ws.on('error', () => ws.terminate());
  const introduced = expectHello(options);
  ws.once('message', (data: RawData, isBinary: boolean) => {
    introduced();
    const hello = isBinary || !Buffer.isBuffer(data) ? undefined : readIdeText(data.toString(), LIMITS.ideHelloBytes);
    if (hello?.type !== 'hello') return refuse(ws, 'bad-request');
    // nothing more is read before it is known who this is
    holdSocket(ws, 'door', true);
    open(options, hello).catch((error: unknown) => {
      if (error instanceof CodedError) return refuse(ws, error.code);
      // it left while it waited
      if (ws.readyState !== ws.OPEN) return;
      options.log.error({ err: error }, 'an IDE could not be let in');
      refuse(ws, 'broken');
    });
  });
}

/** A stranger has a little time. Returns what ends that. */
function expectHello({ ws }: IdeSocketOptions): () => void {
  const tooLate = setTimeout(() => refuse(ws, 'bad-request'), LIMITS.ideHelloMs);
  const end = (): void => clearTimeout(tooLate);
  ws.once('close', end);
  return end;
}

async function open(
  { ws, id, address, registry, networks, lessons, config, brake, log }: IdeSocketOptions,
  hello: Extract<IdeText, { type: 'hello' }>,
): Promise<void> {
  const gone = new AbortController();
  ws.once('close', () => gone.abort());
  const opened: OpenedProject = await brake.try(address, hello.key, gone.signal, () => registry.openHost(id, hello.key));
  if (ws.readyState !== ws.OPEN) return;
  const session = new IdeSession({ ws, hello, registry, networks, lessons, config, opened, log });
  if (!session.begin()) {
    refuse(ws, 'too-many');
    return;
  }
  holdSocket(ws, 'door', false);
}

/** Of those that are no matter of keys. */
const CLOSE_CODES: Partial<Record<ErrorCode, number>> = {
  'unknown-project': CLOSE.unknownProject,
  'bad-request': CLOSE.badMessage,
  'try-another': CLOSE.tryAgainLater,
  'database-away': CLOSE.tryAgainLater,
};

function refuse(ws: ServerSocket, code: ErrorCode): void {
  const message: HostToIde = { type: 'refused', code, message: ERRORS[code].message };
  holdSocket(ws, 'door', false);
  ws.send(JSON.stringify(message), { binary: false });
  ws.close(CLOSE_CODES[code] ?? CLOSE.notAllowed, code);
}
