import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server } from 'node:net';
import { WebSocketServer } from 'ws';
import { SCHOOL_HOST } from '../../support/school-host.ts';

const CONTENT: [ending: RegExp, type: string, body: string][] = [
  [/script|import|worker|map|module/, 'text/javascript', ''],
  [/style|sheet/, 'text/css', ''],
  [/page|frame|location|leave|open|form|link/, 'text/html', '<!doctype html><title>outside</title>'],
];

/** Ways out that ask for no path: each has a port of its own, where a connection or a packet counts. */
const TCP = ['preconnect', 'rtc-turn', 'frame-srcdoc-rtc'] as const;
const UDP = ['web-transport'] as const;
export type Ports = Record<(typeof TCP)[number] | (typeof UDP)[number], number>;

/** What a page tries to reach: another host, which remembers everybody who came. */
export interface Outside extends AsyncDisposable {
  /** Without a slash at its end. */
  readonly url: string;
  readonly ports: Ports;
  /** Paths that were asked for, without their slash, and the names of ports that were knocked at. */
  readonly seen: ReadonlySet<string>;
}

/** On free ports of this machine. Answers everything as if it were meant to be read by anybody. */
export async function startOutside(): Promise<Outside> {
  const seen = new Set<string>();
  const http = createHttp((request, response) => {
    const path = new URL(request.url ?? '/', 'http://outside').pathname.slice(1);
    seen.add(path);
    const [, type, body] = CONTENT.find(([ending]) => ending.test(path)) ?? ['', 'text/plain', 'outside'];
    response.writeHead(200, {
      'content-type': type,
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'cache-control': 'no-store',
    });
    response.end(body);
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (_socket, request) => seen.add((request.url ?? '/').slice(1)));
  const tcp = TCP.map((name) =>
    createTcp((socket) => {
      seen.add(name);
      socket.destroy();
    }),
  );
  const udp = UDP.map((name) => createSocket('udp4', () => void seen.add(name)));
  for (const server of [http, ...tcp]) await once(server.listen(0, '127.0.0.1'), 'listening');
  for (const socket of udp) await once(socket.bind(0, '127.0.0.1'), 'listening');
  const ports = Object.fromEntries([...TCP, ...UDP].map((name, at) => [name, portOf([...tcp, ...udp][at] ?? http)])) as Ports;
  return {
    url: `http://${SCHOOL_HOST}:${String(portOf(http))}`,
    ports,
    seen,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      for (const server of [http, ...tcp, ...udp]) server.close();
    },
  };
}

function portOf(server: HttpServer | Server | Socket): number {
  return (server.address() as AddressInfo).port;
}
