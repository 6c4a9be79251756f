import { OwnConflicts } from '../../../../client/console/worker/own-conflicts.ts';
import { memoryStore } from '../../../../client/console/worker/view-store.ts';
import { row } from '../lists/rows.ts';

test('a row whose front sheet has a declared name is marked, and no other', async () => {
  const store = memoryStore();
  const conflicts = new OwnConflicts(() => store);
  await conflicts.declare(['Асанов']);
  expect(conflicts.mark(row('a', { office: 'Асановдун кеңсеси' })).conflict).toEqual(['DECLARED']);
  const other = row('b', { office: 'Усеновдун кеңсеси' });
  expect(conflicts.mark(other)).toBe(other);
});

test('a new list takes the place of the old one at once, and the next session has it', async () => {
  const store = memoryStore();
  const conflicts = new OwnConflicts(() => store);
  const mine = row('a', { office: 'Асановдун кеңсеси' });
  await conflicts.declare(['Асанов']);
  conflicts.mark(mine);
  await conflicts.declare(['Усенов']);
  expect(conflicts.mark(mine)).toBe(mine);
  const next = new OwnConflicts(() => store);
  await next.load();
  expect(next.names).toEqual(['Усенов']);
});
