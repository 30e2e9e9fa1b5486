import { seededRandom } from '../ide/editor/seeded-random.ts';
import { TypingSession, type TypingSessionOptions } from './typing-session.ts';

/** So many type. */
export const CROWD = 10;
/** Between two letters of one of them, at the least and at the most. */
const PACE_MS = [150, 350] as const;
/** Letters that go on where the last one was, before it begins at another place. */
const RUN = 6;

/** Ten who type into one file without a pause, each where the last letter was or somewhere else. */
export class Crowd implements Disposable {
  readonly sessions: readonly TypingSession[];
  readonly #random = seededRandom(1);
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #most: number[];

  constructor(where: Omit<TypingSessionOptions, 'who' | 'of'>) {
    this.sessions = Array.from({ length: CROWD }, (_, who) => new TypingSession({ ...where, who, of: CROWD }));
    this.#most = this.sessions.map(() => 0);
  }

  /** Each types so many letters more. */
  begin(letters: number): void {
    for (const [who, session] of this.sessions.entries()) {
      this.#most[who] = session.typed.length + letters;
      this.#next(who, session);
    }
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  [Symbol.dispose](): void {
    this.stop();
    for (const session of this.sessions) session[Symbol.dispose]();
  }

  #next(who: number, session: TypingSession): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const last = session.text.indexOf(session.typed.at(-1) ?? ' ');
        const goesOn = last >= 0 && session.typed.length % RUN > 0;
        session.type(goesOn ? last + 1 : this.#random(session.text.length + 1));
        if (session.typed.length < (this.#most[who] ?? 0)) this.#next(who, session);
      },
      PACE_MS[0] + this.#random(PACE_MS[1] - PACE_MS[0]),
    );
    this.#timers.add(timer);
  }
}
