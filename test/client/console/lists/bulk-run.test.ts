import { runBulk, type ItemResult } from '../../../../client/console/lists/bulk-run.ts';
import type { StepOutcome } from '../../../../client/console/worker/bulk.ts';
import { Refused } from '../../../../client/staff/worker-link.ts';

const done: StepOutcome = { outcome: 'DONE' };
const run = (
  ids: readonly string[],
  step: (id: string) => Promise<StepOutcome>,
  isStopped = () => false,
): { readonly seen: (readonly ItemResult[])[]; readonly end: Promise<readonly ItemResult[]> } => {
  const seen: (readonly ItemResult[])[] = [];
  return { seen, end: runBulk({ ids, step, isStopped, onResult: (results) => seen.push(results) }) };
};

test('one case after the other, each with its own result', async () => {
  const order: string[] = [];
  const { seen, end } = run(['a', 'b'], (id) => {
    order.push(id);
    return Promise.resolve(id === 'a' ? done : { outcome: 'RETURNED', why: 'OVERTAKEN' });
  });
  expect(await end).toEqual([
    { id: 'a', result: done },
    { id: 'b', result: { outcome: 'RETURNED', why: 'OVERTAKEN' } },
  ]);
  expect(order).toEqual(['a', 'b']);
  expect(seen.map((results) => results.length)).toEqual([1, 2]);
});

test('the failure of one does not keep the others waiting', async () => {
  const { end } = run(['a', 'b', 'c'], (id) =>
    id === 'b' ? Promise.reject(new Refused('NETWORK')) : Promise.resolve(done),
  );
  expect((await end).map(({ result }) => result.outcome)).toEqual(['DONE', 'FAILED', 'DONE']);
  expect((await end)[1]?.result).toEqual({ outcome: 'FAILED', why: 'NETWORK' });
});

test('once stopped, nothing more is tried', async () => {
  let tried = 0;
  const step = (): Promise<StepOutcome> => {
    tried += 1;
    return Promise.resolve(done);
  };
  const { end } = run(['a', 'b', 'c'], step, () => tried === 2);
  expect(await end).toHaveLength(2);
  expect(tried).toBe(2);
});
