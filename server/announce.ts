import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import encodeQR from 'qr';
import type { Config } from './config.ts';

const ANY = new Set(['0.0.0.0', '::']);

/** Tells the teacher at the terminal what to type into a browser, with a square code for phones. */
export function announce(address: AddressInfo | string | null, { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): void {
  if (address === null || typeof address === 'string') return;
  const urls = PUBLIC_URL === undefined ? localUrls(address) : [`${PUBLIC_URL}/`];
  const [first = ''] = urls;
  const lines = ['', '  wszero playground is running. Open it in a browser:', '', ...urls.map((url) => `    ${url}`), ''];
  print(lines.join('\n'));
  print(encodeQR(first, 'ascii'));
  print('  To stop it, press Ctrl and C.\n');
}

/** The addresses that others on the network can type come first. */
function localUrls({ address, port, family }: AddressInfo): string[] {
  const own = `http://localhost:${port}/`;
  if (!ANY.has(address)) return [family === 'IPv6' ? `http://[${address}]:${port}/` : `http://${address}:${port}/`];
  const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return [...others.filter((each) => each.family === 'IPv4' && !each.internal).map((each) => `http://${each.address}:${port}/`), own];
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
