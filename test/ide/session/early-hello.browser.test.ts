import { afterEach, describe, expect, test } from 'vitest';
import { socketUrl } from '../../../ide/session/address.ts';
import { Connection } from '../../../ide/session/connection.ts';
import { sayHello, takeHello } from '../../../ide/session/early-hello.ts';

const SLOT = 'wszero.key.brave-otter';
const before = location.pathname + location.search;

afterEach(() => {
  localStorage.removeItem(SLOT);
  history.replaceState(null, '', before);
  delete window.wszeroHello;
});

/** A socket whose other end is the test. */
class TestSocket extends EventTarget {
  readonly sent: string[] = [];
  readyState = 0;
  binaryType = 'blob';
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 3;
  }
  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  says(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** Says hello at this address. Undefined where that opens no socket. */
function hello(address: string, longestMs?: number): TestSocket | undefined {
  history.replaceState(null, '', address);
  let socket: TestSocket | undefined;
  const open = (url: string): WebSocket => {
    socket = new TestSocket(url);
    return socket as unknown as WebSocket;
  };
  sayHello(window, open, longestMs);
  return socket;
}

/** The connection of the session that takes the hello, and all that it hears. */
function taken(): { heard: unknown[]; stop: () => void } {
  const heard: unknown[] = [];
  const early = takeHello(window, 'tiger');
  if (!early) throw new Error('no hello was said');
  const connection = new Connection({
    url: '',
    openSocket: () => early.takeSocket(),
    events: {
      opened: () => heard.push('opened'),
      text: (text) => heard.push(text),
      binary: (data) => heard.push([...data]),
      closed: (code, reason) => heard.push([code, reason]),
    },
  });
  return { heard, stop: () => connection.stop() };
}

describe('hello', () => {
  test.each([
    ['with the words in the address', '/e/brave-otter#Tiger-banana', 'tiger-banana'],
    ['with those that this computer has', '/e/brave-otter', 'owl-banana'],
    ['with the link to look', '/l/brave-otter.abc', 'brave-otter.abc'],
  ])('is said %s, as soon as the socket is open', (_how, address, key) => {
    localStorage.setItem(SLOT, 'owl-banana');
    const socket = hello(address);
    expect(socket?.url).toBe(socketUrl(document.baseURI, 'brave-otter'));
    expect(socket?.binaryType).toBe('arraybuffer');
    expect(socket?.sent).toEqual([]);
    socket?.opens();
    const { session } = takeHello(window, key) ?? {};
    expect(session).toMatch(/^[0-9a-f]{32}$/);
    expect(socket?.sent.map((text) => JSON.parse(text) as unknown)).toEqual([{ type: 'hello', key, session }]);
  });

  test.each(['/e/brave-otter', '/elsewhere'])('is not said at %s without a key', (address) => {
    expect(hello(address)).toBeUndefined();
    expect(takeHello(window, undefined)).toBeUndefined();
  });

  test('is for the first who asks', () => {
    hello('/e/brave-otter#tiger');
    expect(takeHello(window, 'tiger')).toBeDefined();
    expect(takeHello(window, 'tiger')).toBeUndefined();
  });

  test.each([
    ['the words in the address were changed meanwhile', 'owl'],
    ['the key was forgotten meanwhile', undefined],
  ])('ends, and counts for nobody, where %s', (_why, key) => {
    const socket = hello('/e/brave-otter#tiger');
    socket?.opens();
    expect(takeHello(window, key)).toBeUndefined();
    expect(socket?.readyState).toBe(WebSocket.CLOSED);
  });

  test('ends where no session comes for it', async () => {
    const socket = hello('/e/brave-otter#tiger', 10);
    await expect.poll(() => socket?.readyState).toBe(WebSocket.CLOSED);
    expect(takeHello(window, 'tiger')).toBeUndefined();
  });
});

describe('what the host has answered', () => {
  test('is heard by the session in its order, and what it says later once', async () => {
    const socket = hello('/e/brave-otter#tiger');
    socket?.opens();
    socket?.says('welcome');
    socket?.says(new Uint8Array([1, 2]).buffer);
    const { heard, stop } = taken();
    await Promise.resolve();
    socket?.says('later');
    expect(heard).toEqual(['welcome', [1, 2], 'later']);
    expect(socket?.sent).toHaveLength(1);
    stop();
  });

  test('is heard when it was that the socket is closed', async () => {
    const socket = hello('/e/brave-otter#tiger');
    socket?.opens();
    socket?.says('refused');
    socket?.dispatchEvent(new CloseEvent('close', { code: 4003, reason: 'wrong-key' }));
    const { heard, stop } = taken();
    await Promise.resolve();
    expect(heard).toEqual(['refused', [4003, 'wrong-key']]);
    stop();
  });
});

test('a socket that is not open yet leaves the hello to the session', () => {
  const socket = hello('/e/brave-otter#tiger');
  const { heard, stop } = taken();
  socket?.opens();
  expect(heard).toEqual(['opened']);
  expect(socket?.sent).toEqual([]);
  stop();
});
