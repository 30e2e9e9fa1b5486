import { createCompiler } from '../../server/compiler/compiler.ts';
import { createLog } from '../../server/log.ts';
import { newPool, ProjectInSandbox } from '../server/sandbox/project-in-sandbox.ts';
import { createProject, type MadeProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Figure, Row } from './row.ts';

const PROJECTS = 40;
/** The first starts of a host find engines that are not yet optimised: two for each of its four workers are told apart. */
const FIRST = 8;
const PAGE = '<!doctype html>\n<h1>Chat</h1>\n<script src="client.js"></script>\n';

/** Each project has a source of its own, so that nothing can be known from the one before. */
const sourceOf = (n: number): string => `// Project ${String(n)}
const said = [];
on('connect', (client) => client.send('welcome', { said }));
on('say', (client, text) => {
  said.push(text);
  broadcast('said', { text, from: client.name });
});
`;

export const coldRow: Row = {
  name: 'cold',
  about:
    'From a project that has no instance to its first answer, one after the other, all kept alive: in the sandbox alone, with compiled code at hand; and through sockets, at a host that was started again on the folder that has them.',
  rounds: 3,
  async measure() {
    return [
      ...figures('cold to first answer, compiled code at hand', await compiledTimes(), { p50: 15, p95: 60 }),
      ...figures('cold to first answer, from the disk and with the compile', await wholeTimes()),
    ];
  },
};

async function compiledTimes(): Promise<number[]> {
  const compiler = createCompiler({ log: createLog('error') });
  const pool = newPool();
  await pool.up();
  const times: number[] = [];
  for (let n = 0; n < FIRST + PROJECTS; n++) {
    const compiled = await compiler.compileServer(new Map([['server.js', sourceOf(n)]]));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const began = performance.now();
    const project = await ProjectInSandbox.start(pool, compiled.code);
    await project.say({ op: 'say', text: 'hello' });
    times.push(performance.now() - began);
    if (project.sent.at(-1)?.['op'] !== 'said') throw new Error(`no answer: ${JSON.stringify(project.records)}`);
  }
  await Promise.all([pool.dispose(), compiler.dispose()]);
  return times;
}

async function wholeTimes(): Promise<number[]> {
  await using first = await startHost();
  const projects: MadeProject[] = [];
  for (let n = 0; n < FIRST + PROJECTS; n++) {
    const files = { 'server.js': sourceOf(n), 'index.html': PAGE, 'client.js': 'HANDLERS.said = (msg) => console.log(msg.text);\n' };
    projects.push(await createProject(first.url, files, `Cold ${String(n)}`));
  }
  await first.kill();
  await using host = await first.startAgain();
  const times: number[] = [];
  for (const project of projects) times.push(await firstAnswerMs(host, project));
  return times;
}

async function firstAnswerMs(host: RunningHost, project: MadeProject): Promise<number> {
  const began = performance.now();
  const client = await ScriptClient.join(host.url, project);
  client.say('say', { text: 'hello' });
  await client.next('said');
  const time = performance.now() - began;
  await client.close();
  return time;
}

function figures(what: string, times: readonly number[], budgets?: { p50: number; p95: number }): Figure[] {
  const later = times.slice(FIRST);
  return [
    { what: `${what}, p50`, value: quantile(later, 0.5), unit: 'ms', ...(budgets ? { budget: { atMost: budgets.p50 } } : {}) },
    { what: `${what}, p95`, value: quantile(later, 0.95), unit: 'ms', ...(budgets ? { budget: { atMost: budgets.p95 } } : {}) },
    { what: `${what}, the slowest of the first ${String(FIRST)} of a host`, value: Math.max(...times.slice(0, FIRST)), unit: 'ms' },
  ];
}
