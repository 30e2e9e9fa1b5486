import type { Cluster } from './cluster/cluster.ts';
import type { Gateway } from './gateway/gateway.ts';
import { processMetrics, type Metric } from './metrics.ts';
import type { HostRegistry } from './projects/host-registry.ts';
import type { SandboxPool } from './sandbox/sandbox-pool.ts';
import type { StoreMetrics } from './store/store-metrics.ts';

export interface HostMetricsOptions {
  registry: HostRegistry;
  pool: SandboxPool;
  gateway: Gateway;
  cluster: Cluster | undefined;
  store: StoreMetrics;
}

/** What is to be known of a host by whoever watches over it. No name of a project or of a person is in it. */
export function hostMetrics({ registry, pool, gateway, cluster, store }: HostMetricsOptions): Metric[] {
  return [
    { name: 'projects', help: 'Projects that are awake here.', type: 'gauge', read: () => registry.size },
    {
      name: 'people',
      help: 'Who is in them.',
      type: 'gauge',
      read: async () => {
        const { clients, editors } = await registry.people();
        return { 'as="client"': clients, 'as="editor"': editors };
      },
    },
    { name: 'sockets', help: 'Websockets that this node holds, for whatever node.', type: 'gauge', read: () => gateway.figures.sockets },
    {
      name: 'messages_total',
      help: 'Messages that came on them.',
      type: 'counter',
      read: () => ({ 'socket="client"': gateway.figures.frames.client, 'socket="ide"': gateway.figures.frames.ide }),
    },
    {
      name: 'projects_woken_total',
      help: 'Projects that this node became the owner of.',
      type: 'counter',
      read: () => registry.woken,
    },
    ...storeMetrics(store),
    {
      name: 'sandbox_stops_total',
      help: 'Code that was stopped for good, or took too much while it started.',
      type: 'counter',
      read: () => Object.fromEntries(Array.from(pool.stops, ([reason, count]) => [`reason="${reason}"`, count])),
    },
    { name: 'sandbox_workers_ended_total', help: 'Threads that had to be ended, or died.', type: 'counter', read: () => pool.ends },
    ...(cluster ? clusterMetrics(cluster) : []),
    ...processMetrics(),
  ];
}

function storeMetrics(store: StoreMetrics): Metric[] {
  return [
    {
      name: 'takeovers_total',
      help: 'Projects taken over from a node that had not given them back.',
      type: 'counter',
      read: () => store.takeovers,
    },
    {
      name: 'fenced_writes_total',
      help: 'Writes that were refused, for another node has the project.',
      type: 'counter',
      read: () => store.fencedWrites,
    },
    { name: 'leases_lost_total', help: 'How often all was dropped for want of a lease.', type: 'counter', read: () => store.lostLeases },
    { name: 'write_seconds', help: 'From asking for a write until it is on the disk.', type: 'histogram', read: () => store.writeMs },
    {
      name: 'edit_saved_seconds',
      help: 'From when a change of a document came until it was told as saved.',
      type: 'histogram',
      read: () => store.savedMs,
    },
  ];
}

function clusterMetrics(cluster: Cluster): Metric[] {
  return [
    { name: 'ready', help: '1 while people may be sent to this node.', type: 'gauge', read: () => Number(cluster.isReady) },
    { name: 'nodes', help: 'Nodes that have a lease.', type: 'gauge', read: async () => (await cluster.directory.nodes()).length },
    {
      name: 'bus_links',
      help: 'Websockets between this node and others.',
      type: 'gauge',
      read: () => ({ 'by="this"': cluster.bus.links.dialled, 'by="another"': cluster.bus.links.accepted }),
    },
    {
      name: 'forwarded_messages_total',
      help: 'Messages of sockets that this node holds for others.',
      type: 'counter',
      read: () => ({ 'to="owner"': cluster.bus.metrics.toOwners, 'to="socket"': cluster.bus.metrics.fromOwners }),
    },
    {
      name: 'bus_round_trip_seconds',
      help: 'To another node and back, in line with what is forwarded.',
      type: 'histogram',
      read: () => cluster.bus.metrics.roundTripMs,
    },
  ];
}
