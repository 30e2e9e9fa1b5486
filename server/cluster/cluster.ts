import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
import type { HostRegistry } from '../projects/host-registry.ts';
import { Bus } from './bus.ts';
import type { Directory } from './directory.ts';
import { forwardCalls } from './forward-calls.ts';
import type { BusDoor } from './owner-link.ts';
import { ClusterSecrets } from './secrets.ts';

export interface ClusterOptions {
  /** The id of this node. */
  self: string;
  /** CLUSTER_SECRET. */
  secret: string;
  directory: Directory;
  registry: HostRegistry;
  door: BusDoor;
  log: Log;
}

/** Projects that are handed over at a time. */
const AT_ONCE = 4;

/** What a host has more that is one of several: it hands on what others own, takes in what they hand on, and hands over what it has when it goes. */
export class Cluster {
  readonly bus: Bus;
  readonly directory: Directory;
  /** For calls over HTTP. */
  readonly forward: RequestHandler;
  readonly #registry: HostRegistry;
  #isLeaving = false;

  constructor({ self, secret, directory, registry, door, log }: ClusterOptions) {
    const secrets = new ClusterSecrets(secret);
    this.directory = directory;
    this.bus = new Bus({ self, token: secrets.bus, door, log });
    this.forward = forwardCalls({ directory, token: secrets.call, log });
    this.#registry = registry;
  }

  /** False while whoever comes is to be sent to another node. */
  get isReady(): boolean {
    return this.directory.isAlive && !this.#isLeaving;
  }

  /** Hands over all projects: each is written down first, and those who are in it find it at another node. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    this.directory.drain();
    const ids = this.#registry.awakeIds;
    const handOn = async (): Promise<void> => {
      for (let id = ids.shift(); id !== undefined; id = ids.shift()) await this.#registry.handOver(id);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, handOn));
  }
}
