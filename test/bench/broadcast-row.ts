import { startEchoHost, startEchoPeer, ratesOf } from './echo-servers.ts';
import type { Row } from './row.ts';

export const broadcastRow: Row = {
  name: 'broadcast',
  about: 'One of 100 clients speaks, 8 messages under way, and all hear each: against the same loop over the clients of a bare ws server.',
  rounds: 3,
  async measure() {
    await using ours = await startEchoHost();
    await using bare = await startEchoPeer('bare');
    const rates = await ratesOf(
      { ours: ours.all, bare: bare.all },
      { connections: 100, pace: { kind: 'under-way', underWay: 8, speakers: 1 }, client: 'raw' },
    );
    return [
      { what: 'deliveries of broadcasts to 100 clients: of bare ws', value: rates.ours / rates.bare, unit: '×', budget: { atLeast: 0.9 } },
      { what: 'deliveries of broadcasts to 100 clients', value: rates.ours, unit: '1/s' },
      { what: 'bare ws, the same', value: rates.bare, unit: '1/s' },
    ];
  },
};
