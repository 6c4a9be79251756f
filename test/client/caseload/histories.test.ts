/** Random histories with random offline merges: every device that has the same released feed shows the same case, and so does the audit. */
import fc from 'fast-check';
import { Diverged, history, play } from './histories/history.ts';
import type { Planted } from './histories/device.ts';
import { histories } from './histories/run.ts';

test('200 random histories converge on every device, and the fold of the audit agrees', async () => {
  const { told, kinds } = await histories(200);
  // They are no empty histories: every kind of trouble is among them.
  expect(told).toBeGreaterThan(100);
  for (const kind of ['two starts', 'rotation', 'FORK', 'NOT_OPENED', 'REPLAY', 'FEED_DIFFERS', 'WRONG_PREVIOUS'])
    expect(kinds).toContain(kind);
}, 400_000);

test.each(['KEEPS_WHAT_WAITED', 'REORDERS', 'LAST_WRITER_WINS'] satisfies Planted[])(
  'a device that does it another way is found: %s',
  async (planted) => {
    const found = await fc.check(
      fc.asyncProperty(history, async (each) => {
        await play(each, planted);
      }),
      { numRuns: 300, seed: 1, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
    expect(found.errorInstance).toBeInstanceOf(Diverged);
  },
  400_000,
);
