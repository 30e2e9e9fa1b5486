/** How deep JSON text may be nested, and how many brackets, commas and colons may stand in it outside its texts. */
export interface JsonShape {
  depth: number;
  parts: number;
}

/**
 * Whether `text` is no more than that. A look at it costs far less than to parse it: a million keys take half a second. What is
 * no JSON may pass or not; it is for the parser.
 */
export function isWithin(text: string, { depth, parts }: JsonShape): boolean {
  let [level, count] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfText(text, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        level += 1;
        count += 1;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        level -= 1;
        break;
      case 0x2c: // ,
      case 0x3a: // :
        count += 1;
        break;
      default:
    }
    if (level > depth || count > parts) return false;
  }
  return true;
}

/** Of the closing quote mark, or of the end of all. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; ; at += 1) {
    at = text.indexOf('"', at);
    if (at === -1) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
}
