import type { Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { TERMINAL_TEXTS } from './terminal-texts.ts';

/** A server that could not be started, said in words for whoever started it. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Listens on all interfaces; gives the port. Throws StartError where that can not be. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error): void => reject(inWords(error, port));
    server.once('error', failed);
    server.listen(port, () => {
      server.off('error', failed);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** What to type into a browser, here and elsewhere on the network. */
export function addressLines(port: number): string[] {
  const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const network = others.filter(({ family, internal }) => family === 'IPv4' && !internal);
  return [
    TERMINAL_TEXTS.running,
    TERMINAL_TEXTS.here(`http://localhost:${port}/`),
    ...network.map(({ address }) => TERMINAL_TEXTS.network(`http://${address}:${port}/`)),
    TERMINAL_TEXTS.toStop,
  ];
}

/** The port that the environment asks for. Throws StartError for what is none. */
export function portOf(given: string | undefined): number | undefined {
  if (given === undefined || given === '') return undefined;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw new StartError(TERMINAL_TEXTS.badPort(given));
  return port;
}

function inWords(error: Error, port: number): Error {
  if (!('code' in error)) return error;
  if (error.code === 'EADDRINUSE') return new StartError(TERMINAL_TEXTS.taken(port), { cause: error });
  if (error.code === 'EACCES') return new StartError(TERMINAL_TEXTS.notAllowed(port), { cause: error });
  return error;
}
