import type { Writable } from 'node:stream';
import type { ServerSocket } from '../../runtime/clients/server-socket.ts';
import type { Open, Refusal, SocketKind } from '../cluster/bus-frames.ts';
import type { Directory } from '../cluster/directory.ts';
import type { BusDoor } from '../cluster/owner-link.ts';
import { projectIn } from '../cluster/project-in.ts';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';
import type { WrongKeyBrake } from '../http/wrong-key-brake.ts';
import type { HostLessons } from '../lessons/host-lessons.ts';
import type { Log } from '../log.ts';
import type { HostRegistry } from '../projects/host-registry.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import { acceptClient } from './client-socket.ts';
import { acceptIde } from './ide-socket.ts';
import type { PaneNetworks } from './pane-networks.ts';

export interface ProjectDoorOptions {
  registry: HostRegistry;
  directory: Pick<Directory, 'ownerOf'>;
  networks: PaneNetworks;
  lessons: HostLessons;
  config: Config;
  brake: WrongKeyBrake;
  log: Log;
}

/** A socket that wants to be let in. */
export type Visitor = Omit<Open, 'type' | 'id'>;

/** Where sockets come into the projects of this node, those that it holds itself and those that another one holds. */
export class ProjectDoor implements BusDoor {
  readonly #options: ProjectDoorOptions;

  constructor(options: ProjectDoorOptions) {
    this.#options = options;
  }

  /** Without a handshake: a page that had one would send what it has kept. */
  isCut(socket: SocketKind, query: string): boolean {
    return socket === 'client' && this.#options.networks.of(new URLSearchParams(query).get('pane')) === 'cut';
  }

  async refusal({ socket, name, query }: Visitor): Promise<Refusal | undefined> {
    if (this.isCut(socket, query)) return 'cut';
    const project = projectIn(name);
    const owner = project === undefined ? 'here' : await this.#options.directory.ownerOf(project);
    return typeof owner === 'object' ? 'try-another' : undefined;
  }

  /** `stream`: below `ws`, where this node holds it. */
  accept(ws: ServerSocket, { socket, name, query, address }: Visitor, log = this.#options.log, stream?: Writable): void {
    const { registry, networks, lessons } = this.#options;
    if (socket === 'ide') return acceptIde({ ...this.#options, ws, id: name, address, log });
    acceptClient({ ws, stream, play: name, query: new URLSearchParams(query), registry, networks, checks: lessons.checks }).catch(
      (error: unknown) => {
        // another node has it by now, or nobody can know who has: no fault of this one
        if (!(error instanceof CodedError) || error.status !== 503) log.error({ err: error }, 'a client could not be let in');
        ws.close(CLOSE.tryAgainLater, 'the host could not start this project');
      },
    );
  }
}
