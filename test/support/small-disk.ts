import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type DiskKind = 'tmpfs' | 'ext4';

/** A disk of a few megabytes, which can be filled to its last byte without harm to anything else. Linux, and root only. */
export class SmallDisk implements AsyncDisposable {
  readonly path: string;
  readonly #image: string;

  /** Undefined where nobody may mount one. */
  static async mount(kind: DiskKind, megabytes: number): Promise<SmallDisk | undefined> {
    const disk = new SmallDisk(await mkdtemp(join(tmpdir(), 'wszero-disk-')));
    const size = `${String(megabytes)}M`;
    try {
      if (kind === 'tmpfs') {
        await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk.path]);
      } else {
        await run('truncate', ['-s', size, disk.#image]);
        await run('mkfs.ext4', ['-q', disk.#image]);
        await run('mount', ['-o', 'loop', disk.#image, disk.path]);
      }
      return disk;
    } catch {
      await disk.#remove();
      return undefined;
    }
  }

  private constructor(path: string) {
    this.path = path;
    this.#image = `${path}.img`;
  }

  /** Takes all room that is left, and resolves when there is none. */
  async fill(): Promise<void> {
    const file = await open(this.#filler, 'a');
    try {
      for (let size = 64 * 1024; size >= 1; size >>= 1) await writeUntilFull(file, Buffer.alloc(size, 1));
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async makeRoom(): Promise<void> {
    await rm(this.#filler);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await run('umount', [this.path]);
    await this.#remove();
  }

  get #filler(): string {
    return join(this.path, 'filler');
  }

  async #remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
    await rm(this.#image, { force: true });
  }
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<void> {
  for (;;) {
    try {
      const { bytesWritten } = await file.write(bytes);
      if (bytesWritten < bytes.length) return;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
      throw error;
    }
  }
}
