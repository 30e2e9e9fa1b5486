/**
 * Gives the focus back when the page in `frame` takes it, as pages do that focus a field of their own, `inert` or not: somebody may
 * be writing at that moment. Until the signal.
 */
export function keepFocusFrom(frame: HTMLIFrameElement, signal: AbortSignal): void {
  let before = document.activeElement;
  const remember = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target !== frame) before = target;
  };
  document.addEventListener('focusin', remember, { signal });
  // The window is told first, and knows its active element a little later.
  window.addEventListener('blur', () => setTimeout(() => giveBack(frame, before)), { signal });
}

function giveBack(frame: HTMLIFrameElement, before: Element | null): void {
  if (document.activeElement !== frame) return;
  frame.blur();
  if (before instanceof HTMLElement && before !== frame) before.focus({ preventScroll: true });
}
