/** The one place that wires everything: what is made here is given to whoever needs it, and ended in the opposite order. */
import { randomBytes } from 'node:crypto';
import { announce } from './announce.ts';
import { BUILT } from './built.ts';
import { createCompiler } from './compiler/compiler.ts';
import { readConfig, type Config } from './config.ts';
import { Gateway } from './gateway/gateway.ts';
import { createApp } from './http/app.ts';
import { createHttpServer } from './http/http-server.ts';
import { WrongKeyBrake } from './http/wrong-key-brake.ts';
import { readLessons } from './lessons/read-lessons.ts';
import { createLog } from './log.ts';
import { HostRegistry } from './projects/host-registry.ts';
import { ProjectAccess } from './projects/project-access.ts';
import { readStarter } from './projects/starter.ts';
import { SandboxPool } from './sandbox/sandbox-pool.ts';
import { openSqliteStore } from './store/sqlite/open-sqlite-store.ts';

/** So long may a request that is under way take when the host stops. */
const STOP_MS = 3_000;

async function main(config: Config): Promise<void> {
  const log = createLog(config.LOG_LEVEL);
  const store = await openSqliteStore({ dataDir: config.DATA_DIR, log });
  const secret = await store.secret('keys', () => randomBytes(32));
  const compiler = createCompiler({ log });
  const pool = new SandboxPool(log, config.MEMORY_MB === undefined ? undefined : config.MEMORY_MB * 1024 * 1024);
  const registry = new HostRegistry({ store, compiler, pool, log, secret });
  const access = new ProjectAccess({ store, registry, starter: readStarter(), secretWords: config.SECRET_WORDS });
  const brake = new WrongKeyBrake();
  const lessons = readLessons(config, log);
  const app = createApp({ access, config, log, brake, built: BUILT, compiler, lessons, health: () => ({ awake: registry.size }) });
  const server = createHttpServer(app, config);
  const gateway = new Gateway({ server, registry, config, brake, log });

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    const patience = setTimeout(() => process.exit(1), STOP_MS);
    patience.unref();
    gateway.dispose();
    server.close();
    server.closeIdleConnections();
    await registry.dispose();
    await Promise.all([compiler.dispose(), pool.dispose()]);
    await store.close();
    server.closeAllConnections();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= stop();
    });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  announce(server.address(), config);
}

try {
  await main(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
