import type { WebSocket } from 'ws';

/**
 * Why a socket is not read: it is not let in yet, the server's code has too many of its messages, too many wait on the way
 * there, it sends too many in too short a time, or too many are on a way that was made slow.
 */
export type HoldReason = 'door' | 'server' | 'queue' | 'pace' | 'slow';

const HOLDS = new WeakMap<WebSocket, Set<HoldReason>>();

/** Reads `ws` no further, or takes that back. It is read again when no reason is left. */
export function holdSocket(ws: WebSocket, reason: HoldReason, on: boolean): void {
  const reasons = HOLDS.get(ws) ?? new Set();
  HOLDS.set(ws, reasons);
  if (on) {
    reasons.add(reason);
    ws.pause();
  } else if (reasons.delete(reason) && reasons.size === 0) ws.resume();
}
