/**
 * Between a pupil's page in a pane and the window around it: what the console says and what goes wrong goes out, with the
 * line in the pupil's own file; changed style sheets come in. Only in panes, and before every other script.
 */
import { Actor } from './actor.ts';
import { assertNever } from '../assert-never.ts';
import type { IdeToPage } from '../bridge-messages.ts';
import { tapConsole } from './console-tap.ts';
import { limitDialogs } from './dialogs.ts';
import { tapErrors } from './error-tap.ts';
import { LifeLine } from './life-line.ts';
import { Outbox } from './outbox.ts';
import { pageTroubleText, tellTrouble } from './page-trouble.ts';
import { rememberPane } from './pane.ts';
import { Places } from './place.ts';
import { focusPolitely } from './polite-focus.ts';
import { watchShownObjects } from './shown-objects.ts';
import { closeSideDoor } from './side-door.ts';
import { swapStyles } from './style-swap.ts';
import { leaveTap } from './tap.ts';
import { TrafficTap } from './traffic-tap.ts';
import { tapTrouble } from './trouble-tap.ts';
import { watchForms } from './watch-forms.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement && parent !== window) start(script, parent);

function start({ src, dataset }: HTMLScriptElement, around: Window): void {
  const places = new Places(new URL('..', src).href, ['wszero.js', 'wszero/bridge.js']);
  const life = new LifeLine(around, (message) => doAsAsked(message, places, traffic, actor));
  const outbox = new Outbox(life.tell);
  tapTrouble(outbox, places);
  tapDialogs(outbox, places, life);
  tapConsole(outbox, places);
  tapErrors(outbox, places);
  watchShownObjects(() => tellTrouble('object-shown'));
  watchForms(() => tellTrouble('form-reloaded'));
  rememberPane(dataset['pane'] ?? '');
  closeSideDoor();
  focusPolitely();
  const traffic = new TrafficTap(life.tell, places);
  leaveTap(traffic);
  const actor = new Actor(life.tell, traffic);
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

function doAsAsked(message: IdeToPage, places: Places, traffic: TrafficTap, actor: Actor): void {
  switch (message.wszero) {
    case 'swap-styles':
      return swapStyles(message.paths, message.version, places);
    case 'send':
      return traffic.send(message.text);
    case 'act':
      return void actor.do(message.call, message.act);
    case 'network':
      window.dispatchEvent(new Event(message.isOn ? 'online' : 'offline'));
      return;
    default:
      assertNever(message);
  }
}
