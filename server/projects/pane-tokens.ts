import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A pane's token is its name, signed for its project: it gives no right but to be called so, and needs no memory, so a
 * page that connects again after the host was restarted is who it was.
 */
export class PaneTokens {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  make(project: string, name: string): string {
    const body = `${Buffer.from(name).toString('base64url')}.${randomBytes(6).toString('base64url')}`;
    return `${body}.${this.#sign(project, body)}`;
  }

  /** The name in a token of this project, or undefined for anything else. */
  read(project: string, token: string): string | undefined {
    const at = token.lastIndexOf('.');
    if (at < 0 || token.length > 200) return undefined;
    const body = token.slice(0, at);
    const given = Buffer.from(token.slice(at + 1));
    const right = Buffer.from(this.#sign(project, body));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return Buffer.from(body.split('.')[0] ?? '', 'base64url').toString();
  }

  #sign(project: string, body: string): string {
    return createHmac('sha256', this.#key).update(`pane ${project} ${body}`).digest('base64url').slice(0, 22);
  }
}
