/**
 * Puts text on the clipboard. Over plain HTTP, as in a school's network, browsers have no `navigator.clipboard`, so
 * there a field is selected and copied the old way. False when the browser allows neither.
 */
export async function copyText(text: string): Promise<boolean> {
  // The type says that it is always there; in an insecure context it is not.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return copySelected(text);
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'vh';
  const focused = document.activeElement;
  // Inside an open dialog only what is inside it can be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- over plain HTTP a browser offers no other way
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
