import { extname } from 'node:path';
import { typeOf } from '../pages/page-file.ts';

/** Of texts, by ending. The types of pictures, sounds and fonts are those of every project. */
const TEXT_TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
};

/** The content type of a page's file. */
export function contentTypeOf(path: string): string {
  const ending = (path.startsWith('.') ? path : extname(path)).toLowerCase();
  const text = TEXT_TYPES[ending];
  if (text !== undefined) return `${text}; charset=utf-8`;
  const type = typeOf(path);
  if (!type.includes('/')) return 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}
