import type { File } from '@babel/types';

/** esbuild would follow a comment that names a source map, and believe its positions. Lines and columns stay. */
export function withoutSourceMaps({ text, tree }: { text: string; tree: File }): string {
  let result = '';
  let from = 0;
  for (const { value, start, end } of tree.comments ?? []) {
    if (!value.includes('sourceMappingURL') || typeof start !== 'number' || typeof end !== 'number') continue;
    result += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, ' ');
    from = end;
  }
  return result + text.slice(from);
}
