import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { SCHOOL_CERTIFICATE } from './school-certificate.ts';

export interface TcpProxyOptions {
  /** Port of the host behind it. */
  to: number;
  /** Whether browsers speak TLS with it. */
  tls?: boolean;
  /** Where it listens; without it on the loopback address. */
  host?: string;
}

/** A loopback port that leads to another, until it is cut. */
export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** Ends every connection at once, without the goodbye of a websocket. New ones are taken all the same. Returns how many there were. */
  cut(): number;
  /** From now on nothing goes through, either way, as in a network that swallows all; and from `letGo` on all that was held. */
  hold(): void;
  letGo(): void;
}

/** Bytes go through as they are: what is behind sees the browser's own headers. */
export async function startTcpProxy({ to, tls = false, host = '127.0.0.1' }: TcpProxyOptions): Promise<TcpProxy> {
  const open = new Set<Socket>();
  const ways = new Set<readonly [from: Socket, to: Socket]>();
  let isHeld = false;
  const take = (socket: Socket): void => {
    const behind = connect(to, '127.0.0.1');
    open.add(socket);
    for (const [one, other] of [
      [socket, behind],
      [behind, socket],
    ] as const) {
      const way = [one, other] as const;
      ways.add(way);
      if (!isHeld) one.pipe(other);
      one.on('error', () => other.destroy());
      one.once('close', () => {
        ways.delete(way);
        other.destroy();
      });
    }
    socket.once('close', () => open.delete(socket));
  };
  const server = tls ? createTlsServer(SCHOOL_CERTIFICATE, take) : createServer(take);
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const cut = (): number => {
    const { size } = open;
    for (const socket of open) socket.destroy();
    return size;
  };
  return {
    port: address.port,
    cut,
    hold() {
      isHeld = true;
      for (const [from, to] of ways) from.unpipe(to).pause();
    },
    letGo() {
      isHeld = false;
      for (const [from, to] of ways) from.pipe(to);
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
