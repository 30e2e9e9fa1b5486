import { expect, test } from 'vitest';
import { FileWork, type FileOwner } from '../../../server/compiler/file-work.ts';

/** Work that ends when the test says so. */
class Bench {
  /** What was begun, in this order. */
  readonly begun: string[] = [];
  readonly work = new FileWork<string>((files, path, id) => {
    this.begun.push(`${id} ${path} ${files.get(path) ?? ''}`);
    return new Promise((resolve, reject) => this.#ends.push({ resolve, reject }));
  });
  readonly #ends: { resolve: (result: string) => void; reject: (error: Error) => void }[] = [];

  end(result: string): void {
    this.#ends.shift()?.resolve(result);
  }

  fail(error: Error): void {
    this.#ends.shift()?.reject(error);
  }
}

function project(id: string, files: Record<string, string>): FileOwner & { change(files: Record<string, string>): void } {
  let now = new Map(Object.entries(files));
  return { id, files: () => now, change: (changed) => (now = new Map(Object.entries(changed))) };
}

test('ninety who ask for a file get what one piece of work has made, and later ones too', async () => {
  const bench = new Bench();
  const pages = project('p', { a: '1' });
  const asked = Array.from({ length: 90 }, () => bench.work.ask(pages, 'a'));
  await expect.poll(() => bench.begun).toEqual(['p a 1']);
  bench.end('made');
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['made']));
  expect(await bench.work.ask(pages, 'a')).toBe('made');
  pages.change({ a: '1' });
  const again = bench.work.ask(pages, 'a');
  await expect.poll(() => bench.begun).toEqual(['p a 1', 'p a 1']);
  bench.end('anew');
  expect(await again).toBe('anew');
});

test('a project does one thing at a time, with the files of that time; another does not wait for it', async () => {
  const bench = new Bench();
  const [slow, other] = [project('s', { a: '1', b: '1' }), project('o', { a: '1' })];
  const asked = [bench.work.ask(slow, 'a'), bench.work.ask(slow, 'b'), bench.work.ask(other, 'a')];
  await expect.poll(() => bench.begun).toEqual(['s a 1', 'o a 1']);
  slow.change({ a: '1', b: '2' });
  bench.end('first');
  bench.end('third');
  await expect.poll(() => bench.begun).toEqual(['s a 1', 'o a 1', 's b 2']);
  bench.end('second');
  expect(await Promise.all(asked)).toEqual(['first', 'second', 'third']);
});

test('what has failed, or is to be forgotten, is done anew', async () => {
  const bench = new Bench();
  const pages = project('p', { a: '1' });
  const failing = bench.work.ask(pages, 'a');
  await expect.poll(() => bench.begun.length).toBe(1);
  bench.fail(new Error('no'));
  await expect(failing).rejects.toThrow('no');
  const made = bench.work.ask(pages, 'a');
  await expect.poll(() => bench.begun.length).toBe(2);
  bench.end('made');
  expect(await made).toBe('made');
  bench.work.forget(pages.files(), 'a');
  const again = bench.work.ask(pages, 'a');
  await expect.poll(() => bench.begun.length).toBe(3);
  bench.end('anew');
  expect(await again).toBe('anew');
});
