/** In this order an import without an ending looks for its file. */
const ENDINGS = ['.js', '.jsx', '.ts', '.tsx', '.mjs', '/index.js', '/index.jsx', '/index.ts', '/index.tsx'];

/** TypeScript imports a file by the name that it has when compiled. */
const WRITTEN_AS: readonly { compiled: string; written: readonly string[] }[] = [
  { compiled: '.js', written: ['.ts', '.tsx', '.jsx'] },
  { compiled: '.jsx', written: ['.tsx'] },
];

/** The one of `paths` that `wanted` leads to: a file of that very name, of that name with an ending, or the source of a `.js`. */
export function findScript(paths: ReadonlySet<string>, wanted: string): string | undefined {
  if (paths.has(wanted)) return wanted;
  const names = ENDINGS.map((ending) => wanted + ending);
  for (const { compiled, written } of WRITTEN_AS) {
    if (wanted.endsWith(compiled)) names.push(...written.map((ending) => wanted.slice(0, -compiled.length) + ending));
  }
  return names.find((name) => paths.has(name));
}

/** The other names by which `findScript` may lead to `path`. */
export function otherNames(path: string): string[] {
  const without = (ending: string): string => path.slice(0, -ending.length);
  const names = ENDINGS.filter((ending) => path.endsWith(ending)).map(without);
  for (const { compiled, written } of WRITTEN_AS) {
    names.push(...written.filter((ending) => path.endsWith(ending)).map((ending) => without(ending) + compiled));
  }
  return names.filter((name) => name !== '' && !name.endsWith('/'));
}
