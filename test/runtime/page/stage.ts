import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { WebSocketServer, type WebSocket } from 'ws';
import type { OpenProject } from '../../../server/http/host-access.ts';
import type { PageToIde, SignOfLife } from '../../../runtime/bridge-messages.ts';
import { openBrowser, openPage } from '../../support/browser.ts';
import { SCHOOL_HOST } from '../../support/school-host.ts';
import { OWN_FILES, serve, type Served } from '../../server/http/serve.ts';

declare global {
  interface Window {
    said: PageToIde[];
    signs: SignOfLife[];
    line: MessagePort;
    words: MessagePort;
  }
}

/** The page around a pane, as plain as can be: it keeps what the pane says. */
const AROUND = `
window.said = [];
window.signs = [];
window.addEventListener('message', ({ data, source, ports }) => {
  if (source !== window.frames[0]) return;
  const [line, words] = ports;
  if (!line) return;
  window.line = line;
  window.words = words;
  line.onmessage = ({ data }) => window.signs.push(data);
  words.onmessage = ({ data }) => window.said.push(data);
});
const pane = document.createElement('iframe');
pane.setAttribute('sandbox', 'allow-scripts allow-modals allow-forms');
pane.src = decodeURIComponent(location.hash.slice(1));
document.body.append(pane);
`;

/** A connection as the server sees it. */
export class Client {
  readonly url: string;
  readonly socket: WebSocket;
  readonly #messages: unknown[] = [];
  readonly #events = new EventEmitter();

  constructor(socket: WebSocket, url: string) {
    this.socket = socket;
    this.url = url;
    socket.on('message', (data: Buffer) => {
      this.#messages.push(JSON.parse(data.toString()));
      this.#events.emit('message');
    });
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The first `count` messages, once they are there. */
  async messages(count: number): Promise<unknown[]> {
    while (this.#messages.length < count) await once(this.#events, 'message');
    return this.#messages.slice(0, count);
  }
}

/** A page in its pane, and the project that it is of. */
export interface Shown {
  frame: Frame;
  play: string;
  project: OpenProject;
}

/** Real pages of a real app, with a websocket server whose every word is the test's, in real Chromium. */
export class Stage {
  readonly served: Served;
  readonly browser: Browser;
  readonly page: Page;
  /** Paths that a second port of this machine was asked for. */
  readonly strays: string[] = [];
  /** URLs of all sockets that were asked for. */
  readonly asked: string[] = [];
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #elsewhere: Server;
  #newcomers: Client[] = [];
  readonly #events = new EventEmitter();
  /** While set, sockets are not taken: the way to be a server that is down. */
  down = false;
  /** Close code for each new socket, if set. */
  refuse: number | undefined;

  private constructor(served: Served, browser: Browser, page: Page, elsewhere: Server) {
    this.served = served;
    this.browser = browser;
    this.page = page;
    this.#elsewhere = elsewhere;
    elsewhere.on('request', (request, response) => {
      this.strays.push(request.url ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*').end('stray');
    });
    served.server.on('upgrade', (request, socket, head) => {
      this.asked.push(request.url ?? '');
      if (this.down) socket.destroy();
      else this.#sockets.handleUpgrade(request, socket, head, (each) => this.#newcomer(each, request.url ?? ''));
    });
  }

  /** As it was when it opened, but for the projects. One stage serves all tests of a file: a new browser page takes seconds. */
  async reset(): Promise<void> {
    this.down = false;
    this.refuse = undefined;
    await this.page.goto('about:blank');
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#newcomers = [];
    this.asked.length = 0;
    this.strays.length = 0;
  }

  /** In a browser of its own. `environment`: settings of the host. */
  static async open(environment: Record<string, string> = {}): Promise<Stage> {
    const served = await serve({
      environment,
      ownFiles: {
        ...OWN_FILES,
        'ide.html': '<!doctype html><head><title>around</title></head><body><script src="assets/around.js"></script></body>',
        'assets/around.js': AROUND,
      },
    });
    const elsewhere = createServer().listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const browser = await openBrowser();
    const { page } = await openPage(browser);
    return new Stage(served, browser, page, elsewhere);
  }

  get origin(): string {
    return `http://${SCHOOL_HOST}:${this.served.port}`;
  }

  get elsewherePort(): number {
    return (this.#elsewhere.address() as AddressInfo).port;
  }

  /** Shows a page of a new project as a pane, and resolves with its frame and ids once its document has been parsed. */
  async show(files: Record<string, string>, path = 'index.html', pane: string | null = 'Fox.1'): Promise<Shown> {
    const { id, play, editKey } = await this.served.access.create({ files });
    const url = `p/${play}/${path}${pane === null ? '' : `?pane=${pane}`}`;
    await this.page.goto(`${this.origin}/e/${id}#${encodeURIComponent(url)}`);
    const frame = await this.frame(`/p/${play}/`);
    await frame.waitForLoadState('load');
    return { frame, play, project: await this.served.access.open(id, editKey, 'edit') };
  }

  async frame(part: string): Promise<Frame> {
    const element = await this.page.waitForSelector('iframe');
    const frame = await element.contentFrame();
    if (!frame) throw new Error('no frame');
    await frame.waitForURL((url) => url.href.includes(part));
    return frame;
  }

  /** The next connection that nobody has asked for yet. */
  async client(): Promise<Client> {
    for (;;) {
      const first = this.#newcomers.shift();
      if (first) return first;
      await once(this.#events, 'client');
    }
  }

  /** What the pane has said so far, once `wanted` is true of one of it. */
  async said(wanted: (message: PageToIde) => boolean): Promise<PageToIde> {
    for (let seen = 0; ;) {
      const said = await this.everythingSaid();
      const found = said.slice(seen).find(wanted);
      if (found) return found;
      seen = said.length;
      await this.page.waitForFunction((count) => window.said.length > count, seen);
    }
  }

  async everythingSaid(): Promise<PageToIde[]> {
    return await this.page.evaluate(() => window.said);
  }

  /** Asks the pane whether it is there. */
  async ask(n: number): Promise<void> {
    await this.page.evaluate((question) => window.line.postMessage(question), n);
  }

  /** The signs of life that the pane has given so far, once there are so many. */
  async signs(count: number): Promise<SignOfLife[]> {
    await this.page.waitForFunction((least) => window.signs.length >= least, count);
    return await this.page.evaluate(() => window.signs);
  }

  async close(): Promise<void> {
    await this.browser.close();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#elsewhere.closeAllConnections();
    this.#elsewhere.close();
    await this.served.stop();
  }

  #newcomer(socket: WebSocket, url: string): void {
    if (this.refuse !== undefined) {
      socket.close(this.refuse);
      return;
    }
    this.#newcomers.push(new Client(socket, url));
    this.#events.emit('client');
  }
}
