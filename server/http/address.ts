import { isIPv6 } from 'node:net';
import type { Request } from 'express';

/** Who asks, for limits: an IPv4 address, or the /64 of an IPv6 address, which one household or school has to itself. */
export function addressOf(request: Request): string {
  return addressKey(request.ip ?? '');
}

export function addressKey(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [front = '', back] = plain.split('::');
  const first = front.split(':').filter((part) => part !== '');
  const last = (back ?? '').split(':').filter((part) => part !== '');
  const zeros = back === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return `${[...first, ...Array.from({ length: zeros }, () => '0'), ...last].slice(0, 4).join(':')}::/64`;
}
