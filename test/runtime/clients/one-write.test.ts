import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { writeTogether } from '../../../runtime/clients/one-write.ts';

/** What the system was given, a list for each time. */
function newStream(): { stream: Writable; writes: string[][] } {
  const writes: string[][] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      writes.push([chunk]);
      done();
    },
    writev(chunks, done) {
      writes.push(chunks.map(({ chunk }) => String(chunk)));
      done();
    },
  });
  return { stream, writes };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('what is sent to a stream in one turn is written at once, in its order, and what comes later by itself', async () => {
  const [fox, owl] = [newStream(), newStream()];
  for (const word of ['one', 'two', 'three']) {
    for (const { stream } of [fox, owl]) {
      writeTogether(stream);
      stream.write(word);
    }
  }
  await turn();
  writeTogether(fox.stream);
  fox.stream.write('four');
  await turn();
  expect(fox.writes).toEqual([['one', 'two', 'three'], ['four']]);
  expect(owl.writes).toEqual([['one', 'two', 'three']]);
});

it('a stream that has ended in the same turn harms nobody', async () => {
  const [fox, owl] = [newStream(), newStream()];
  for (const { stream } of [fox, owl]) {
    writeTogether(stream);
    stream.write('word');
  }
  fox.stream.destroy();
  await turn();
  expect(owl.writes).toEqual([['word']]);
});
