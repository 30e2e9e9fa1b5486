import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { compressFolder } from '../../server/setup/compress-folder.mjs';
import { SCHOOL_HOST } from '../support/school-host.ts';
import { PEERS } from './peers.ts';

const BUILT = join(PEERS, 'codemirror/built');
const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/** Two editors of CodeMirror 6 on a page, built and sent as those of the IDE are. */
export async function serveCodeMirror(): Promise<{ url: string } & AsyncDisposable> {
  await build({
    configFile: false,
    root: join(PEERS, 'codemirror'),
    base: './',
    logLevel: 'warn',
    build: { outDir: BUILT, emptyOutDir: true, modulePreload: false, chunkSizeWarningLimit: 4096 },
  });
  await compressFolder(BUILT);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://any').pathname;
    send(path === '/' ? '/index.html' : path).then(
      ({ type, isSmall, body }) =>
        response.writeHead(200, { 'content-type': type, ...(isSmall && { 'content-encoding': 'gzip' }) }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://${SCHOOL_HOST}:${String(portOf(server))}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function send(path: string): Promise<{ type: string; isSmall: boolean; body: Buffer }> {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  try {
    return { type, isSmall: true, body: await readFile(join(BUILT, `${path}.gz`)) };
  } catch {
    return { type, isSmall: false, body: await readFile(join(BUILT, path)) };
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
