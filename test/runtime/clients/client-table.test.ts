import { describe, expect, it } from 'vitest';
import { CLIENT_LIMITS } from '../../../runtime/client-limits.ts';
import { ClientTable, type ClientConnection } from '../../../runtime/clients/client-table.ts';

/** A connection of which the test says how much it has not read. */
class UnreadConnection implements ClientConnection {
  backlog: number;
  isClosed = false;
  constructor(backlog: number) {
    this.backlog = backlog;
  }
  send(): void {
    // what it has not read is given
  }
  hold(): void {
    // nobody reads it here
  }
  close(): void {
    this.isClosed = true;
  }
  closeSlow(): void {
    this.isClosed = true;
  }
}

function tableOf(backlogs: readonly number[]): { table: ClientTable; closed: () => number[] } {
  const table = new ClientTable();
  const connections = backlogs.map((backlog) => new UnreadConnection(backlog));
  for (const connection of connections) table.add({ name: 'x', pane: undefined, connection });
  return { table, closed: () => connections.flatMap(({ isClosed, backlog }) => (isClosed ? [backlog] : [])) };
}

const all = CLIENT_LIMITS.allBacklogBytes;

describe('clients that read slowly, all together', () => {
  it('are closed when too much waits for them, those first that are furthest behind', () => {
    const { table, closed } = tableOf([all / 2, 0, all / 4, all / 2 + 1]);
    table.broadcast('{"op":"x"}');
    expect(closed()).toEqual([all / 2 + 1]);
  });

  it('are closed as well when they are sent to one by one', () => {
    const { table, closed } = tableOf([all, 1, 1]);
    table.send('2', '{"op":"x"}');
    expect(closed()).toEqual([]);
    table.send('1', '{"op":"x"}');
    expect(closed()).toEqual([all]);
  });

  it('stay while there is room for what waits for them', () => {
    const { table, closed } = tableOf([all / 2, all / 2]);
    table.broadcast('{"op":"x"}');
    expect(closed()).toEqual([]);
  });

  it('are left alone by a message to a group that none of them is in', () => {
    const { table, closed } = tableOf([all, all]);
    expect(table.broadcast('{"op":"x"}', 'red')).toEqual([]);
    expect(closed()).toEqual([]);
  });
});
