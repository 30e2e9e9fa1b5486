import type { Outbox } from './outbox.ts';
import { isPageTrouble, pageTroubleText, TROUBLE_EVENT, type PageTroubleDetail } from './page-trouble.ts';
import type { Place, Places } from './place.ts';

/**
 * Mistakes that `wszero.js` tells of go to the outbox by their code; the browser's own console has them in words. To be
 * called while the console is as it was, or they would be told twice.
 */
export function tapTrouble(outbox: Outbox, places: Places): void {
  const print = console.error.bind(console);
  window.addEventListener(TROUBLE_EVENT, (event) => {
    if (!(event instanceof CustomEvent) || !isPageTrouble(event.detail)) return;
    const { code, params } = event.detail;
    event.preventDefault();
    print(pageTroubleText(code, params));
    outbox.send({ wszero: 'trouble', code, params, ...placeOf(event.detail, places) });
  });
}

/** Of a loop the line is known; a stack may name another one that the loop reaches over. */
function placeOf({ params, stack = '' }: PageTroubleDetail, places: Places): Partial<Place> {
  const place = places.inStack(stack);
  const line = Number(params['line']);
  return place && Number.isSafeInteger(line) && line > 0 ? { file: place.file, line } : { ...place };
}
