import { TestCluster } from '../support/cluster.ts';
import { threadTimes } from './cpu-times.ts';
import { echoProjects, ratesOf, type Target } from './echo-servers.ts';
import { quantile } from './quantile.ts';
import type { Figure, Row } from './row.ts';
import { runLoad } from './run-load.ts';

const NODES = [1, 2, 3];
const PROJECTS = 12;
const BUSY = { connections: 2, pace: { kind: 'under-way', underWay: 4 }, client: 'raw' } as const;
/** A fourth of what one node can do. */
const PACED = { connections: 2, pace: { kind: 'paced', perSecond: 1_000 }, client: 'raw', warmUp: 1, seconds: 4 } as const;

export const nodesRow: Row = {
  name: 'nodes',
  about:
    'The same load on one, two and three nodes behind haproxy, all on this machine: 12 projects that echo. Then one project, asked at its owner and at a node that forwards.',
  rounds: 1,
  async measure() {
    const figures: Figure[] = [];
    for (const nodes of NODES) {
      await using cluster = await TestCluster.start({ nodes });
      figures.push(...(await spread(cluster)));
      if (cluster.nodes.length === Math.max(...NODES)) figures.push(...(await forwarded(cluster)));
    }
    return figures;
  },
};

/** All of them through haproxy, which spreads the projects. */
async function spread(cluster: TestCluster): Promise<Figure[]> {
  const name = cluster.nodes.length === 1 ? '1 node' : `${String(cluster.nodes.length)} nodes`;
  const target = await echoProjects(cluster.url, PROJECTS);
  await runLoad({ ...BUSY, ...target, warmUp: 0, seconds: 2 });
  const before = cpuOf(cluster);
  const { answers, seconds } = await runLoad({ ...BUSY, ...target, warmUp: 0, seconds: 4 });
  const used = cpuOf(cluster) - before;
  const { latencies } = await runLoad({ ...PACED, ...target });
  return [
    { what: `${name}: echoes, as many as it can`, value: answers / seconds, unit: '1/s' },
    { what: `${name}: CPU of all nodes for one echo`, value: used / answers, unit: 'µs' },
    { what: `${name}: 1,000 echoes a second, p50`, value: quantile(latencies, 0.5), unit: 'ms' },
    { what: `${name}: 1,000 echoes a second, p99`, value: quantile(latencies, 0.99), unit: 'ms' },
  ];
}

/** What it costs that somebody comes to a node that does not own the project. */
async function forwarded(cluster: TestCluster): Promise<Figure[]> {
  const [owner, edge] = cluster.nodes;
  if (!owner || !edge) throw new Error('two nodes are needed');
  const target = await echoProjects(owner.url, 1);
  const ways: Record<'owner' | 'edge', Target> = {
    owner: target,
    edge: { ...target, urls: target.urls.map((url) => url.replace(new URL(owner.url).host, new URL(edge.url).host)) },
  };
  const rates = await ratesOf(ways, BUSY);
  const [near, far] = [await runLoad({ ...PACED, ...ways.owner }), await runLoad({ ...PACED, ...ways.edge })];
  const at = ({ latencies }: { latencies: number[] }, share: number): number => quantile(latencies, share);
  return [
    { what: 'forwarded: echoes, of those at the owner', value: rates.edge / rates.owner, unit: '×' },
    { what: 'forwarded: added to an echo, p50', value: at(far, 0.5) - at(near, 0.5), unit: 'ms' },
    { what: 'forwarded: added to an echo, p99', value: at(far, 0.99) - at(near, 0.99), unit: 'ms' },
  ];
}

/** Microseconds that the nodes have run. */
function cpuOf({ nodes }: TestCluster): number {
  return nodes.flatMap(({ pid }) => [...threadTimes(pid).values()]).reduce((sum, time) => sum + time, 0);
}
