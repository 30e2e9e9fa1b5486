/**
 * `host.json` in the data folder: how a command on this machine reaches the host that has the folder, and the key by which it is known to be of
 * whoever may read the folder.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as v from 'valibot';

const schema = v.object({ url: v.string(), key: v.string() });

export type HostNote = v.InferOutput<typeof schema>;

const ANY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

export async function writeHostNote(dataDir: string, { address, family, port }: AddressInfo, key: string): Promise<void> {
  const host = ANY[address] ?? (family === 'IPv6' ? `[${address}]` : address);
  const note: HostNote = { url: `http://${host}:${port}`, key };
  await writeFile(noteIn(dataDir), JSON.stringify(note), { mode: 0o600 });
}

/** Undefined where no host has left one. */
export async function readHostNote(dataDir: string): Promise<HostNote | undefined> {
  try {
    const parsed = v.safeParse(schema, JSON.parse(await readFile(noteIn(dataDir), 'utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined; // none, or half of one
  }
}

export async function removeHostNote(dataDir: string): Promise<void> {
  await rm(noteIn(dataDir), { force: true });
}

function noteIn(dataDir: string): string {
  return join(dataDir, 'host.json');
}
