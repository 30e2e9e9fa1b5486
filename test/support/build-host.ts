import { buildIfStale } from '../../server/setup/build-if-stale.mjs';

/** Before all tests: they run the sources, and with them the built workers and scripts of pages. */
export default async function buildHost(): Promise<void> {
  await buildIfStale(['host', 'lib', 'take-home']);
}
