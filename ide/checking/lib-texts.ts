/** TypeScript's own declarations, of the language and of the browser. The build leaves the comments in them out. */
const TEXTS = import.meta.glob<string>(
  '../../node_modules/typescript/lib/lib.{decorators,decorators.legacy,dom,es5,es201*,es202[0-3]*}.d.ts',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

const BY_NAME = new Map(Object.entries(TEXTS).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]));

/** The text of `lib.dom.d.ts` and the like. */
export function libText(name: string): string | undefined {
  return BY_NAME.get(name);
}
