/**
 * A page that does not have the focus does not take it by itself: it is loaded anew with each change of its code, and whoever types
 * that change is in another window. Once the page is pressed, or Tab leads into it, it has the focus, and moves it as it likes.
 */
export function focusPolitely(): void {
  for (const owner of [HTMLElement.prototype, SVGElement.prototype, window]) {
    const focus: unknown = Reflect.get(owner, 'focus');
    if (typeof focus !== 'function') continue;
    Reflect.set(owner, 'focus', function (this: unknown, ...options: unknown[]): void {
      if (document.hasFocus()) Reflect.apply(focus, this, options);
    });
  }
}
