import type { Compiler } from '../compiler/compiler.ts';
import type { Log } from '../log.ts';
import type { Diagnostic } from '../protocol/diagnostic.ts';
import type { ConsoleLine, TrafficEvent } from '../protocol/ide.ts';
import type { ProjectState } from '../protocol/project-state.ts';
import type { SandboxPool } from '../sandbox/sandbox-pool.ts';
import { ClientTable } from '../../runtime/clients/client-table.ts';
import type { Code } from './code.ts';
import { ConsoleLog } from './console-log.ts';
import { LiveServer } from './live-server.ts';
import type { OutflowPump } from './outflow.ts';
import { ProjectClients } from './project-clients.ts';
import { ServerEffects } from './server-effects.ts';
import type { Suspicion } from './suspicion.ts';
import { TrafficLog } from './traffic-log.ts';

/** What whoever owns a running server hears of it. */
export interface RunningServerListener {
  console(lines: ConsoleLine[]): void;
  traffic(events: TrafficEvent[], dropped: number): void;
  handlers(handlers: Code['handlers']): void;
  state(state: ProjectState): void;
  /** Who is here, a name or a group. */
  clientsChanged(): void;
  /** Something went wrong, which the console is going to have as well. */
  trouble?(diagnostic: Diagnostic): void;
}

export interface RunningServerOptions {
  /** Of the project. */
  id: string;
  compiler: Compiler;
  pool: SandboxPool;
  pump: OutflowPump;
  log: Log;
  files: () => ReadonlyMap<string, string>;
  listener: RunningServerListener;
  suspicion: Suspicion;
  /** A copy that nobody sees: it takes no worker from those that are seen. */
  isHidden?: boolean;
}

/** A server with its clients: the code that runs, who is connected, what it printed, and what travelled. */
export class RunningServer {
  readonly console: ConsoleLog;
  readonly traffic: TrafficLog;
  readonly server: LiveServer;
  readonly clients: ProjectClients;

  constructor({ id, compiler, pool, pump, log, files, listener, suspicion, isHidden = false }: RunningServerOptions) {
    const table = new ClientTable();
    const console = new ConsoleLog(
      (lines) => listener.console(lines),
      (diagnostic) => listener.trouble?.(diagnostic),
    );
    const traffic = new TrafficLog((events, dropped) => listener.traffic(events, dropped));
    this.console = console;
    this.traffic = traffic;
    const changed = (): void => listener.clientsChanged();
    const effects = new ServerEffects({ clients: table, console, traffic, clientsChanged: changed, log });
    this.server = new LiveServer({
      id,
      compiler,
      pool,
      pump,
      clients: table,
      files,
      suspicion,
      isHidden,
      events: {
        effects: (text, code, from, isOver) => effects.read(text, code, from, isOver),
        trouble: (diagnostic) => {
          console.addDiagnostic(diagnostic);
          if (diagnostic.code === 'endless') traffic.failed(diagnostic);
        },
        swapped: (ok) => traffic.swapped(ok),
        handlersChanged: (handlers) => listener.handlers(handlers),
        stateChanged: (state) => listener.state(state),
      },
    });
    this.clients = new ProjectClients({ table, server: this.server, traffic, console, changed });
  }

  /** Whether what travels is told. */
  watch(on: boolean): void {
    if (on === this.traffic.watched) return;
    this.traffic.watched = on;
    this.server.trace(on);
  }

  async dispose(): Promise<void> {
    await this.end();
    this.clients.closeAll('the host stops');
  }

  /** Nothing runs any longer; clients stay, and nobody hears them. */
  async end(): Promise<void> {
    await this.server.dispose();
    this.console.dispose();
    this.traffic.dispose();
  }
}
