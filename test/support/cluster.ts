import { randomBytes } from 'node:crypto';
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findHaproxy } from '../../server/setup/haproxy.mjs';
import { startHaproxy, type RunningHaproxy } from '../../server/setup/haproxy-server.mjs';
import type { Wire } from './namespaces.ts';
import { HAS_POSTGRES, openPostgres, type TestPostgres } from './postgres.ts';
import { SCHOOL_HOST } from './school-host.ts';
import { freePort, startHost, type RunningHost } from './start-host.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** Whether tests of several nodes run. On a machine that tests for others they always do, and fail where something is missing. */
export const HAS_CLUSTER = HAS_POSTGRES && (findHaproxy() !== undefined || process.env['CI'] === 'true');

export interface ClusterOptions {
  nodes?: number;
  /** More environment of each node. */
  env?: Record<string, string>;
  /** With a computer for each node; without it all are on the loopback address. */
  wire?: Wire;
}

/** Several nodes, a database and haproxy in front of them, on this machine. */
export class TestCluster implements AsyncDisposable {
  /** Of haproxy, without a slash at its end. */
  readonly url: string;
  /** The same at an address that is no secure context. */
  readonly schoolUrl: string;
  readonly postgres: TestPostgres;
  readonly nodes: RunningHost[];
  /** Of what all nodes share. */
  readonly database: string;
  readonly #way: TcpProxy | undefined;
  readonly #haproxy: RunningHaproxy;
  readonly #folder: string;

  static async start({ nodes = 3, env = {}, wire }: ClusterOptions = {}): Promise<TestCluster> {
    const postgres = await openPostgres({ isDurable: true });
    const database = await postgres.newDatabase();
    // computers of their own can not reach a loopback address of ours
    const way = wire && (await startTcpProxy({ to: postgres.port, host: wire.address }));
    const seen = way ? database.replace(/@[^/]*/, `@${wire.address}:${String(way.port)}`) : database;
    const [port = 0, ...ports] = await Promise.all(Array.from({ length: nodes + 1 }, freePort));
    const secret = randomBytes(32).toString('hex');
    const startNode = (own: number, at: number): Promise<RunningHost> => {
      const place = wire?.computers[at];
      const NODE_URL = `http://${place?.address ?? '127.0.0.1'}:${String(own)}`;
      const more = { ...env, DATABASE_URL: seen, NODE_URL, CLUSTER_SECRET: secret, TRUST_PROXY: '1' };
      return startHost({ port: own, env: more, ...(place && { place }) });
    };
    // the first one makes the tables
    const running = [await startNode(ports[0] ?? 0, 0)];
    running.push(...(await Promise.all(ports.slice(1).map((own, at) => startNode(own, at + 1)))));
    const folder = await mkdtemp(join(tmpdir(), 'wszero-haproxy-'));
    const haproxy = await startHaproxy({ folder, host: '127.0.0.1', port, nodes: running.map(({ url }) => new URL(url).host) });
    const cluster = new TestCluster({ port, postgres, nodes: running, way, database, haproxy, folder });
    await cluster.query(NOTE_STALE_WRITES);
    return cluster;
  }

  private constructor(parts: {
    port: number;
    postgres: TestPostgres;
    nodes: RunningHost[];
    way: TcpProxy | undefined;
    database: string;
    haproxy: RunningHaproxy;
    folder: string;
  }) {
    this.url = `http://127.0.0.1:${String(parts.port)}`;
    this.schoolUrl = `http://${SCHOOL_HOST}:${String(parts.port)}`;
    this.postgres = parts.postgres;
    this.nodes = parts.nodes;
    this.#way = parts.way;
    this.database = parts.database;
    this.#haproxy = parts.haproxy;
    this.#folder = parts.folder;
  }

  /** Which node owns the project, counted from 0. Undefined when none does. */
  async ownerOf(project: string): Promise<number | undefined> {
    const rows = await this.query('select url from documents join nodes using (incarnation) where project = $1', [project]);
    const at = this.nodes.findIndex(({ url }) => url === rows[0]?.['url']);
    return at === -1 ? undefined : at;
  }

  /** Updates that were written under an older epoch than the project had by then. */
  async staleWrites(): Promise<number> {
    return (await this.query('select * from stale_writes')).length;
  }

  async query(text: string, values: string[] = []): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.database });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#haproxy.stop();
    await Promise.all(this.nodes.map((node) => node[Symbol.asyncDispose]()));
    await this.#way?.[Symbol.asyncDispose]();
    await this.postgres[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

const NOTE_STALE_WRITES = `
  create table stale_writes (project text, seq bigint, epoch bigint);
  create function note_stale_write() returns trigger language plpgsql as $$
    begin
      insert into stale_writes select new.project, new.seq, new.epoch from documents
        where project = new.project and epoch > new.epoch;
      return new;
    end $$;
  create trigger note_stale_write after insert on updates for each row execute function note_stale_write();
`;
