import { readStored, removeStored } from '../parts/storage.ts';

/**
 * Where the Edit key is on this computer. It comes in the address's fragment (`#tiger-banana-rocket-seven`), which never
 * travels to a server, and moves from there to storage, so that nobody reads it off the screen. Storage that throws or
 * forgets is normal at school: then the fragment stays where it is.
 */
export function takeEditKey(id: string, page: Window): string | undefined {
  const slot = slotOf(id);
  const given = wordsOf(page.location.hash);
  if (!given) return read(page, slot);
  if (write(page, slot, given)) {
    page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search);
  }
  return given;
}

/** The key that this computer has of a project. */
export function knownEditKey(id: string): string | undefined {
  return readStored(slotOf(id));
}

/** The project is no more, and neither is its key. */
export function forgetEditKey(id: string): void {
  removeStored(slotOf(id));
}

function slotOf(id: string): string {
  return `wszero.key.${id}`;
}

/** The words of a fragment, as they are written in a key; undefined when there are none. */
export function wordsOf(hash: string): string | undefined {
  const words = hash.toLowerCase().match(/[a-z]+/g);
  return words?.join('-');
}

function read(page: Window, slot: string): string | undefined {
  try {
    return page.localStorage.getItem(slot) ?? undefined;
  } catch {
    return undefined; // no storage here: as if there were nothing in it
  }
}

function write(page: Window, slot: string, key: string): boolean {
  try {
    page.localStorage.setItem(slot, key);
    return page.localStorage.getItem(slot) === key;
  } catch {
    return false;
  }
}
