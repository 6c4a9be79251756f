import type { Cell } from '../../../client/statistics/cell.ts';
import { dimensionCodes } from '../../../client/statistics/dimensions.ts';
import { ReleaseRefused, type ReleaseRefusalCode } from '../../../client/statistics/release.ts';
import type { ReleaseContent } from '../../../client/statistics/release-document.ts';
import type { ShownTable } from '../../../client/statistics/shown-table.ts';
import { assertTablesReleasable } from '../../../client/statistics/tables-guard.ts';
import { releaseOf } from './hiding/scenario.ts';

function cell(value: number | null): Cell {
  return value === null ? { flag: 'HIDDEN' } : { flag: 'OBS', value };
}

/** Received by identity: null is hidden. */
function table(values: readonly (number | null)[], total: number | null): ShownTable {
  const rows = dimensionCodes.IDENTITY.map((code, row) => ({ code, cell: cell(values[row] ?? null) }));
  return { id: 'by-identity', flow: 'RECEIVED', dimension: 'IDENTITY', grouping: null, rows, total: cell(total) };
}

function refusal(next: ReleaseContent, earlier: readonly ReleaseContent[] = []): ReleaseRefusalCode | null {
  try {
    assertTablesReleasable(next, earlier);
    return null;
  } catch (error) {
    if (error instanceof ReleaseRefused) return error.code;
    throw error;
  }
}

const shown = table([40, 40, 40, 40], 160);

describe('a release', () => {
  test('in which everything is shown is let through', () => {
    expect(refusal(releaseOf('2026-Q1', [shown]))).toBeNull();
  });

  test.each([
    ['the total leaves less than ten', table([40, 40, 40, null], 120)],
    ['the total says that a small one is not none', table([40, 40, 40, null], 130)],
    ['two hidden ones are almost none together', table([60, 60, null, null], 120)],
  ])('is refused when a hidden number is betrayed: %s', (_, each) => {
    expect(refusal(releaseOf('2026-Q1', [each]))).toBe('CELL_BETRAYED');
  });

  test('is refused when the rows cannot have the total', () => {
    expect(refusal(releaseOf('2026-Q1', [table([40, 40, 40, 40], 200)]))).toBe('CONTRADICTS_EARLIER');
  });

  test('is refused when tables of the same events have different totals', () => {
    const other: ShownTable = { ...table([40, 40, 40, 40], 165), id: 'other' };
    expect(refusal(releaseOf('2026-Q1', [shown, other]))).toBe('TOTALS_DIFFER');
  });
});

describe('a release after others', () => {
  const quarters = [1, 2, 3, 4].map((quarter) => releaseOf(`2026-Q${String(quarter)}`, [shown]));

  test.each(['2026-Q1', '2026'])('is refused for a period that was released before: %s', (period) => {
    expect(refusal(releaseOf(period, [shown]), [releaseOf(period, [shown])])).toBe('PERIOD_RELEASED');
  });

  test('is refused for a quarter of a year that was released', () => {
    expect(refusal(releaseOf('2026-Q4', [shown]), [releaseOf('2026', [shown])])).toBe('YEAR_RELEASED');
    expect(refusal(releaseOf('2027-Q4', [shown]), [releaseOf('2026', [shown])])).toBeNull();
  });

  test('is refused when it counted less of the register, or an earlier day', () => {
    const before = releaseOf('2026-Q1', [shown]);
    expect(refusal(releaseOf('2026-Q2', [shown], { asOf: 29_999 }), [before])).toBe('OLDER_THAN_EARLIER');
    const smaller = { size: 999, root: new Uint8Array(32) };
    expect(refusal(releaseOf('2026-Q2', [shown], { case: smaller }), [before])).toBe('OLDER_THAN_EARLIER');
  });

  test('is refused when a table has become another one', () => {
    const other: ShownTable = { ...table([40, 40, 40, 40], 160), flow: 'CLOSED' };
    expect(refusal(releaseOf('2026-Q2', [other]), [releaseOf('2026-Q1', [shown])])).toBe('TABLE_CHANGED');
  });

  test('is refused when the year would tell a quarter that was hidden', () => {
    const hidden = releaseOf('2026-Q4', [table([40, 40, null, null], 110)]);
    expect(refusal(hidden, quarters.slice(0, 3))).toBeNull();
    const year = releaseOf('2026', [table([160, 160, 115, 155], 590)]);
    expect(refusal(year, [...quarters.slice(0, 3), hidden])).toBe('CELL_BETRAYED');
    const careful = releaseOf('2026', [table([160, 160, null, null], 590)]);
    expect(refusal(careful, [...quarters.slice(0, 3), hidden])).toBeNull();
  });

  test('is refused when the year would tell a quarter that nobody has released', () => {
    expect(refusal(releaseOf('2026', [table([120, 200, 200, 200], 720)]), quarters.slice(0, 3))).toBe('CELL_BETRAYED');
    expect(refusal(releaseOf('2026', [table([200, 200, 200, 200], 800)]), quarters.slice(0, 3))).toBeNull();
  });

  test('is refused when it cannot be true together with those before', () => {
    expect(refusal(releaseOf('2026', [table([100, 200, 200, 200], 700)]), quarters)).toBe('CONTRADICTS_EARLIER');
    expect(refusal(releaseOf('2026', [table([160, 160, 160, 160], 640)]), quarters)).toBeNull();
  });

  test('is let through whatever other years say', () => {
    const other = releaseOf('2027-Q1', [table([40, 40, null, null], 110)]);
    expect(refusal(other, quarters)).toBeNull();
  });
});
