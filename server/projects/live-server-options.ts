import type { ClientTable } from '../../runtime/clients/client-table.ts';
import type { Compiler } from '../compiler/compiler.ts';
import type { Diagnostic } from '../protocol/diagnostic.ts';
import type { ProjectState } from '../protocol/project-state.ts';
import type { SandboxPool } from '../sandbox/sandbox-pool.ts';
import type { Code } from './code.ts';
import type { OutflowPump } from './outflow.ts';
import type { Suspicion } from './suspicion.ts';

export interface LiveServerEvents {
  /** Carries out effects from `from` on, until `isOver`. Gives where it stopped. */
  effects(text: string, code: Code, from: number, isOver: () => boolean): number;
  /** For the console. */
  trouble(diagnostic: Diagnostic): void;
  /** `swapped`: new code runs, or (`false`) was refused. */
  swapped(ok: boolean): void;
  /** What the code that runs listens for, or where that is in its files. */
  handlersChanged(handlers: Code['handlers']): void;
  stateChanged(state: ProjectState): void;
}

export interface LiveServerOptions {
  /** Of the project. */
  id: string;
  compiler: Compiler;
  pool: SandboxPool;
  pump: OutflowPump;
  clients: ClientTable;
  files: () => ReadonlyMap<string, string>;
  suspicion: Suspicion;
  /** A copy that nobody sees: it takes no worker from those that are seen. */
  isHidden: boolean;
  events: LiveServerEvents;
}
