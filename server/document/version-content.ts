/** What is in a version: all that a project has in its files, as one compressed text. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import * as v from 'valibot';

/** Path and text, path and SHA-256 of an asset. */
export interface VersionContent {
  texts: readonly (readonly [path: string, text: string])[];
  assets: readonly (readonly [path: string, hash: string])[];
}

/** As it is kept. Pairs and no objects: a file may be called `constructor`. */
const pairs = v.array(v.tuple([v.string(), v.string()]));
const kept = v.object({ texts: pairs, assets: pairs });

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** Of these files, in the order of their paths: the same files are the same text. */
export function versionText(texts: ReadonlyMap<string, string>, assets: ReadonlyMap<string, { hash: string }>): string {
  const hashes = [...assets].map(([path, { hash }]): [string, string] => [path, hash]);
  return JSON.stringify({ texts: [...texts].sort(byPath), assets: hashes.sort(byPath) } satisfies VersionContent);
}

/** SHA-256, hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export async function packVersion(text: string): Promise<Uint8Array> {
  return new Uint8Array(await deflate(text));
}

export async function unpackVersion(bytes: Uint8Array): Promise<VersionContent> {
  return v.parse(kept, JSON.parse((await inflate(bytes)).toString()));
}

function byPath([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1;
}
