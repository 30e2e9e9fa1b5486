import { createProject, type MadeProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Figure, Row } from './row.ts';

const PROJECTS = 60;
const PAGE = '<!doctype html>\n<h1>Chat</h1>\n<script src="client.js"></script>\n';
const SERVER = `const said = [];
on('connect', (client) => client.send('welcome', { said }));
on('say', (client, text) => {
  said.push(text);
  broadcast('said', { text, from: client.name });
});
`;

/**
 * From opening a socket to the first answer of a project that has no instance: a host is started again on the folder that
 * has the projects, and each is asked once, one after the other. Half of them have one source between them, so that its
 * compiled code is at hand from the second on; each of the others has a source of its own, and is compiled.
 */
export const coldRow: Row = {
  name: 'cold',
  async measure() {
    await using first = await startHost();
    const alike = await makeProjects(first, () => SERVER);
    const unlike = await makeProjects(first, (n) => `// Project ${String(n)}\n${SERVER}`);
    await first.kill();
    await using host = await first.startAgain();
    // The very first compile and start warm up, and are not counted.
    const [warmUp, ...others] = alike;
    if (!warmUp) throw new Error('no project');
    await firstAnswerMs(host, warmUp);
    const atHand = await measureAll(host, others);
    const compiled = await measureAll(host, unlike);
    return [
      ...figures('cold to first answer, compiled code at hand', atHand, { p50: 15, p95: 60 }),
      ...figures('cold to first answer, with the compile', compiled),
    ];
  },
};

async function makeProjects(host: RunningHost, source: (n: number) => string): Promise<MadeProject[]> {
  const projects: MadeProject[] = [];
  for (let n = 0; n < PROJECTS; n++) {
    const files = { 'server.js': source(n), 'index.html': PAGE, 'client.js': 'HANDLERS.said = (msg) => console.log(msg.text);\n' };
    projects.push(await createProject(host.url, files, `Cold ${String(n)}`));
  }
  return projects;
}

async function measureAll(host: RunningHost, projects: readonly MadeProject[]): Promise<number[]> {
  const times: number[] = [];
  for (const project of projects) times.push(await firstAnswerMs(host, project));
  return times;
}

async function firstAnswerMs(host: RunningHost, project: MadeProject): Promise<number> {
  const began = performance.now();
  using client = await ScriptClient.join(host.url, project);
  client.say('say', { text: 'hello' });
  await client.next('said');
  return performance.now() - began;
}

function figures(what: string, times: readonly number[], budgets?: { p50: number; p95: number }): Figure[] {
  return (['p50', 'p95'] as const).map((name) => ({
    what: `${what}, ${name}`,
    value: quantile(times, name === 'p50' ? 0.5 : 0.95),
    unit: 'ms',
    ...(budgets ? { budget: { atMost: budgets[name] } } : {}),
  }));
}
