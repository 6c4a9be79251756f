import { againstTable, tryMisdeeds } from '../../journey/misdeeds.ts';

test('Every planted misdeed fails the check that is meant for it, and the screen of the harmed says so.', async () => {
  const lines = await tryMisdeeds({ tell: () => undefined });
  expect(lines.length).toBeGreaterThan(15);
  expect(againstTable(lines)).toEqual([]);
}, 3_600_000);
