import { PostgresDirectory } from '../../../server/cluster/postgres-directory.ts';
import { createLog } from '../../../server/log.ts';
import type { LeaseFenceOptions } from '../../../server/store/postgres/lease-fence.ts';
import { openPostgresStore } from '../../../server/store/postgres/open-postgres-store.ts';
import { StoreMetrics } from '../../../server/store/store-metrics.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import type { TestNode } from './directory-contract.ts';

/** Shorter than for pupils, so that tests need not wait as long. */
export const LEASE_MS = 1_500;

/** A node whose way to the database can be held up or cut. */
export interface PostgresNode extends TestNode {
  directory: PostgresDirectory;
  way: TcpProxy;
  metrics: StoreMetrics;
  /** Resolves when it is told that its lease is gone. */
  lost: Promise<void>;
}

export async function openNode(id: string, url: string, { leaseMs = LEASE_MS, looksAt }: LeaseFenceOptions = {}): Promise<PostgresNode> {
  const log = createLog('silent');
  const to = new URL(url);
  const way = await startTcpProxy({ to: Number(to.port) });
  to.port = String(way.port);
  const fence = { leaseMs, ...(looksAt && { looksAt }) };
  const metrics = new StoreMetrics();
  const { store, db } = await openPostgresStore({ url: to.href, log, fence, metrics });
  const address = { id, url: `http://${id}.test` };
  const directory = await PostgresDirectory.open({ db, url: to.href, address, log, leaseMs, metrics });
  const lost = new Promise<void>((resolve) => directory.onLost(resolve));
  return {
    directory,
    store,
    way,
    metrics,
    lost,
    async dispose() {
      way.letGo();
      await directory.dispose();
      await store.close();
      await way[Symbol.asyncDispose]();
    },
  };
}
