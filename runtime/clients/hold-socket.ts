import type { ServerSocket } from './server-socket.ts';

/**
 * Why a socket is not read: it is not let in yet, the server's code has too many of its messages, too many wait on the way
 * there, it sends too many in too short a time, too many are on a way that was made slow, or on the way to another machine.
 */
export type HoldReason = 'door' | 'server' | 'queue' | 'pace' | 'slow' | 'bus';

const HOLDS = new WeakMap<ServerSocket, Set<HoldReason>>();

/** Reads `ws` no further, or takes that back. It is read again when no reason is left. */
export function holdSocket(ws: ServerSocket, reason: HoldReason, on: boolean): void {
  const reasons = HOLDS.get(ws) ?? new Set();
  HOLDS.set(ws, reasons);
  if (on) {
    reasons.add(reason);
    ws.pause();
  } else if (reasons.delete(reason) && reasons.size === 0) ws.resume();
}
