/**
 * The libraries that pages import, below `/lib/VERSION/`. The version is a hash of all of them: what has it in its URL is
 * kept for ever, and modules of one version only ever import each other.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import * as v from 'valibot';
import { assetsRouter } from './assets.ts';

const manifest = v.object({ version: v.pipe(v.string(), v.regex(/^[\w-]{12}$/)), needs: v.record(v.string(), v.array(v.string())) });

/** What was built of the libraries: see `server/libraries/build-libraries.mjs`. */
export type LibraryManifest = v.InferOutput<typeof manifest>;

/** Throws when the libraries were not built. */
export function readLibraries(folder: string): LibraryManifest {
  return v.parse(manifest, JSON.parse(readFileSync(join(folder, 'libraries.json'), 'utf8')));
}

/** The pages that import have an opaque origin, hence `Access-Control-Allow-Origin`. */
export function librariesRouter(folder: string): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const { version } = readLibraries(folder);
  router.use('/lib', (_request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    next();
  });
  router.use(
    `/lib/${version}`,
    assetsRouter(folder, () => true),
  );
  return router;
}
