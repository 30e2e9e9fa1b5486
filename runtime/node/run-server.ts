import { createServer, type Server } from 'node:http';
import * as esbuild from 'esbuild-wasm';
import { ClientTable } from '../clients/client-table.ts';
import { isImportable } from '../compiler/script-files.ts';
import { compileCode } from './compile-code.ts';
import { FolderWatch } from './folder-watch.ts';
import { addressLines, listen } from './listen.ts';
import { LiveCode } from './live-code.ts';
import { PageServer } from './page-server.ts';
import { ProjectFolder } from './project-folder.ts';
import { buildRealmScript } from './realm-script.ts';
import { SocketDoor } from './socket-door.ts';
import { Terminal, type Print } from './terminal.ts';
import { TERMINAL_TEXTS } from './terminal-texts.ts';

const DEFAULT_PORT = 8000;

export interface RunServerOptions {
  /** The project's folder. */
  folder: string;
  /** In place of whatever the code asks for. */
  port?: number | undefined;
  /** The file of `wszero.js`, and the folder of the libraries that pages import. */
  script: string;
  libraries: string;
  print: Print;
}

/** A project that is served. */
export interface RunningServer extends AsyncDisposable {
  readonly port: number;
  /** Told something that nobody caught: a promise that the code forgot. */
  uncaught(error: unknown): void;
}

/**
 * Serves a project from its folder: its pages over HTTP, its websocket at `/ws`, with the code that is in the files now,
 * and anew after each change of them. Resolves when it listens. Throws StartError when the port can't be had.
 */
export async function runServer(options: RunServerOptions): Promise<RunningServer> {
  const project = new RunningProject(options, await buildRealmScript());
  try {
    await project.start();
  } catch (error) {
    await project[Symbol.asyncDispose]();
    throw error;
  }
  return project;
}

class RunningProject implements RunningServer {
  readonly #terminal: Terminal;
  readonly #folder: ProjectFolder;
  readonly #watch: FolderWatch;
  readonly #clients = new ClientTable();
  readonly #code: LiveCode;
  readonly #http: Server;
  readonly #door: SocketDoor;
  readonly #given: number | undefined;
  #wanted = DEFAULT_PORT;
  #port: number | undefined;
  #texts: string | undefined;
  #deploying: Promise<void> = Promise.resolve();
  #disposed = false;

  constructor({ folder, port, script, libraries, print }: RunServerOptions, runtime: Awaited<ReturnType<typeof buildRealmScript>>) {
    this.#given = port;
    this.#terminal = new Terminal(print);
    this.#folder = new ProjectFolder(folder);
    this.#watch = new FolderWatch(this.#folder, () => this.#changed());
    this.#code = new LiveCode({ runtime, clients: this.#clients, terminal: this.#terminal, runServer: (asked) => this.#asked(asked) });
    const pages = new PageServer({
      folder: this.#folder,
      script,
      libraries,
      mistake: (diagnostic) => this.#terminal.pageMistake(diagnostic),
    });
    this.#http = createServer((request, response) => void pages.handle(request, response));
    this.#door = new SocketDoor({ server: this.#http, clients: this.#clients, code: this.#code, terminal: this.#terminal });
  }

  get port(): number {
    return this.#port ?? 0;
  }

  async start(): Promise<void> {
    await this.#deploy();
    this.#port = await listen(this.#http, this.#given ?? this.#wanted);
    for (const line of addressLines(this.#port)) this.#terminal.say(line);
  }

  uncaught(error: unknown): void {
    this.#code.uncaught(error);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    this.#watch.dispose();
    await this.#deploying;
    this.#door.dispose();
    this.#code.dispose();
    this.#http.close();
    this.#http.closeAllConnections();
    await esbuild.stop();
  }

  /** The code calls `run_server`. */
  #asked(port: number | undefined): void {
    if (port === undefined) return;
    if (this.#port === undefined) this.#wanted = port;
    else if (port !== this.#port && this.#given === undefined) this.#terminal.say(TERMINAL_TEXTS.otherPort(port, this.#port));
  }

  /** One after another, so that the newest comes last. */
  #changed(): void {
    this.#deploying = this.#deploying.then(async () => {
      if (!this.#disposed) await this.#deploy().catch((error: unknown) => this.#terminal.broke(error));
    });
  }

  /** Reads the folder, and runs what is in it if that is not what runs already. */
  async #deploy(): Promise<void> {
    const { paths, folders } = await this.#folder.list();
    this.#watch.follow(folders);
    const files = await this.#folder.texts(paths.filter(isImportable));
    const texts = JSON.stringify([...files]);
    if (texts === this.#texts) return;
    this.#texts = texts;
    const compiled = await compileCode(files);
    if (!this.#disposed) this.#code.deploy(compiled);
  }
}
