import { isHello } from '../session/page-message.ts';
import { PageLives } from '../session/page-lives.ts';
import { PageRate } from '../session/page-rate.ts';
import type { Health, Watched } from '../session/life-clock.ts';
import type { PageWord } from '../state/workbench.ts';

const PAGE = 'page';

/**
 * The page of a Play link, for other windows' sake: as long as it is there and hangs with theirs, no page of theirs can live again.
 * It is not taken away for its own: whoever plays has a button, and a page that shows a dialog is silent too.
 */
export class PlayWatch implements Watched {
  readonly #lives = new PageLives();
  readonly #lost: () => void;
  #rate = new PageRate(performance.now());

  /** `lost`: the page has to be taken away. */
  constructor(lost: () => void) {
    this.#lost = lost;
  }

  /** A new iframe is there. */
  begin(): void {
    this.#lives.begin(PAGE);
    this.#rate = new PageRate(performance.now());
  }

  end(): void {
    this.#lives.end(PAGE);
  }

  /** What the window of the page posted. */
  said(word: PageWord): void {
    if (this.#rate.judge(performance.now()) !== 'take') return;
    const [line] = word.ports;
    if (line && isHello(word.data)) this.#lives.hello(PAGE, line);
  }

  beat(): Health {
    this.#lives.beat();
    this.#lives.ask();
    return 'calm';
  }

  othersLost(): void {
    if (this.#lives.silent.length > 0) this.#lost();
  }

  excuse(): void {
    this.#lives.excuse();
  }

  touched(): void {
    this.#lives.touched();
  }
}
