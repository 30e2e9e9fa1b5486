import { echoProjects, startEchoHost, type Target } from './echo-servers.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';
import { runLoad } from './run-load.ts';

const PROJECTS = 100;
const CLIENTS = 10;
const PER_CLIENT_AND_SECOND = 5;

export const hundredRow: Row = {
  name: 'hundred',
  about: '100 projects at once, each with 10 clients that send 5 messages a second, which are echoed; against one such project alone.',
  rounds: 3,
  async measure() {
    await using ours = await startEchoHost();
    const projects = await echoProjects(ours.host.url, PROJECTS);
    const alone = await latencies(ours.echo);
    const together = await latencies(projects);
    return [
      {
        what: '100 projects, 10 clients each, 5 messages/s a client, p99: of one alone',
        value: quantile(together, 0.99) / quantile(alone, 0.99),
        unit: '×',
        budget: { atMost: 3 },
      },
      { what: '100 projects, p50', value: quantile(together, 0.5), unit: 'ms' },
      { what: '100 projects, p99', value: quantile(together, 0.99), unit: 'ms' },
      { what: 'one alone, p50', value: quantile(alone, 0.5), unit: 'ms' },
      { what: 'one alone, p99', value: quantile(alone, 0.99), unit: 'ms' },
      { what: '100 projects, messages answered', value: together.length / SECONDS, unit: '1/s' },
    ];
  },
};

const SECONDS = 4;

async function latencies(target: Target): Promise<number[]> {
  const perSecond = target.urls.length * CLIENTS * PER_CLIENT_AND_SECOND;
  const plan = { connections: CLIENTS, pace: { kind: 'paced', perSecond }, client: 'raw', warmUp: 1.5, seconds: SECONDS } as const;
  return (await runLoad({ ...plan, ...target })).latencies;
}
