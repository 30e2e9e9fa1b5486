import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { RawSocket } from './raw-socket.ts';

const CONNECTIONS = 1_500;

let host: RunningHost;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.stop());

/** How many connections the system lets a program keep waiting; where it does not tell, enough. */
function mostThatWait(): number {
  try {
    return Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'));
  } catch {
    return Infinity;
  }
}

it.runIf(mostThatWait() > CONNECTIONS)(
  'a school that connects at once, while the host does something else: all are let in and answered',
  async () => {
    // stands still, as a host does for a moment that has just started or has much to do
    process.kill(host.pid, 'SIGSTOP');
    const opened = await Promise.all(Array.from({ length: CONNECTIONS }, () => RawSocket.open(host.url)));
    process.kill(host.pid, 'SIGCONT');
    for (const raw of opened) raw.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    const heads = await Promise.all(opened.map((raw) => raw.head()));
    expect(heads.filter((head) => head.startsWith('HTTP/1.1 200'))).toHaveLength(CONNECTIONS);
    for (const raw of opened) raw[Symbol.dispose]();
  },
);
