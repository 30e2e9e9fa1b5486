import type { Outbox } from './outbox.ts';
import { isPageTrouble, pageTroubleText, TROUBLE_EVENT } from './page-trouble.ts';

/**
 * Mistakes that `wszero.js` tells of go to the outbox by their code; the browser's own console has them in words. To be
 * called while the console is as it was, or they would be told twice.
 */
export function tapTrouble(outbox: Outbox): void {
  const print = console.error.bind(console);
  window.addEventListener(TROUBLE_EVENT, (event) => {
    if (!(event instanceof CustomEvent) || !isPageTrouble(event.detail)) return;
    const { code, params } = event.detail;
    event.preventDefault();
    print(pageTroubleText(code, params));
    outbox.send({ wszero: 'trouble', code, params });
  });
}
