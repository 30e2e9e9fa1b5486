/** So long a browser may take to begin with what it was asked to save. */
const KEEP_MS = 60_000;

/** Lets the browser save `blob` as a file called `name`. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
