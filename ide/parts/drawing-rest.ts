/** So many times as long as a drawing took, nothing is drawn after it. */
const REST = 2;

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

  /** A drawing begins. */
  begins(): void {
    const began = performance.now();
    this.#over = painted().then(() => pause(REST * (performance.now() - began)));
  }
}

/** The next frame has been laid out and painted: a message that is posted in it comes after that. */
async function painted(): Promise<void> {
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
