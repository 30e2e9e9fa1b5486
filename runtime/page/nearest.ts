/** The name that was most likely meant by `word`, if one is near: another case first, then the fewest edits. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const small = word.toLowerCase();
  const sameButCase = names.find((name) => name !== word && name.toLowerCase() === small);
  if (sameButCase !== undefined) return sameButCase;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    if (name === word || name.length > 60 || word.length > 60) continue;
    const edits = editDistance(small, name.toLowerCase());
    if (edits >= least) continue;
    least = edits;
    best = name;
  }
  return best;
}

/** Letters put in, left out or changed, and neighbours swapped, each counting one. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change, swapped ? at(i - 2, j - 2) + 1 : Infinity));
    }
  }
  return at(a.length, b.length);
}
