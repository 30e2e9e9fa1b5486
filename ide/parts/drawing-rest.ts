/** So many times as long as a drawing took, nothing is drawn after it. */
const REST = 2;
/** What is longer was no drawing: the window was hidden, or something else kept it busy. */
const LONGEST_REST_MS = 500;

/**
 * Has an element that is drawn again and again take a third of the window's time at most, however slow the computer is: what a
 * person does comes before that. A window that nobody sees paints nothing, so nothing is drawn in it either.
 */
export class DrawingRest {
  #over: Promise<void> = Promise.resolve();

  /** Resolves when the next drawing may begin. */
  get over(): Promise<void> {
    return this.#over;
  }

  /** A drawing begins. It took the time until it is painted. */
  begins(): void {
    const began = performance.now();
    this.#over = nextPaint().then(() => pause(Math.min(LONGEST_REST_MS, REST * (performance.now() - began))));
  }
}

/** The next frame has been laid out and painted: a message that is posted in it comes after that. */
async function nextPaint(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
  port1.close();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
