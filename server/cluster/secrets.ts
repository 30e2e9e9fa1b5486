import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the machines of a cluster show each other. Each use has a word of its own, so that none of them gives away another one. */
export class ClusterSecrets {
  /** For the websocket between two machines. */
  readonly bus: string;
  /** For a call that one machine hands on to another. */
  readonly call: string;

  constructor(secret: string) {
    const derive = (use: string): string => createHmac('sha256', secret).update(`wszero cluster ${use}`).digest('hex');
    this.bus = derive('bus');
    this.call = derive('call');
  }
}

/** Takes as long for a text that differs early as for one that differs late. */
export function isSame(given: unknown, wanted: string): boolean {
  if (typeof given !== 'string') return false;
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
