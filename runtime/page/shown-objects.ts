/** What JavaScript makes of an object where a text is wanted. */
const AS_TEXT = '[object Object]';

/** Calls `tell` once, when a whole object is shown on the page as a text. */
export function watchShownObjects(tell: () => void): void {
  const observer = new MutationObserver((records) => {
    if (!records.some(showsObject)) return;
    observer.disconnect();
    tell();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}

function showsObject({ type, target, addedNodes }: MutationRecord): boolean {
  const nodes = type === 'characterData' ? [target] : [...addedNodes];
  return nodes.some((node) => node.textContent?.includes(AS_TEXT) === true && isSeen(node));
}

/** Not the text of a script, which may well speak of it. */
function isSeen(root: Node): boolean {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node: Node | null = texts.currentNode; node; node = texts.nextNode())
    if (node instanceof Text && node.data.includes(AS_TEXT) && !node.parentElement?.matches('script, style')) return true;
  return false;
}
