/** The path that `specifier` names, seen from the file `from`; undefined where it leaves the project. */
export function joinPath(from: string, specifier: string): string | undefined {
  const steps = from.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}

/** How `path` is written in an import of the file `from`. */
export function specifierOf(from: string, path: string): string {
  const folders = from.split('/').slice(0, -1);
  const steps = path.split('/');
  while (folders.length > 0 && steps.length > 1 && folders[0] === steps[0]) {
    folders.shift();
    steps.shift();
  }
  return (folders.length === 0 ? './' : '../'.repeat(folders.length)) + steps.join('/');
}
