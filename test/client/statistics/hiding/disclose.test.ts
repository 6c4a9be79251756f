import { ProtocolError } from '../../../../crypto/public.ts';
import type { Cell } from '../../../../client/statistics/cell.ts';
import type { CountedTables } from '../../../../client/statistics/count.ts';
import { dimensionCodes, type DimensionId, type FlowId } from '../../../../client/statistics/dimensions.ts';
import { discloseTables } from '../../../../client/statistics/hiding/disclose.ts';
import { defaultPlan, type TablePlan } from '../../../../client/statistics/plan.ts';
import { ReleaseRefused } from '../../../../client/statistics/release.ts';
import { shownTableJson, shownTableShape, type ShownTable } from '../../../../client/statistics/shown-table.ts';
import { assertTablesReleasable } from '../../../../client/statistics/tables-guard.ts';
import { drawer, drawYear, releaseAll, releaseOf } from './scenario.ts';

function planOf(flow: FlowId, dimension: DimensionId): TablePlan {
  return { from: 2026, tables: [{ id: 'one', flow, dimension, periods: ['QUARTER', 'YEAR'] }] };
}

function countedOf(period: string, flow: FlowId, dimension: DimensionId, counts: readonly number[]): CountedTables {
  const all = dimensionCodes[dimension].map((_, cell) => counts[cell] ?? 0);
  return { period, tables: [{ id: 'one', flow, dimension, counts: all }] };
}

function disclose(flow: FlowId, dimension: DimensionId, counts: readonly number[], entries = 1000): ShownTable {
  const counted = countedOf('2026-Q1', flow, dimension, counts);
  const [table] = discloseTables(planOf(flow, dimension), '2026-Q1', counted, [], entries);
  if (table === undefined) throw new Error('no table');
  return table;
}

const text = (cell: Cell): string => (cell.flag === 'OBS' ? String(cell.value) : cell.flag === 'HIDDEN' ? '-' : '0');
const line = ({ rows, total }: ShownTable): string =>
  `${rows.map(({ cell }) => text(cell)).join(' ')} = ${text(total)}`;

describe('a table', () => {
  test('without anything small is rounded and nothing else', () => {
    expect(line(disclose('RECEIVED', 'IDENTITY', [101, 52, 33, 14]))).toBe('100 50 35 15 = 200');
  });

  test('hides with a small count the next one, so that none stands alone beside its total', () => {
    expect(line(disclose('RECEIVED', 'IDENTITY', [101, 52, 33, 4]))).toBe('100 50 - - = 190');
  });

  test('hides equal ones together: the order of the list says nothing', () => {
    expect(line(disclose('RECEIVED', 'IDENTITY', [101, 16, 14, 4]))).toBe('100 - - - = 135');
  });

  test.each([0, 1, 5, 9])('has the same rows whether nobody, somebody or nine are in a small cell: %i', (count) => {
    expect(line(disclose('RECEIVED', 'IDENTITY', [100, 50, 30, count]))).toMatch(/^100 50 - - = /u);
  });

  test('with all in one cell shows the total and not the cell: the others would be known to be almost none', () => {
    expect(line(disclose('RECEIVED', 'IDENTITY', [0, 200, 0, 0]))).toBe('- - - - = 200');
  });

  test('in which nobody reported, or one, or nine, hides all', () => {
    for (const count of [0, 1, 9]) expect(line(disclose('RECEIVED', 'IDENTITY', [count]))).toBe('- - - - = -');
  });

  test('merges codes into groups before it hides, where more than half of its rows would be hidden', () => {
    const table = disclose('RECEIVED', 'REGION', [3, 9, 4, 5, 8, 2, 14, 60, 22, 13]);
    expect(table.grouping?.map(({ code }) => code)).toEqual(['NORTH', 'SOUTH', 'UNSPECIFIED']);
    expect(line(table)).toBe('85 40 15 = 140');
    expect(disclose('RECEIVED', 'REGION', [30, 9, 40, 5, 80, 20, 14, 60, 22, 13]).grouping).toBeNull();
  });

  test('is what its own form can be: every one reads back', () => {
    const tables = [
      disclose('RECEIVED', 'REGION', [3, 9]),
      disclose('CLOSED', 'OUTCOME', [20, 20, 20, 20, 20, 20, 20]),
    ];
    for (const table of tables) expect(shownTableShape(shownTableJson(table))).toEqual(table);
  });
});

describe('a period without any entry in the register', () => {
  test('has structural zeros: everybody can see that nothing could be counted', () => {
    expect(line(disclose('RECEIVED', 'IDENTITY', [], 0))).toBe('0 0 0 0 = 0');
  });

  test('hides deadlines that may have run out in it, since they need no entry', () => {
    expect(line(disclose('ACKNOWLEDGEMENT_DUE', 'ACKNOWLEDGEMENT_TIME', [0, 0, 0, 3], 0))).toBe('- - - - = -');
  });

  test('cannot have counts', () => {
    expect(() => disclose('RECEIVED', 'IDENTITY', [1], 0)).toThrow(new ProtocolError('RANGE'));
  });
});

describe('a year after its quarters', () => {
  const yearOf = (quarters: readonly (readonly number[])[]): readonly string[] => {
    const year = [0, 1, 2, 3].map((cell) => quarters.reduce((sum, counts) => sum + (counts[cell] ?? 0), 0));
    const counted = [...quarters, year].map((counts, place) =>
      countedOf(place < 4 ? `2026-Q${String(place + 1)}` : '2026', 'RECEIVED', 'IDENTITY', counts),
    );
    return releaseAll(planOf('RECEIVED', 'IDENTITY'), counted).flatMap(({ tables }) => tables.map(line));
  };

  test('hides what would tell a hidden quarter', () => {
    const quarters = [0, 1, 2].map(() => [40, 40, 40, 12]);
    const shown = yearOf([...quarters, [40, 40, 40, 0]]);
    expect(shown.slice(0, 4)).toEqual(['40 40 40 10 = 130', '40 40 40 10 = 130', '40 40 40 10 = 130', '- - - - = 120']);
    expect(shown[4]?.split(' ')[3]).toBe('-');
  });

  test('shows all where no quarter hides anything', () => {
    expect(yearOf([0, 1, 2, 3].map(() => [40, 40, 40, 12])).at(-1)).toBe('160 160 160 50 = 530');
  });
});

test('A quarter is not released once its year is, whatever its numbers are.', () => {
  const year = releaseOf('2026', [disclose('RECEIVED', 'IDENTITY', [100, 100, 100, 100])]);
  const counted = countedOf('2026-Q1', 'RECEIVED', 'IDENTITY', []);
  expect(() => discloseTables(planOf('RECEIVED', 'IDENTITY'), '2026-Q1', counted, [year], 1000)).toThrow(
    new ReleaseRefused('YEAR_RELEASED'),
  );
});

test('A category that was added in the middle of the year counted nothing before, and betrays nothing after.', () => {
  const plan = planOf('RECEIVED', 'CATEGORY');
  const codes = dimensionCodes.CATEGORY;
  const before = (period: string): ReturnType<typeof releaseOf> => {
    const counted = countedOf(period, 'RECEIVED', 'CATEGORY', [...codes.map(() => 20).slice(0, -2), 0, 20]);
    const [table] = discloseTables(plan, period, counted, [], 1000);
    if (table === undefined) throw new Error('no table');
    // As the program was when nobody knew the last category but one.
    return releaseOf(period, [{ ...table, rows: table.rows.filter(({ code }) => code !== codes.at(-2)) }]);
  };
  const earlier = [before('2026-Q1'), before('2026-Q2')];
  for (const [period, times] of [
    ['2026-Q3', 1],
    ['2026-Q4', 1],
    ['2026', 4],
  ] as const) {
    const counts = [
      ...codes.map(() => 20 * times).slice(0, -2),
      period === '2026' ? 13 : period === '2026-Q3' ? 8 : 5,
      20 * times,
    ];
    const tables = discloseTables(plan, period, countedOf(period, 'RECEIVED', 'CATEGORY', counts), earlier, 1000);
    const next = releaseOf(period, tables);
    expect(() => {
      assertTablesReleasable(next, earlier);
    }).not.toThrow();
    earlier.push(next);
  }
  expect(earlier[2]?.tables[0]?.rows.at(-2)?.cell).toEqual({ flag: 'HIDDEN' });
});

describe('every release of random years', () => {
  test('passes the guard that everybody runs, is the same byte for byte when made again, and is in the order of the plan', () => {
    for (const events of [15, 300]) {
      const counted = drawYear(defaultPlan, '2026', events, drawer(events));
      const releases = releaseAll(defaultPlan, counted);
      for (const [place, release] of releases.entries()) {
        expect(() => {
          assertTablesReleasable(release, releases.slice(0, place));
        }).not.toThrow();
        expect(release.tables.map(({ id }) => id)).toEqual(counted[place]?.tables.map(({ id }) => id));
      }
      expect(JSON.stringify(releaseAll(defaultPlan, counted))).toBe(JSON.stringify(releases));
    }
  });
});

test('Counts of another period, and tables of one flow that count differently, are refused.', () => {
  const counted = countedOf('2026-Q2', 'RECEIVED', 'IDENTITY', []);
  expect(() => discloseTables(planOf('RECEIVED', 'IDENTITY'), '2026-Q1', counted, [], 1000)).toThrow(
    new ProtocolError('MALFORMED'),
  );
  const one = countedOf('2026-Q1', 'RECEIVED', 'IDENTITY', [50]).tables;
  const other = countedOf('2026-Q1', 'RECEIVED', 'HARM', [51]).tables;
  expect(() =>
    discloseTables(defaultPlan, '2026-Q1', { period: '2026-Q1', tables: [...one, ...other] }, [], 1000),
  ).toThrow(new ProtocolError('RANGE'));
});
