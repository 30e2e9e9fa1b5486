import type { ActAnswer, PageAct, PageToIde } from '../bridge-messages.ts';
import type { TrafficTap } from './traffic-tap.ts';
import { findButton, findField } from './find-target.ts';

/** Where frames are not drawn, nobody waits for one for longer. Milliseconds. */
const FRAME_MS = 250;
/** Words of a page that are told, in UTF-16 units. */
const MOST_WORDS = 20_000;

/**
 * Types and presses in a page as a person would, as far as a script can, and reads what is seen. An answer comes when the page has done its work:
 * what frameworks put off to the next frame is done by then.
 */
export class Actor {
  readonly #tell: (message: PageToIde) => void;
  readonly #traffic: TrafficTap;
  #typedIn: HTMLElement | undefined;
  /** What the page's code threw since the last act began; the first of it counts. */
  #broken: string[] = [];

  constructor(tell: (message: PageToIde) => void, traffic: TrafficTap) {
    this.#tell = tell;
    this.#traffic = traffic;
    addEventListener('error', ({ message }) => this.#threw(message));
    addEventListener('unhandledrejection', ({ reason }) => this.#threw(String(reason)));
  }

  async do(call: number, act: PageAct): Promise<void> {
    this.#broken = [];
    const isDone = this.#act(act);
    if (act.do === 'read') await this.#traffic.handledSoMany(act.got);
    await workDone();
    const [broken] = this.#broken;
    const shown = act.do === 'read' ? { shown: document.body.innerText.slice(0, MOST_WORDS) } : {};
    let answer: ActAnswer = { ok: true, sent: this.#traffic.sent, ...shown };
    if (!isDone) answer = { ok: false, why: 'no-target' };
    else if (broken !== undefined) answer = { ok: false, why: 'broken', message: broken };
    this.#tell({ wszero: 'acted', call, answer });
  }

  #threw(message: string): void {
    if (this.#broken.length === 0) this.#broken.push(message);
  }

  /** False where there is nothing like its target. */
  #act(act: PageAct): boolean {
    switch (act.do) {
      case 'type':
        this.#typedIn = findField(act.target);
        if (this.#typedIn) type(this.#typedIn, act.text);
        return this.#typedIn !== undefined;
      case 'press': {
        const button = findButton(act.target);
        if (button) press(button);
        return button !== undefined;
      }
      case 'key': {
        const field = act.target === '' ? this.#typedIn : findField(act.target);
        if (field?.isConnected) key(field, act.key);
        return field?.isConnected === true;
      }
      case 'read':
        return true;
    }
  }
}

/** By the setter of the element's own class: React and Vue put another one on the element, by which they would not see the change. */
function type(field: HTMLElement, text: string): void {
  // Told, not done: the focus is with somebody who writes in the window around this page.
  field.dispatchEvent(new FocusEvent('focus', { composed: true }));
  field.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  const kind = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement].find((each) => field instanceof each);
  if (kind) Reflect.set(kind.prototype, 'value', text, field);
  else field.textContent = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text, inputType: 'insertText' }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function press(button: HTMLElement): void {
  for (const name of ['pointerdown', 'pointerup']) button.dispatchEvent(new PointerEvent(name, { bubbles: true, composed: true }));
  for (const name of ['mousedown', 'mouseup']) button.dispatchEvent(new MouseEvent(name, { bubbles: true, composed: true }));
  button.click();
}

/** Enter in a field of a form submits it, as a browser does for a person. */
function key(field: HTMLElement, name: string): void {
  const init = { key: name, code: name, bubbles: true, cancelable: true, composed: true };
  const goesOn = field.dispatchEvent(new KeyboardEvent('keydown', init));
  if (goesOn && name === 'Enter' && field instanceof HTMLInputElement) submit(field.form);
  field.dispatchEvent(new KeyboardEvent('keyup', init));
}

function submit(form: HTMLFormElement | null): void {
  const button = form?.querySelector<HTMLElement>('button:not([type="button"], [type="reset"]), input[type="submit"]');
  if (button) button.click();
  else form?.requestSubmit();
}

/** After two frames, in which what was put off to a frame is drawn, and what waited behind them. */
async function workDone(): Promise<void> {
  await frame();
  await frame();
  await new Promise((resolve) => setTimeout(resolve));
}

function frame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
