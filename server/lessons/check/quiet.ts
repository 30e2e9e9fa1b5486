import { setTimeout as pause } from 'node:timers/promises';
import type { ProjectClients } from '../../projects/project-clients.ts';
import type { Unrest } from '../../protocol/sandbox.ts';

/** A timer that is due later is not waited for. */
const SOON_MS = 1_000;
/** So long may a copy take until it is quiet. */
const RESTLESS_MS = 10_000;
const LOOK_MS = 15;
/** Passes without work, where timers keep the server busy and it is never quiet: what came in the first is handled in the second. */
const IDLE_PASSES = 2;

export interface QuietParts {
  clients: Pick<ProjectClients, 'activity' | 'isUnderWay'>;
  /** Each connection has brought all that was sent, both ways. */
  barrier: () => Promise<void>;
  /** Pages have done with what they got, and what they sent has come. False where not yet. */
  pagesRest: () => Promise<boolean>;
  look: () => Promise<Unrest | undefined>;
}

/**
 * Resolves to true when nothing is queued, no handler runs or waits, no job is left, no timer is due soon, and what was sent has come; to
 * false when it never gets so. With `ticks` timers do not matter: the server may go on by itself.
 */
export async function untilQuiet(
  { clients, barrier, pagesRest, look }: QuietParts,
  ticks: boolean,
  over: AbortSignal,
  limitMs = RESTLESS_MS,
): Promise<boolean> {
  const until = performance.now() + limitMs;
  let passes = 0;
  for (;;) {
    over.throwIfAborted();
    const before = clients.activity;
    await barrier();
    const unrest = await look();
    const isIdle = unrest !== undefined && !unrest.hasWork && unrest.handlers === 0 && !clients.isUnderWay;
    const waits = unrest?.timerMs !== undefined && unrest.timerMs <= SOON_MS;
    passes = isIdle ? passes + 1 : 0;
    if (isIdle && (ticks || !waits) && (await pagesRest()) && (clients.activity === before || (ticks && passes >= IDLE_PASSES)))
      return true;
    if (performance.now() > until) return false;
    if (!isIdle || waits) await pause(Math.min(unrest?.timerMs ?? LOOK_MS, LOOK_MS));
  }
}
