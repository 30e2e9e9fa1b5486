/** The one place that wires everything: what is made here is given to whoever needs it, and ended in the opposite order. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { BUILT } from './built.ts';
import { createCompiler } from './compiler/compiler.ts';
import type { Directory, NodeAddress } from './cluster/directory.ts';
import { LocalDirectory } from './cluster/local-directory.ts';
import { PostgresDirectory } from './cluster/postgres-directory.ts';
import type { Config } from './config.ts';
import { Cluster, type ClusterOptions } from './cluster/cluster.ts';
import { Gateway } from './gateway/gateway.ts';
import { PaneNetworks } from './gateway/pane-networks.ts';
import { ProjectDoor } from './gateway/project-door.ts';
import { hostMetrics } from './host-metrics.ts';
import { ExpiredFolder } from './housekeeping/expired-folder.ts';
import { ExpiredTable } from './housekeeping/expired-table.ts';
import type { ExpiredZips } from './housekeeping/expired-zip.ts';
import { Expiry, type ExpiryOptions } from './housekeeping/expiry.ts';
import { removeHostNote, writeHostNote } from './housekeeping/host-note.ts';
import { createApp } from './http/app.ts';
import type { BackupDeps } from './http/backup.ts';
import { createHttpServer } from './http/http-server.ts';
import { WrongKeyBrake } from './http/wrong-key-brake.ts';
import { CheckDesk } from './lessons/check/check-desk.ts';
import type { HostLessons } from './lessons/host-lessons.ts';
import type { LessonLibrary } from './lessons/lesson-library.ts';
import type { Log } from './log.ts';
import { metricsText } from './metrics.ts';
import { HostRegistry } from './projects/host-registry.ts';
import { ProjectAccess } from './projects/project-access.ts';
import { readStarters } from './projects/starter.ts';
import { urlForOthers } from './own-urls.ts';
import { LIMITS } from './protocol/limits.ts';
import { SandboxPool } from './sandbox/sandbox-pool.ts';
import { openPostgresStore } from './store/postgres/open-postgres-store.ts';
import { openSqliteStore } from './store/sqlite/open-sqlite-store.ts';
import { StoreMetrics } from './store/store-metrics.ts';
import type { Store } from './store/store.ts';

/** A host that serves, or is about to. */
export interface Host {
  server: Server;
  registry: HostRegistry;
  access: ProjectAccess;
  lessons: HostLessons;
  /** Resolves when it listens. */
  listen(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes a host of its parts. `library`: its lessons. */
export async function createHost(config: Config, log: Log, library: LessonLibrary): Promise<Host> {
  const counts = new StoreMetrics();
  const { store, directory, self, hold, zips } = await openData(config, log, counts);
  const secret = await store.secret('keys', () => randomBytes(32));
  const compiler = createCompiler({ log });
  const pool = new SandboxPool(log, config.MEMORY_MB === undefined ? undefined : config.MEMORY_MB * 1024 * 1024);
  const registry = new HostRegistry({ store, directory, compiler, pool, log, metrics: counts, secret });
  const access = new ProjectAccess({ store, registry, starters: readStarters(), secretWords: config.SECRET_WORDS });
  const brake = new WrongKeyBrake();
  const backup = hold && { key: randomBytes(32).toString('hex'), hold };
  const health = (): { awake: number } => ({ awake: registry.size });
  const expiry = expiryOf(config, { store, registry, zips, log });
  const networks = new PaneNetworks();
  const lessons: HostLessons = { library, checks: new CheckDesk({ networks, address: () => server.address(), log }) };
  const door = new ProjectDoor({ registry, directory, networks, lessons, config, brake, log });
  const cluster = clusterOf(config, self, { directory, registry, door, log });
  const isReady = (): boolean => cluster?.isReady ?? true;
  const reach = (): string | undefined => urlForOthers(server.address());
  const metrics = config.METRICS_TOKEN === undefined ? undefined : { token: config.METRICS_TOKEN, read: () => metricsText(figures) };
  const parts = { access, config, log, brake, compiler, backup, health, isReady, metrics, reach };
  const app = createApp({ ...parts, built: BUILT, lessons: library, forward: cluster?.forward });
  const server: Server = createHttpServer(app, config);
  const gateway = new Gateway({ server, door, cluster, config, log });
  const figures = hostMetrics({ registry, pool, gateway, cluster, store: counts });
  return {
    server,
    registry,
    access,
    lessons,
    async listen() {
      expiry?.start();
      await listen(server, config);
      if (backup) await note(server, config, backup.key, log);
    },
    async stop() {
      await removeHostNote(config.DATA_DIR);
      await cluster?.leave();
      gateway.dispose();
      cluster?.bus.end();
      server.close();
      server.closeIdleConnections();
      await expiry?.dispose();
      await registry.dispose();
      await directory.dispose();
      await Promise.all([compiler.dispose(), pool.dispose()]);
      await store.close();
      server.closeAllConnections();
    },
  };
}

/** What is kept, and who owns it. `self`: this node, where it is one of several; `hold`: of a file that can be copied. */
interface Data {
  store: Store;
  directory: Directory;
  self?: NodeAddress;
  hold?: BackupDeps['hold'];
  /** Where zips of what has expired are kept: every node finds them. */
  zips: ExpiredZips;
}

async function openData({ DATA_DIR, DATABASE_URL, NODE_URL }: Config, log: Log, metrics: StoreMetrics): Promise<Data> {
  if (DATABASE_URL === undefined) {
    const store = await openSqliteStore({ dataDir: DATA_DIR, log, metrics });
    const zips = new ExpiredFolder({ folder: join(DATA_DIR, 'expired'), built: BUILT });
    return { store, zips, directory: new LocalDirectory(store), hold: () => store.holdFile() };
  }
  const { store, db } = await openPostgresStore({ url: DATABASE_URL, log, metrics });
  const self = { id: randomUUID(), url: NODE_URL ?? '' };
  const zips = new ExpiredTable({ db, built: BUILT });
  return { store, self, zips, directory: await PostgresDirectory.open({ db, url: DATABASE_URL, address: self, log, metrics }) };
}

function listen(server: Server, { PORT, HOST }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: PORT, host: HOST, backlog: LIMITS.connectionsAtTheDoor }, resolve);
  });
}

/** Without it the host serves all the same, and only a backup has to wait until it is stopped. */
async function note(server: Server, { DATA_DIR }: Config, key: string, log: Log): Promise<void> {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  await writeHostNote(DATA_DIR, address, key).catch((error: unknown) => log.error({ err: error }, 'no backup can be made'));
}

/** Undefined where this host is alone. */
function clusterOf(
  { CLUSTER_SECRET }: Config,
  self: NodeAddress | undefined,
  parts: Omit<ClusterOptions, 'self' | 'secret'>,
): Cluster | undefined {
  return CLUSTER_SECRET === undefined || !self ? undefined : new Cluster({ ...parts, self: self.id, secret: CLUSTER_SECRET });
}

/** Undefined where projects are kept for ever. */
function expiryOf({ EXPIRY_DAYS }: Config, parts: Omit<ExpiryOptions, 'days'>): Expiry | undefined {
  return EXPIRY_DAYS === undefined ? undefined : new Expiry({ ...parts, days: EXPIRY_DAYS });
}
