import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BUILT } from '../../../server/built.ts';
import { createCompiler, type Compiler } from '../../../server/compiler/compiler.ts';
import { readConfig } from '../../../server/config.ts';
import { createApp, type AppDeps } from '../../../server/http/app.ts';
import type { HostAccess } from '../../../server/http/host-access.ts';
import { WrongKeyBrake } from '../../../server/http/wrong-key-brake.ts';
import { LessonLibrary } from '../../../server/lessons/lesson-library.ts';
import { createLog } from '../../../server/log.ts';
import { MemoryAccess } from './memory-access.ts';

/** The least that a built IDE has. */
export const OWN_FILES: Record<string, string> = {
  'index.html': page('start', '<link rel="stylesheet" href="./assets/look-1a2b.css">'),
  'ide.html': page('ide', '<link rel="modulepreload" hreflang="es" href="./assets/app-3c4d.js">'),
  'play.html': page('play'),
  'remix.html': page('remix'),
  'check.html': page('check'),
  'teachers.html': page('teachers'),
  'data.html': page('data'),
  'assets/look-1a2b.css': ':root { --ink: black; }',
  'assets/app-3c4d.js': 'export const text = "plain";',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

export interface Served {
  server: Server;
  access: HostAccess;
  port: number;
  /** `http://127.0.0.1:PORT`. */
  base: string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  environment?: Record<string, string>;
  ownFiles?: Record<string, string | Uint8Array>;
  deps?: Partial<AppDeps>;
}

/** The app on a port of the system's choice, with the page scripts that were built. */
export async function serve({ environment = {}, ownFiles = OWN_FILES, deps = {} }: ServeOptions = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'wszero-own-'));
  for (const [path, contents] of Object.entries(ownFiles)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  const access = deps.access ?? new MemoryAccess();
  // its worker and its process are for those who compile something
  let compiler: Compiler | undefined;
  const whenAsked = (): Compiler => (compiler ??= createCompiler({ log: createLog('silent') }));
  const compile: AppDeps['compiler'] = {
    compilePageScript: (project, path) => whenAsked().compilePageScript(project, path),
    guardPage: (project, path) => whenAsked().guardPage(project, path),
    guardScript: (project, path) => whenAsked().guardScript(project, path),
  };
  const app = createApp({
    access,
    config: readConfig(environment),
    lessons: LessonLibrary.read([]),
    log: createLog('silent'),
    brake: new WrongKeyBrake(),
    built: { page: BUILT.page, bridge: BUILT.bridge, lib: BUILT.lib, ide: folder },
    compiler: compile,
    ...deps,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    server,
    access,
    port,
    base: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await compiler?.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request with any header, `Host` too, and a path that nothing tidies: `fetch` allows neither. */
export async function ask(
  served: Served,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: served.port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

export async function askJson(
  served: Served,
  method: string,
  path: string,
  body?: unknown,
  key?: string,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(served.base + path, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(key !== undefined && { Authorization: `Bearer ${key}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() };
}

function page(name: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="csp-nonce" content="">
<title>${name}</title>${head}
</head>
<body><script type="module" src="./assets/app-3c4d.js"></script></body>
</html>
`;
}
