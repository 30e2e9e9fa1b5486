import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const KINDS = new Set(['.js', '.css', '.html', '.svg', '.json', '.ttf', '.map', '.wasm', '.txt']);
/** Smaller than a packet: nothing to gain. */
const SMALLEST_BYTES = 1_000;
/** 11 takes three times as long as 9 for a tenth fewer bytes, and what is fetched without TLS is gzip anyway. */
const BROTLI_QUALITY = 9;

/**
 * Writes `.br` and `.gz` beside each file below `folder` that is worth it: once, at build time, so that serving costs
 * nothing. A plain-HTTP page takes gzip only, so that both are there. zlib works in threads: all files at once.
 * @param {string} folder
 */
export async function compressFolder(folder) {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(names.filter((name) => KINDS.has(extname(name))).map((name) => compressFile(join(folder, name))));
}

/** @param {string} path */
async function compressFile(path) {
  const { size } = await stat(path);
  if (size < SMALLEST_BYTES) return;
  const content = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: size };
  const [small, plain] = await Promise.all([promisify(brotliCompress)(content, { params }), promisify(gzip)(content, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, small), writeFile(`${path}.gz`, plain)]);
}
