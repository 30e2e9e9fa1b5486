import { createContext } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import type { Workbench, WorkbenchState } from './workbench.ts';

export const workbenchContext = createContext<Workbench>(Symbol('workbench'));

/** Gives an element the workbench of its page, and renders it anew when the part that `select` picks has changed. */
export class WorkbenchController<Part> implements ReactiveController {
  readonly #host: ReactiveControllerHost & LitElement;
  readonly #select: (state: Readonly<WorkbenchState>) => Part;
  readonly #consumer: ContextConsumer<typeof workbenchContext, LitElement>;
  #part: Part | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & LitElement, select: (state: Readonly<WorkbenchState>) => Part) {
    this.#host = host;
    this.#select = select;
    this.#consumer = new ContextConsumer(host, { context: workbenchContext, callback: () => this.#listen(), subscribe: true });
    host.addController(this);
  }

  /** Throws when the element stands outside a page that provides a workbench. */
  get workbench(): Workbench {
    const { value } = this.#consumer;
    if (!value) throw new Error('no workbench around this element');
    return value;
  }

  /** The picked part, or undefined before the element is in its page. */
  get part(): Part | undefined {
    return this.#consumer.value ? this.#select(this.#consumer.value.store.state) : undefined;
  }

  hostConnected(): void {
    this.#listen();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #listen(): void {
    const { value } = this.#consumer;
    if (!value || this.#stop) return;
    this.#part = this.#select(value.store.state);
    this.#stop = value.store.subscribe(() => {
      const part = this.#select(value.store.state);
      if (Object.is(part, this.#part)) return;
      this.#part = part;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }
}
