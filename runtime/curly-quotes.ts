/** Whether it is a quote mark of printed text (‘ ’ ‚ ‛ “ ” „ ‟): what a word processor makes of a straight one. */
export function isCurly(character: string): boolean {
  return character >= '\u2018' && character <= '\u201f';
}

/** The straight quote mark that is written in code for a curly one. */
export function straight(character: string): string {
  return character <= '\u201b' ? "'" : '"';
}
