import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, putFiles } from '../../support/api.ts';
import { CHAT_SERVER, ChatClient } from '../../support/chat-client.ts';
import { HAS_CLUSTER, TestCluster } from '../../support/cluster.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { PATIENCE } from '../../support/ide-page.ts';
import { readMetrics } from '../../support/metrics.ts';

const TOKEN = 'for-whoever-watches';

interface Line {
  msg: string;
  project?: string;
  forwarded?: string;
  socket?: string;
}

/** Of the forwarded sockets, those that have closed. */
const closed = (lines: readonly Line[]): (string | undefined)[] =>
  lines.flatMap(({ msg, forwarded, socket }) => (forwarded !== undefined && msg.endsWith('has closed') ? [socket] : []));

describe.skipIf(!HAS_CLUSTER)('whoever watches over two nodes', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await TestCluster.start({ nodes: 2, env: { METRICS_TOKEN: TOKEN, LOG_LEVEL: 'info' } });
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  const urlOf = (node: number): string => cluster.nodes[node]?.url ?? '';
  const metricsOf = (node: number): Promise<Map<string, number>> => readMetrics(urlOf(node), TOKEN);
  const figure = async (node: number, name: string): Promise<number | undefined> => (await metricsOf(node)).get(`wszero_${name}`);

  const linesOf = (node: number, project: string): Line[] =>
    (cluster.nodes[node]?.output() ?? '')
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Line)
      .filter((line) => line.project === project);

  it('sees messages that are forwarded, how long that takes, what was written, and code that was stopped', async () => {
    const project = await createProject(urlOf(0));
    await putFiles(urlOf(0), project, { 'server.js': CHAT_SERVER });
    using chatter = new ChatClient(`${urlOf(1).replace('http', 'ws')}/p/${project.play}/ws`, 'Ada');
    await expect.poll(() => chatter.online, PATIENCE).toBe(true);
    const last = chatter.say();
    await expect.poll(() => chatter.heard, PATIENCE).toBe(last);
    expect(await figure(1, 'forwarded_messages_total{to="owner"}')).toBeGreaterThan(0);
    expect(await figure(1, 'forwarded_messages_total{to="socket"}')).toBeGreaterThan(0);
    expect(await figure(0, 'forwarded_messages_total{to="owner"}')).toBe(0);
    await expect.poll(() => figure(1, 'bus_round_trip_seconds_count'), PATIENCE).toBeGreaterThan(0);

    const owner = await metricsOf(0);
    for (const name of ['write_seconds', 'edit_saved_seconds']) {
      expect(owner.get(`wszero_${name}_count`)).toBeGreaterThan(0);
      expect(owner.get(`wszero_${name}_sum`)).toBeGreaterThan(0);
      expect(owner.get(`wszero_${name}_bucket{le="+Inf"}`)).toBe(owner.get(`wszero_${name}_count`));
    }
    expect(owner.get('wszero_sandbox_stops_total{reason="endless"}')).toBe(0);
    await putFiles(urlOf(0), project, { 'server.js': 'while (true);' });
    expect(await figure(0, 'sandbox_stops_total{reason="endless"}')).toBe(1);
    expect([...owner.keys()].filter((name) => name.includes(project.id))).toEqual([]);
  });

  it('finds a socket that is forwarded by one name in both logs, and no key and no link', async () => {
    const project = await createProject(urlOf(0));
    await putFiles(urlOf(0), project, { 'server.js': CHAT_SERVER });
    const url = `${urlOf(1).replace('http', 'ws')}/p/${project.play}/ws`;
    using chatter = new ChatClient(url, 'Ada');
    await expect.poll(() => chatter.online, PATIENCE).toBe(true);
    const editor = await EditorClient.open(urlOf(1), project);
    editor.socket.terminate();
    await expect.poll(() => closed(linesOf(0, project.id)), PATIENCE).toEqual(['ide']);
    await expect.poll(() => closed(linesOf(1, project.id)), PATIENCE).toEqual(['ide']);
    const names = (node: number, socket: string): string[] =>
      linesOf(node, project.id).flatMap((line) => (line.socket === socket && line.forwarded !== undefined ? [line.forwarded] : []));
    for (const socket of ['client', 'ide']) {
      expect(new Set(names(0, socket)).size).toBe(1);
      expect(new Set(names(1, socket))).toEqual(new Set(names(0, socket)));
    }
    expect(names(0, 'client')).not.toContain(names(0, 'ide')[0]);
    const said = cluster.nodes.map((node) => node.output()).join('\n');
    for (const secret of [project.editKey, project.play, TOKEN]) expect(said).not.toContain(secret);
  });

  it('sees who took a project over, and the lease that was lost', { timeout: 120_000 }, async () => {
    const project = await createProject(urlOf(0));
    await putFiles(urlOf(0), project, { 'server.js': CHAT_SERVER });
    expect(await cluster.ownerOf(project.id)).toBe(0);
    process.kill(cluster.nodes[0]?.pid ?? 0, 'SIGSTOP');
    try {
      using chatter = new ChatClient(`${urlOf(1).replace('http', 'ws')}/p/${project.play}/ws`, 'Ada');
      await expect.poll(() => chatter.online && cluster.ownerOf(project.id), PATIENCE).toBe(1);
    } finally {
      process.kill(cluster.nodes[0]?.pid ?? 0, 'SIGCONT');
    }
    expect(await figure(1, 'takeovers_total')).toBeGreaterThan(0);
    await expect.poll(() => figure(0, 'leases_lost_total'), PATIENCE).toBe(1);
    expect(await figure(0, 'takeovers_total')).toBe(0);
    expect(await figure(1, 'leases_lost_total')).toBe(0);
  });
});
