/** How much code there is: lines that are not empty and no comment alone, and their letters without the white space in front. */
export interface CodeSize {
  lines: number;
  letters: number;
}

/** Of JavaScript or Python. */
export function codeSize(source: string): CodeSize {
  const lines = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(\/\/|#)/.test(line));
  return { lines: lines.length, letters: lines.reduce((sum, line) => sum + Array.from(line).length, 0) };
}
