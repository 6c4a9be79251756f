/** Somebody without an account who wants the server to forget how often a name has been guessed at. */
import { Throttle } from '../../server/accounts/throttle.ts';

const names = 10_050;

async function guessed(): Promise<Throttle> {
  const throttle = new Throttle(
    () => 0,
    () => Promise.resolve(),
    () => 0,
  );
  for (let guess = 0; guess < 10; guess++) await throttle.attempt('victim', () => Promise.resolve(null));
  expect(throttle.pauseOf('victim')).toBe(15_000);
  return throttle;
}

test('Attempts that are refused because too many wait do not push out a name that is guessed at.', async () => {
  const throttle = await guessed();
  // The few places for checking a password, and all that may wait for one, are taken.
  const ends: (() => void)[] = [];
  const taken = Array.from({ length: 130 }, (_, index) =>
    throttle.attempt(`slow${String(index)}`, () => new Promise<null>((resolve) => ends.push(() => resolve(null)))),
  );
  await new Promise((resolve) => setImmediate(resolve));
  let refused = 0;
  for (let index = 0; index < names; index++) {
    await throttle.attempt(`name${String(index)}`, () => Promise.resolve(null)).catch(() => refused++);
  }
  expect(refused).toBe(names);
  expect(throttle.pauseOf('victim')).toBe(15_000);
  while (ends.length > 0) {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(taken);
});

test('Nor does one failure under each of many made-up names.', async () => {
  const throttle = await guessed();
  for (let index = 0; index < names; index++) {
    await throttle.attempt(`name${String(index)}`, () => Promise.resolve(null));
  }
  expect(throttle.pauseOf('victim')).toBe(15_000);
});
