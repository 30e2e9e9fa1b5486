import { startEchoHost, startEchoPeer, ratesOf } from './echo-servers.ts';
import { installPeers } from './peers.ts';
import type { Row } from './row.ts';

export const echoPeersRow: Row = {
  name: 'echo-peers',
  about:
    'The same echo in socket.io (websocket only, no sandbox) and in workerd with a Durable Object. 10 connections, 8 under way, one raw client for all.',
  rounds: 3,
  async measure() {
    await installPeers();
    await using ours = await startEchoHost();
    await using socketIo = await startEchoPeer('socket.io');
    await using workerd = await startEchoPeer('workerd');
    const rates = await ratesOf(
      { ours: ours.echo, socketIo: socketIo.echo, workerd: workerd.echo },
      { connections: 10, pace: { kind: 'under-way', underWay: 8 }, client: 'raw' },
    );
    return [
      { what: 'echo, 10 connections, 8 under way: of socket.io', value: rates.ours / rates.socketIo, unit: '×', budget: { atLeast: 1 } },
      { what: 'echo, 10 connections, 8 under way: of workerd', value: rates.ours / rates.workerd, unit: '×', budget: { atLeast: 1.5 } },
      { what: 'echo, 10 connections, 8 under way', value: rates.ours, unit: '1/s' },
      { what: 'socket.io, the same', value: rates.socketIo, unit: '1/s' },
      { what: 'workerd, the same', value: rates.workerd, unit: '1/s' },
    ];
  },
};
