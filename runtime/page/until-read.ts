/**
 * Messages may come while the page is still being read, and its handlers are in scripts that were not run yet. So they wait
 * until all of it was read, and what it does then was done. Gives what takes each message.
 */
export function untilRead(handle: (text: string) => void): (text: string) => void {
  if (document.readyState !== 'loading') return handle;
  let waiting: string[] | undefined = [];
  const end = (): void => {
    const texts = waiting ?? [];
    waiting = undefined;
    // Each by itself: what a handler throws stops no other.
    for (const text of texts) queueMicrotask(() => handle(text));
  };
  document.addEventListener('DOMContentLoaded', () => setTimeout(end), { once: true });
  return (text) => {
    if (waiting) waiting.push(text);
    else handle(text);
  };
}
