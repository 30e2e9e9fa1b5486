let last = 0;

/** Another number for each text that there ever was: what two checkers have parsed together is told apart by it. */
export function nextVersion(): number {
  last += 1;
  return last;
}
