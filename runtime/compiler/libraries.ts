/** What pages may import by a name of its own: copies of these are served by whoever serves the page, as ES modules. */
export const LIBRARIES: readonly string[] = [
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
  'preact',
  'preact/hooks',
  'preact/jsx-runtime',
  'preact/jsx-dev-runtime',
  'preact/compat',
  'vue',
  'vue/jsx-runtime',
  'vue/jsx-dev-runtime',
];

/** The file of a library, in the one folder that holds them all. */
export function libraryFile(specifier: string): string {
  return `${specifier.replaceAll('/', '-')}.js`;
}

/** Whose JSX a page's script may be written in. */
export type JsxSource = 'react' | 'preact' | 'vue';

/** The library whose JSX somebody writes who imports `specifier`. */
export function jsxSourceOf(specifier: string): JsxSource | undefined {
  const [name = ''] = specifier.split('/');
  switch (name) {
    case 'react':
    case 'react-dom':
      return 'react';
    case 'preact':
    case 'vue':
      return name;
    default:
      return undefined;
  }
}
