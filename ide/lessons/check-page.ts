/** `/check/:id#editKey`: opens the pages of one project for checks of lessons, as an IDE does, and is nothing else. */
import { parseHostMessage } from '../session/host-message.ts';
import { Connection } from '../session/connection.ts';
import { socketUrl } from '../session/address.ts';
import type { IdeToHost } from '../../server/protocol/ide.ts';
import { CheckFrames } from './check-frames.ts';

const id = location.pathname.split('/').at(-1) ?? '';
const key = location.hash.slice(1);
const session = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
let frames: CheckFrames | undefined;

const connection = new Connection({
  url: socketUrl(document.baseURI, id),
  events: {
    opened: () => say({ type: 'hello', key, session }),
    text: (data) => void take(data),
    binary: () => undefined,
    closed: () => void frames?.do({ do: 'close-all' }),
  },
});

function say(message: IdeToHost): void {
  connection.send(JSON.stringify(message));
}

async function take(data: string): Promise<void> {
  const message = parseHostMessage(data);
  if (message?.type === 'welcome') {
    connection.settled();
    frames ??= new CheckFrames({ pagesUrl: new URL(message.pagesUrl, document.baseURI).href, container: document.body });
  }
  if (message?.type !== 'page-call' || !frames) return;
  say({ type: 'page-answer', call: message.call, answer: await frames.do(message.ask) });
}
