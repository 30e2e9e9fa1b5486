import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { Router } from 'express';

const YEAR_MS = 365 * 24 * 3_600_000;
/** Best first. What is listed is looked for beside each file. */
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/**
 * The files of a folder that was built. Those for which `isForEver` browsers keep for ever: their URL changes with them.
 * Files were compressed when they were built: nothing is compressed here.
 */
export function assetsRouter(folder: string, isForEver: (path: string) => boolean): Router {
  const router = Router({ caseSensitive: true });
  const files = new Set(listFiles(folder));
  const isPage = (path: string): boolean => extname(path) === '.html';
  const isCompressed = (path: string): boolean => ENCODINGS.some(({ ending }) => path.endsWith(ending));

  router.get('/{*path}', (request, response, next) => {
    const path = [request.params.path ?? []].flat().join('/');
    if (!files.has(path) || isPage(path) || isCompressed(path)) {
      next();
      return;
    }
    const encoding = ENCODINGS.find(({ name, ending }) => files.has(path + ending) && request.acceptsEncodings(name) !== false);
    response.type(extname(path)).set({ Vary: 'Accept-Encoding', 'X-Content-Type-Options': 'nosniff' });
    if (encoding) response.set('Content-Encoding', encoding.name);
    const immutable = isForEver(path);
    response.sendFile(
      path + (encoding?.ending ?? ''),
      { root: folder, immutable, maxAge: immutable ? YEAR_MS : 0, acceptRanges: false },
      (error) => {
        if (error && !response.headersSent) next(error);
      },
    );
  });
  return router;
}

/** Paths with `/`, of what is there when the host starts. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
