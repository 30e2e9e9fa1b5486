/** `npm start`: a host of the settings that are given, until a signal ends it. */
import { announce } from './announce.ts';
import { readConfig, type Config } from './config.ts';
import { createHost } from './host.ts';
import { readLessons } from './lessons/read-lessons.ts';
import { createLog } from './log.ts';

/** So long may a request that is under way take when the host stops. */
const STOP_MS = 3_000;
/** The same of a node of several, which writes down what it has and hands it over first. */
const LEAVE_MS = 25_000;

async function main(config: Config): Promise<void> {
  const log = createLog(config.LOG_LEVEL);
  const host = await createHost(config, log, readLessons(config, log));
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    const patience = setTimeout(() => process.exit(1), config.NODE_URL === undefined ? STOP_MS : LEAVE_MS);
    patience.unref();
    await host.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= stop();
    });
  }
  await host.listen();
  // people go to what stands before several nodes, not to one of them
  if (config.NODE_URL === undefined) announce(host.server.address(), config);
}

try {
  await main(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
