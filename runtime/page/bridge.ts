/**
 * Between a pupil's page in a pane and the window around it: what the console says and what goes wrong goes out, with the
 * line in the pupil's own file; changed style sheets come in. Only in panes, and before every other script.
 */
import type { IdeToPage } from '../bridge-messages.ts';
import { tapConsole } from './console-tap.ts';
import { limitDialogs } from './dialogs.ts';
import { tapErrors } from './error-tap.ts';
import { LifeLine } from './life-line.ts';
import { Outbox } from './outbox.ts';
import { pageTroubleText } from './page-trouble.ts';
import { rememberPane } from './pane.ts';
import { Places } from './place.ts';
import { closeSideDoor } from './side-door.ts';
import { swapStyles } from './style-swap.ts';
import { tapTrouble } from './trouble-tap.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement && parent !== window) start(script, parent);

function start({ src, dataset }: HTMLScriptElement, around: Window): void {
  const life = new LifeLine(around);
  const places = new Places(new URL('..', src).href, ['wszero.js', 'wszero/bridge.js']);
  const outbox = new Outbox(life.tell);
  tapTrouble(outbox, places);
  tapDialogs(outbox, places, life);
  tapConsole(outbox, places);
  tapErrors(outbox, places);
  rememberPane(dataset['pane'] ?? '');
  closeSideDoor();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== around || !isSwapStyles(event.data)) return;
    // It is not for the pupil's own listeners.
    event.stopImmediatePropagation();
    swapStyles(event.data.paths, event.data.version, places);
  });
  document.addEventListener('DOMContentLoaded', () => outbox.send({ wszero: 'ready' }));
}

/** To be called while the console is as it was, or what is refused would be told twice. */
function tapDialogs(outbox: Outbox, places: Places, life: LifeLine): void {
  const print = console.error.bind(console);
  limitDialogs({
    opens: () => life.say('dialog'),
    closed: () => life.say('dialog-over'),
    refused: (kind) => {
      const params = { kind };
      print(pageTroubleText('too-many-dialogs', params));
      outbox.send({ wszero: 'trouble', code: 'too-many-dialogs', params, ...places.inStack(new Error().stack ?? '') });
    },
  });
}

function isSwapStyles(data: unknown): data is IdeToPage {
  if (typeof data !== 'object' || data === null || !('wszero' in data) || data.wszero !== 'swap-styles') return false;
  if (!('paths' in data) || !('version' in data) || typeof data.version !== 'number') return false;
  return Array.isArray(data.paths) && data.paths.every((path) => typeof path === 'string');
}
