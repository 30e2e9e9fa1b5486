import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type RequestOptions } from 'node:http';
import type { Duplex } from 'node:stream';
import { SCHOOL_HOST } from './school-host.ts';

export interface PrefixProxyOptions {
  /** Such as `/some/prefix`. */
  prefix: string;
  /** Port of the host behind it. */
  to: number;
  /** Whether the host gets paths without the prefix. */
  strips: boolean;
  /** Whether the host gets the address of the browser as `Host`, or the one that the proxy asks, as many proxies do unless told. */
  keepsHost: boolean;
}

export interface PrefixProxy extends AsyncDisposable {
  /** Where browsers find it, with the prefix, without a slash at its end. */
  readonly url: string;
  /** Paths that were asked for outside the prefix; they are answered with 404. */
  readonly astray: string[];
}

/** A reverse proxy on a loopback port that serves one host below a path, as a school's web server does. */
export async function startPrefixProxy(options: PrefixProxyOptions): Promise<PrefixProxy> {
  const astray: string[] = [];
  const open = new Set<Duplex>();
  const forward = (incoming: IncomingMessage): RequestOptions | undefined => {
    const url = incoming.url ?? '/';
    if (!url.startsWith(`${options.prefix}/`)) {
      astray.push(url);
      return undefined;
    }
    const headers = { ...incoming.headers, ...(options.keepsHost ? {} : { host: `127.0.0.1:${String(options.to)}` }) };
    const path = options.strips ? url.slice(options.prefix.length) : url;
    return { host: '127.0.0.1', port: options.to, method: incoming.method ?? 'GET', path, headers };
  };
  const server = createServer((incoming, answer) => {
    const onward = forward(incoming);
    if (!onward) return answer.writeHead(404).end('not here\n');
    const behind = ask(onward, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    behind.on('error', () => answer.destroy());
    return incoming.pipe(behind);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('upgrade', (incoming, socket, head) => {
    const onward = forward(incoming);
    if (!onward) return socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
    return upgrade(onward, socket, head);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://${SCHOOL_HOST}:${String(address.port)}${options.prefix}`,
    astray,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function upgrade(onward: RequestOptions, socket: Duplex, head: Buffer): void {
  const behind = ask(onward);
  socket.on('error', () => behind.destroy());
  behind.on('error', () => socket.destroy());
  behind.on('response', (came) => {
    socket.write(headOf(came));
    came.pipe(socket);
  });
  behind.on('upgrade', (came, other, first) => {
    socket.write(headOf(came));
    socket.write(first);
    other.write(head);
    socket.pipe(other).pipe(socket);
    for (const [one, theOther] of [
      [socket, other],
      [other, socket],
    ] as const) {
      one.on('error', () => theOther.destroy());
      one.on('close', () => theOther.destroy());
    }
  });
  behind.end();
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}`] : []));
  return [`HTTP/1.1 ${String(statusCode)} ${statusMessage ?? ''}`, ...lines, '', ''].join('\r\n');
}
