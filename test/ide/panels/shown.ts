/// <reference types="vite/client" />
import { ContextProvider } from '@lit/context';
import { expect } from 'vitest';
import { render, type ReactiveElement, type TemplateResult } from 'lit';
import '../../../ide/styles/base.css';
import '../../../ide/styles/tokens.css';
import { workbenchContext } from '../../../ide/state/workbench-context.ts';
import type { MemoryWorkbench } from './memory-workbench.ts';

/** Elements on the page, with a workbench around them. */
export class Shown {
  readonly root = document.createElement('div');

  constructor(template: TemplateResult, workbench?: MemoryWorkbench) {
    document.body.append(this.root);
    if (workbench) new ContextProvider(this.root, { context: workbenchContext, initialValue: workbench });
    render(template, this.root);
  }

  /** Resolves when no element has anything left to render. */
  async settled(): Promise<void> {
    // The store tells of a change in a microtask of its own.
    await Promise.resolve();
    let pending = this.#pending();
    while (pending.length > 0) {
      await Promise.all(pending.map((element) => element.updateComplete));
      pending = this.#pending();
    }
  }

  /** The first element that matches. Throws when there is none. */
  find(selector: string): HTMLElement {
    return this.findAs(HTMLElement, selector);
  }

  /** The first element that matches, which must be one of this class. */
  findAs<Kind extends HTMLElement>(kind: abstract new () => Kind, selector: string): Kind {
    const found = this.root.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`nothing matches ${selector}`);
    return found;
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  /** The button of this name, as a screen reader says it. */
  button(name: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((button) => (button.ariaLabel ?? words(button)) === name);
    if (!found) throw new Error(`no button is called ${name}`);
    return found;
  }

  /** What is read on the page, without runs of space. */
  get words(): string {
    return words(this.root);
  }

  remove(): void {
    render(null, this.root);
    this.root.remove();
  }

  #pending(): ReactiveElement[] {
    return this.all('*').filter((element): element is ReactiveElement => 'isUpdatePending' in element && element.isUpdatePending === true);
  }
}

export function words(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

/** Asks again until it is so, also where the machine has much else to do. */
export function eventually<Value>(ask: () => Value): ReturnType<typeof expect.poll<Value>> {
  return expect.poll(ask, { timeout: 10_000 });
}
