import { startEchoHost, startEchoPeer, type Target } from './echo-servers.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';
import { runLoad } from './run-load.ts';

const PER_SECOND = 300;
const CONNECTIONS = 30;

export const calmRow: Row = {
  name: 'calm',
  about: 'What an echo takes while 300 a second pass, 30 clients, against a bare ws server.',
  rounds: 3,
  async measure() {
    await using ours = await startEchoHost();
    await using bare = await startEchoPeer('bare');
    const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    for (const side of ['ours', 'bare', 'bare', 'ours'] as const) times[side].push(...(await latencies({ ours, bare }[side].echo)));
    const more = (share: number): number => quantile(times.ours, share) - quantile(times.bare, share);
    return [
      { what: 'echo at 300 messages/s, p50: more than bare ws', value: more(0.5), unit: 'ms', budget: { atMost: 0.25 } },
      { what: 'echo at 300 messages/s, p99: more than bare ws', value: more(0.99), unit: 'ms', budget: { atMost: 1 } },
      { what: 'echo at 300 messages/s, p50', value: quantile(times.ours, 0.5), unit: 'ms' },
      { what: 'echo at 300 messages/s, p99', value: quantile(times.ours, 0.99), unit: 'ms' },
      { what: 'bare ws at 300 messages/s, p50', value: quantile(times.bare, 0.5), unit: 'ms' },
      { what: 'bare ws at 300 messages/s, p99', value: quantile(times.bare, 0.99), unit: 'ms' },
    ];
  },
};

async function latencies(target: Target): Promise<number[]> {
  const plan = {
    connections: CONNECTIONS,
    pace: { kind: 'paced', perSecond: PER_SECOND },
    client: 'raw',
    warmUp: 1,
    seconds: 2.5,
  } as const;
  return (await runLoad({ ...plan, ...target })).latencies;
}
