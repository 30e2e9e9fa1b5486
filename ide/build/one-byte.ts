import type { Plugin } from 'vite';

/**
 * Writes what is outside of Latin-1 as escapes. A browser keeps a script's text with one byte a character, but with two as soon as one
 * character needs them: thirty quotes and arrows did so to 8 MB of scripts, the checker's and Monaco's.
 */
export const oneByte: Plugin = {
  name: 'one-byte',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = escapeWide(file.code);
  },
};

/**
 * Means the same in texts and regular expressions, and in names of letters that take one unit. What is raw in a tagged template would
 * differ. Throws where a backslash is before one.
 */
export function escapeWide(code: string): string {
  const [misread] = /\\[^\0-\xff]/.exec(code) ?? [];
  if (misread !== undefined) throw new Error(`the build has ${misread}, whose backslash would be taken for that of an escape`);
  return code.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
