import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { ROOT } from '../../../server/setup/project-root.mjs';
import { createProject, type MadeProject } from '../../support/api.ts';
import { HAS_CLUSTER, TestCluster } from '../../support/cluster.ts';
import { PATIENCE } from '../../support/ide-page.ts';

const run = promisify(execFile);
const DAY_MS = 24 * 60 * 60_000;
const PROJECTS = 6;

it.skipIf(!HAS_CLUSTER)(
  'whichever node deletes a project that nobody opens, its zip is kept once, where anybody finds it who may',
  { timeout: 120_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wszero-expired-'));
    await using cluster = await TestCluster.start({ nodes: 2, env: { EXPIRY_DAYS: '30' } });
    const command = async (...args: string[]): Promise<string> => {
      const env = { ...process.env, DATABASE_URL: cluster.database, INIT_CWD: folder };
      return (await run(process.execPath, [join(ROOT, '.build/server/expired.js'), ...args], { env, cwd: folder })).stdout;
    };
    expect(await command()).toBe('There are none.\n');
    const projects: MadeProject[] = [];
    for (let n = 0; n < PROJECTS; n += 1) projects.push(await createProject(cluster.url, { 'server.js': `// number ${String(n)}` }));
    await Promise.all(cluster.nodes.map((node) => node.kill()));
    await cluster.query('update projects set opened_at = $1', [String(Date.now() - 31 * DAY_MS)]);
    // both look at the same time
    const nodes = await Promise.all(cluster.nodes.map((node) => node.startAgain()));
    cluster.nodes.splice(0, nodes.length, ...nodes);
    await expect.poll(() => cluster.query('select id from projects'), PATIENCE).toEqual([]);

    const listed = await command();
    expect(listed).toContain(`${String(PROJECTS)} zips. To get one: npm run expired <id>`);
    for (const { id } of projects) expect(listed).toMatch(new RegExp(`^20\\d\\d-\\d\\d-\\d\\d  ${id}$`, 'm'));
    for (const [n, { id }] of projects.entries()) {
      await command(id);
      const zip = unzipSync(await readFile(join(folder, `${id}.zip`)));
      expect(Buffer.from(zip['server.js'] ?? []).toString()).toBe(`// number ${String(n)}`);
      expect(Object.keys(zip)).toContain('package.json');
    }
    await expect(command('nobody-1')).rejects.toThrow('There is no zip of nobody-1.');
    for (const node of nodes) expect(node.output()).not.toContain('could not be written down');

    // and after as many days again it is gone
    await cluster.query('update expired set at = $1 where project = $2', [String(Date.now() - 31 * DAY_MS), projects[0]?.id ?? '']);
    const [first] = cluster.nodes;
    await first?.stop();
    if (first) cluster.nodes[0] = await first.startAgain();
    await expect.poll(async () => (await cluster.query('select project from expired')).length, PATIENCE).toBe(PROJECTS - 1);
    await rm(folder, { recursive: true });
  },
);
