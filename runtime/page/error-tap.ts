import { inspectAll } from './inspect.ts';
import type { PageToIde } from '../bridge-messages.ts';
import type { Outbox } from './outbox.ts';
import { isPageTrouble, wasTold, type PageTroubleDetail } from './page-trouble.ts';
import type { Place, Places } from './place.ts';

const MOST_STACK = 4_000;

/** Errors that nothing caught, promises that nobody awaited, and files that did not load go to the outbox. */
export function tapErrors(outbox: Outbox, places: Places): void {
  window.addEventListener(
    'error',
    (event) => {
      if (event instanceof ErrorEvent && wasTold(event.error)) return;
      const message = event instanceof ErrorEvent ? fromErrorEvent(event, places) : fromFailedElement(event, places);
      if (message) outbox.send(message);
    },
    // What did not load is told to its element only: it is seen on the way down.
    { capture: true },
  );
  window.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    if (wasTold(reason)) return;
    const stack = stackOf(reason);
    const place = places.inStack(stack);
    outbox.send(isPageTrouble(reason) ? trouble(reason, place, stack) : errorMessage(inspectAll([reason]), place, stack));
  });
}

function fromErrorEvent(event: ErrorEvent, places: Places): PageToIde {
  const stack = stackOf(event.error);
  // What wszero.js throws at a pupil's call is at the pupil's line, not at its own.
  const place = places.at(event.filename, event.lineno, event.colno) ?? places.inStack(stack);
  if (isPageTrouble(event.error)) return trouble(event.error, place, stack);
  return errorMessage(event.message.replace(/^Uncaught /, ''), place, stack);
}

function fromFailedElement(event: Event, places: Places): PageToIde | undefined {
  const { target } = event;
  const url =
    target instanceof HTMLLinkElement
      ? target.href
      : target instanceof HTMLScriptElement || target instanceof HTMLImageElement
        ? target.src
        : '';
  const path = places.path(url);
  return path === undefined ? undefined : { wszero: 'trouble', code: 'file-missing', params: { path } };
}

function errorMessage(message: string, place: Place | undefined, stack: string): PageToIde {
  return { wszero: 'error', message, ...place, ...(stack !== '' && { stack: stack.slice(0, MOST_STACK) }) };
}

function trouble({ code, params }: PageTroubleDetail, place: Place | undefined, stack: string): PageToIde {
  return { wszero: 'trouble', code, params, ...place, ...(stack !== '' && { stack: stack.slice(0, MOST_STACK) }) };
}

function stackOf(error: unknown): string {
  return error instanceof Error && typeof error.stack === 'string' ? error.stack : '';
}
