import { LOOP_GUARD } from '../loop-guard-call.ts';
import { EndlessLoop, tellTrouble } from './page-trouble.ts';

/** The loops of one turn of the event loop may take so long. Who shows the page takes it away after three seconds of silence. */
const TURN_MS = 2_000;
/** After a loop was stopped, this share of it is left for what else the turn has to do: scripts in a row, say, that a parser runs. */
const LEFT_AFTER = 1 / 4;
/** What lies between two looks at the clock counts no longer than this: the machine may have slept, or a debugger. */
const LOOK_MS = 500;
/** So many rounds may pass between two looks, when they are quick. */
const ROUNDS = 256;
const QUICK_MS = 1;
const SLOW_MS = 8;

/** While these are shown, nothing runs. */
const DIALOGS = ['alert', 'confirm', 'prompt', 'print'] as const;

/**
 * Makes the function that guarded loops call in each round: it throws when the loops of a turn have taken too long, and
 * goes on throwing until all code has returned that was called, or `while (true) { try { for (;;); } catch {} }` would run on.
 * That it has is told by a microtask. A turn has ended when a message that was posted in it arrives: an animation and a loop
 * that awaits a timer run on, one that awaits nothing but promises does not.
 */
export function guardLoops(): void {
  const now = performance.now.bind(performance);
  const whenReturned = queueMicrotask.bind(window);
  const turn = new MessageChannel();
  let [left, step, spent, budget] = [0, 1, 0, TURN_MS];
  /** When the clock was looked at last, in this turn. */
  let looked: number | undefined;
  let stopped: EndlessLoop | undefined;
  turn.port1.onmessage = () => {
    left = 0;
    looked = stopped = undefined;
  };
  const look = (line: number, isSent?: number): void => {
    left = 0;
    if (stopped) throw stopped;
    const time = now();
    if (looked === undefined) {
      turn.port2.postMessage(0);
      [looked, step, spent, budget] = [time, 1, 0, TURN_MS];
    }
    const passed = time - looked;
    looked = time;
    spent += Math.min(passed, LOOK_MS);
    if (spent > budget) {
      stopped = new EndlessLoop(isSent ? 'eval-endless' : 'page-endless', { line: String(line) });
      // what was sent is in no file, though a file's function may have called it
      tellTrouble(stopped.code, stopped.params, isSent ? undefined : stopped.stack);
      whenReturned(() => {
        stopped = undefined;
        [spent, budget] = [0, budget * LEFT_AFTER];
      });
      throw stopped;
    }
    if (passed < QUICK_MS) step = Math.min(step * 2, ROUNDS);
    else if (passed > SLOW_MS) step = 1;
    left = step;
  };
  const round = (line: number, isSent?: number): void => {
    if (--left <= 0) look(line, isSent);
  };
  Object.defineProperty(globalThis, LOOP_GUARD, { value: round, writable: true, configurable: true });
  afterDialogs(() => {
    if (looked !== undefined) looked = now();
  });
}

function afterDialogs(closed: () => void): void {
  for (const name of DIALOGS) {
    const show: unknown = Reflect.get(window, name);
    if (typeof show !== 'function') continue;
    Reflect.set(window, name, (...values: unknown[]): unknown => {
      try {
        const answer: unknown = Reflect.apply(show, window, values);
        return answer;
      } finally {
        closed();
      }
    });
  }
}
