import { expect, test } from 'vitest';
import { CodedError } from '../../../server/errors.ts';
import { WrongKeyBrake } from '../../../server/http/wrong-key-brake.ts';
import { StepClock } from './step-clock.ts';

const { signal } = new AbortController();
const wrong = async (): Promise<never> => {
  throw new CodedError('wrong-key');
};
const right = async (): Promise<string> => 'open';

async function guess(brake: WrongKeyBrake, address: string, times: number): Promise<void> {
  const tries = Array.from({ length: times }, (_, index) => brake.try(address, `wrong ${index}`, signal, wrong));
  for (const result of await Promise.allSettled(tries)) expect(result.status).toBe('rejected');
}

test('lets ten wrong tries of an address pass at once, and then one in five seconds, also when they come together', async () => {
  const clock = new StepClock();
  const brake = new WrongKeyBrake(clock);
  await guess(brake, 'a', 10);
  expect(clock.waits).toEqual([]);
  await guess(brake, 'a', 3);
  expect(clock.waits).toEqual([5_000, 5_000, 5_000]);
});

test('makes a right key wait behind wrong ones of its address, so that its answer is no quicker', async () => {
  const clock = new StepClock();
  const brake = new WrongKeyBrake(clock);
  await guess(brake, 'a', 10);
  expect(await brake.try('a', 'right', signal, right)).toBe('open');
  expect(clock.waits).toEqual([5_000]);
});

test('lets a key that was right before pass at once while another of the address guesses', async () => {
  const clock = new StepClock();
  const brake = new WrongKeyBrake(clock);
  await brake.try('a', 'right', signal, right);
  await guess(brake, 'a', 11);
  clock.waits.length = 0;
  expect(await brake.try('a', 'right', signal, right)).toBe('open');
  expect(clock.waits).toEqual([]);
});

test('forgets that a key was right once it is wrong', async () => {
  const clock = new StepClock();
  const brake = new WrongKeyBrake(clock);
  await brake.try('a', 'renewed', signal, right);
  await expect(brake.try('a', 'renewed', signal, wrong)).rejects.toThrow(CodedError);
  await guess(brake, 'a', 9);
  await expect(brake.try('a', 'renewed', signal, wrong)).rejects.toThrow(CodedError);
  expect(clock.waits).toEqual([5_000]);
});

test('slows down the whole host past ten a second, by at most three seconds a try', async () => {
  const clock = new StepClock();
  const brake = new WrongKeyBrake(clock);
  for (let address = 0; address < 10; address++) await guess(brake, `address ${address}`, 1);
  expect(clock.waits).toEqual([]);
  await guess(brake, 'one more', 1);
  expect(clock.waits).toEqual([100]);
  await Promise.all(Array.from({ length: 100 }, (_, address) => guess(brake, `at once ${address}`, 1)));
  clock.waits.length = 0;
  expect(await brake.try('a pupil', 'right', signal, right)).toBe('open');
  expect(clock.waits).toEqual([3_000]);
});

test('does not count right keys, nor faults of the host', async () => {
  const clock = new StepClock();
  const brake = new WrongKeyBrake(clock);
  for (let count = 0; count < 30; count++) await brake.try('a', `right ${count}`, signal, right);
  for (let count = 0; count < 30; count++) {
    await expect(brake.try('a', 'x', signal, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
  }
  expect(clock.waits).toEqual([]);
});

test('drops a try whose asker went away before its turn', async () => {
  const clock = new StepClock();
  const brake = new WrongKeyBrake(clock);
  const gone = new AbortController();
  let asked = false;
  const first = brake.try('a', 'one', signal, right);
  const second = brake.try('a', 'two', gone.signal, async () => (asked = true));
  gone.abort();
  await first;
  await expect(second).rejects.toThrow();
  expect(asked).toBe(false);
  expect(await brake.try('a', 'three', signal, right)).toBe('open');
});
