const FIELDS =
  'input:not([type="button" i], [type="submit" i], [type="reset" i], [type="hidden" i], [type="checkbox" i], [type="radio" i], [type="file" i]), textarea, select, [contenteditable=""], [contenteditable="true"]';
const BUTTONS = 'button, input[type="button" i], input[type="submit" i], [role="button"], summary';

/** What is typed in: by a CSS selector, or by the words of its label. '' is the first one that is seen. */
export function findField(target: string): HTMLElement | undefined {
  return find(target, FIELDS, (element) => labels(element));
}

/** What is pressed: by a CSS selector, or by the words on it. '' is the first button that is seen; words may stand on anything. */
export function findButton(target: string): HTMLElement | undefined {
  return find(target, BUTTONS, wordsOn) ?? (target === '' ? undefined : find(target, 'a, label, li, td, div, span', wordsOn));
}

function find(target: string, kind: string, words: (element: HTMLElement) => string[]): HTMLElement | undefined {
  const all = seen(kind);
  if (target === '') return all[0];
  const wanted = plain(target);
  return all.find((element) => words(element).some((each) => plain(each) === wanted)) ?? bySelector(target);
}

function seen(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(isSeen);
}

/** 'Send' is a word and a selector too, of elements that there are none of. */
function bySelector(target: string): HTMLElement | undefined {
  try {
    return seen(target)[0];
  } catch {
    return undefined; // no selector
  }
}

function isSeen(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}

function wordsOn(element: HTMLElement): string[] {
  const value = element instanceof HTMLInputElement ? element.value : element.innerText;
  return [value, element.getAttribute('aria-label') ?? ''];
}

function labels(element: HTMLElement): string[] {
  const own = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  const around = own ? [...(element.labels ?? [])].map((label) => label.innerText) : [];
  return [...around, element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? ''];
}

function plain(words: string): string {
  return words.replace(/\s+/g, ' ').trim().toLowerCase();
}
