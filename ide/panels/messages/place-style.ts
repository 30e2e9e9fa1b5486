/**
 * A `style` attribute, of properties by their CSS names. In place of Lit's `styleMap`, which sets each property anew at every
 * update: a text that is the same costs nothing, and a picture has thousands of them.
 */
export function placeStyle(properties: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(properties)
    .map(([name, value]) => (value === undefined ? '' : `${name}: ${value}; `))
    .join('');
}
