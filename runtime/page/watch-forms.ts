/** Calls `tell` when a form is about to load the page again: nobody has stopped it, and it leads nowhere else. */
export function watchForms(tell: () => void): void {
  window.addEventListener('submit', ({ target, defaultPrevented }) => {
    if (defaultPrevented || !(target instanceof HTMLFormElement)) return;
    if (target.method !== 'dialog' && !target.hasAttribute('action')) tell();
  });
}
