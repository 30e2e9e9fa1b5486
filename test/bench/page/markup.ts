/** A text as it stands between tags and in attributes. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A number of a picture: nobody sees more of it. */
export function px(value: number): string {
  return String(Number(value.toFixed(1)));
}
