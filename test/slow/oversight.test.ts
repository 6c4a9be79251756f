import { walkOversight } from '../../journey/oversight.ts';

test('past days become a release that a stranger verifies, reads everywhere, and cannot be fooled about', async () => {
  const { ok, obstacles, manipulations, pages } = await walkOversight({
    ...{ thorough: false, screenshots: null, tell: () => undefined },
  });
  expect(obstacles).toEqual([]);
  expect(manipulations.filter(({ caught }) => !caught)).toEqual([]);
  expect(manipulations.length).toBeGreaterThanOrEqual(10);
  expect({ ok, pages }).toEqual({ ok: true, pages: 16 });
}, 1_800_000);
