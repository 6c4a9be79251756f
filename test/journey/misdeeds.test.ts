import { againstTable, tryMisdeeds } from '../../journey/misdeeds.ts';

test('Audit and screen are calm at an honest instance, and a report dropped after the promise is seen by both.', async () => {
  const only = 'dropped after the promise';
  const lines = await tryMisdeeds({ only, tell: () => undefined });
  expect(lines).toHaveLength(2);
  expect(againstTable(lines, only)).toEqual([]);
}, 600_000);
