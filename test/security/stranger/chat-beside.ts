import { quantile } from '../../bench/quantile.ts';
import type { MadeProject } from '../../support/api.ts';
import { ScriptClient } from '../../support/script-client.ts';
import type { RunningHost } from '../../support/start-host.ts';

const EVERY_MS = 20;

/** What two people who chat all along saw of it. */
export interface Chat {
  sent: number;
  /** How often each number was heard by the other one. */
  heard: Map<number, number>;
  p50: number;
  p99: number;
}

export const CHAT_SERVER = `on('say', (client, n) => broadcast('said', { n }));`;

/** Two clients of `project`, of which one says a number every 20 ms until `end` is called. */
export async function chatBeside(host: RunningHost, project: MadeProject): Promise<{ end: () => Promise<Chat> }> {
  const [fox, owl] = [await ScriptClient.join(host.url, project), await ScriptClient.join(host.url, project)];
  const sentAt: number[] = [];
  const times: number[] = [];
  const heard = new Map<number, number>();
  owl.socket.on('message', (data: Buffer) => {
    const { n } = JSON.parse(data.toString()) as { n: number };
    heard.set(n, (heard.get(n) ?? 0) + 1);
    times.push(performance.now() - (sentAt[n] ?? 0));
  });
  const timer = setInterval(() => {
    fox.say('say', { n: sentAt.push(performance.now()) - 1 });
  }, EVERY_MS);
  return {
    end: async () => {
      clearInterval(timer);
      const last = sentAt.length - 1;
      await owl.next(({ n }) => n === last, 60_000);
      await Promise.all([fox.close(), owl.close()]);
      return { sent: sentAt.length, heard, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
    },
  };
}
