/** A frame is not waited for longer: another window may lie over this one, or a style sheet may be slow to come. */
const LONGEST_MS = 500;

/** Resolves when what the page has is on the screen, or as good as that; at once where nobody sees the page. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, document.hidden ? 0 : LONGEST_MS);
    // The callback comes before a frame is drawn, a task of its own after.
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Runs the scripts that the page links with `data-after-paint`. */
export function runLinked(): void {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[data-after-paint]')) {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = href;
    document.head.append(script);
  }
}
