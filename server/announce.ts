import type { AddressInfo } from 'node:net';
import encodeQR from 'qr';
import type { Config } from './config.ts';
import { ownUrls } from './own-urls.ts';

/** Tells the teacher at the terminal what to type into a browser, with a square code for phones. */
export function announce(address: AddressInfo | string | null, { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): void {
  if (address === null || typeof address === 'string') return;
  const urls = PUBLIC_URL === undefined ? ownUrls(address) : [`${PUBLIC_URL}/`];
  const [first = ''] = urls;
  const lines = ['', '  wszero playground is running. Open it in a browser:', '', ...urls.map((url) => `    ${url}`), ''];
  print(lines.join('\n'));
  print(encodeQR(first, 'ascii'));
  print('  To stop it, press Ctrl and C.\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
