import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';

const ANY = new Set(['0.0.0.0', '::']);

/** What to type into a browser for a host that listens there. The addresses that others on the network can type come first. */
export function ownUrls({ address, port, family }: AddressInfo): string[] {
  if (!ANY.has(address)) return [family === 'IPv6' ? `http://[${address}]:${port}/` : `http://${address}:${port}/`];
  return [...othersUrls(port), `http://localhost:${port}/`];
}

/** Where other computers find a host that listens everywhere; undefined where none can. */
export function urlForOthers(address: AddressInfo | string | null): string | undefined {
  return address !== null && typeof address === 'object' && ANY.has(address.address) ? othersUrls(address.port)[0] : undefined;
}

function othersUrls(port: number): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.filter((each) => each.family === 'IPv4' && !each.internal).map((each) => `http://${each.address}:${port}/`);
}
