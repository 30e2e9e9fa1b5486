import { buildIfStale } from '../../server/setup/build-if-stale.mjs';

/** Before the tests that use the product as it is served. */
export default async function buildAll(): Promise<void> {
  await buildIfStale(['host', 'ide', 'lib', 'take-home']);
}
