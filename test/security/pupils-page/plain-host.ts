import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const TYPES: [ending: RegExp, type: string][] = [
  [/\.js$/, 'text/javascript'],
  [/\.svg$/, 'image/svg+xml'],
  [/\.html$/, 'text/html'],
];

/** A host that hands out files and protects nobody from what is in them. `name` is the one that it is asked by. */
export async function startPlainHost(name: string, files: Record<string, string>): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://plain').pathname.slice(1) || 'index.html';
    const [, type] = TYPES.find(([ending]) => ending.test(path)) ?? ['', 'text/plain'];
    response.writeHead(files[path] === undefined ? 404 : 200, { 'content-type': type });
    response.end(files[path]);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://${name}:${String((server.address() as AddressInfo).port)}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
