import { inspectAll } from './inspect.ts';
import type { FromPage, Outbox } from './outbox.ts';
import type { Place, Places } from './place.ts';
import { TEXTS } from './texts.ts';

const MOST_STACK = 4_000;

/** Errors that nothing caught, promises that nobody awaited, and files that did not load go to the outbox. */
export function tapErrors(outbox: Outbox, places: Places): void {
  window.addEventListener(
    'error',
    (event) => {
      const message = event instanceof ErrorEvent ? fromErrorEvent(event, places) : fromFailedElement(event, places);
      if (message) outbox.send(message);
    },
    // What did not load is told to its element only: it is seen on the way down.
    { capture: true },
  );
  window.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    const stack = stackOf(reason);
    outbox.send(errorMessage(inspectAll([reason]), places.inStack(stack), stack));
  });
}

function fromErrorEvent(event: ErrorEvent, places: Places): FromPage {
  const stack = stackOf(event.error);
  // What wszero.js throws at a pupil's call is at the pupil's line, not at its own.
  const place = places.at(event.filename, event.lineno, event.colno) ?? places.inStack(stack);
  return errorMessage(event.message.replace(/^Uncaught /, ''), place, stack);
}

function fromFailedElement(event: Event, places: Places): FromPage | undefined {
  const { target } = event;
  const url =
    target instanceof HTMLLinkElement
      ? target.href
      : target instanceof HTMLScriptElement || target instanceof HTMLImageElement
        ? target.src
        : '';
  const path = places.path(url);
  return path === undefined ? undefined : { wszero: 'error', message: TEXTS.fileMissing(path) };
}

function errorMessage(message: string, place: Place | undefined, stack: string): FromPage {
  return { wszero: 'error', message, ...place, ...(stack !== '' && { stack: stack.slice(0, MOST_STACK) }) };
}

function stackOf(error: unknown): string {
  return error instanceof Error && typeof error.stack === 'string' ? error.stack : '';
}
