/**
 * The browser's storage, where there is one. A guest account's is empty or throws on each access: that is normal, so
 * nothing that is needed may be kept here only.
 */
export function readStored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** False when it could not be kept. */
export function writeStored(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

export function removeStored(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // no storage here: nothing is in it
  }
}
