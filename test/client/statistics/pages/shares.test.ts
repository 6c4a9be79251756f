import fc from 'fast-check';
import { hideAndRound, percentBounds } from '../../../../client/statistics/cell.ts';
import { confirmedShare, inTimeShare, type Share } from '../../../../client/statistics/pages/shares.ts';
import type { ReleaseContent } from '../../../../client/statistics/release-document.ts';
import type { ShownTable } from '../../../../client/statistics/shown-table.ts';
import { releaseContent } from '../bundle/content.ts';

const timeCodes = ['DAYS_0_1', 'DAYS_2_3', 'DAYS_4_7', 'NOT_IN_TIME'];
const outcomeCodes = ['SUBSTANTIATED_FULL', 'SUBSTANTIATED_PART', 'NOT_SUBSTANTIATED', 'OTHER'];

const withTable = (id: string, codes: readonly string[], counts: readonly number[]): ReleaseContent => {
  const table: ShownTable = {
    ...{ id, flow: 'CLOSED', dimension: 'OUTCOME', grouping: null },
    rows: codes.map((code, index) => ({ code, cell: hideAndRound(counts[index] ?? 0) })),
    total: hideAndRound(counts.reduce((sum, count) => sum + count, 0)),
  };
  return releaseContent({ tables: [table] });
};

const bounded = (percent: number): number => Math.min(Math.max(percent, percentBounds.least), percentBounds.most);
const expectToHold = (share: Share, part: number, whole: number): void => {
  const truth = bounded((100 * part) / whole);
  expect(share.least).toBeLessThanOrEqual(truth);
  expect(share.most).toBeGreaterThanOrEqual(truth);
  expect(share.percent).toBeGreaterThanOrEqual(share.least);
  expect(share.percent).toBeLessThanOrEqual(share.most);
  expect(share.percent % 5).toBe(0);
};

const fourCounts = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 4, maxLength: 4 });

describe('the share in time', () => {
  test('says bounds that hold whatever the counts behind the shown numbers are', () => {
    fc.assert(
      fc.property(fourCounts, (counts) => {
        const share = inTimeShare(withTable('acknowledgement', timeCodes, counts), 'acknowledgement');
        const whole = counts.reduce((sum, count) => sum + count, 0);
        if (share !== null) expectToHold(share, whole - (counts[3] ?? 0), whole);
      }),
      // Rounded as far as can be, across a multiple of 5 per cent.
      { examples: [[[46, 0, 0, 52]]] },
    );
  });

  test('is told from the total where a short time is hidden, and from the times where the late ones are', () => {
    expect(inTimeShare(withTable('feedback', timeCodes, [3, 80, 60, 50]), 'feedback')).not.toBeNull();
    expect(inTimeShare(withTable('feedback', timeCodes, [80, 60, 50, 3]), 'feedback')?.percent).toBe(95);
  });

  test('is not told of fewer than twenty, nor where too much is hidden', () => {
    expect(inTimeShare(withTable('feedback', timeCodes, [0, 0, 0, 20]), 'feedback')).toBeNull();
    expect(inTimeShare(withTable('feedback', timeCodes, [3, 80, 60, 3]), 'feedback')).toBeNull();
    expect(inTimeShare(withTable('feedback', timeCodes, [3, 80, 60, 50]), 'acknowledgement')).toBeNull();
  });
});

describe('the share confirmed', () => {
  test('says bounds that hold whatever the counts behind the shown numbers are', () => {
    fc.assert(
      fc.property(fourCounts, ([full = 0, part = 0, not = 0, other = 0]) => {
        const share = confirmedShare(withTable('closed-by-outcome', outcomeCodes, [full, part, not, other]));
        if (share !== null) expectToHold(share, full + part, full + part + not);
      }),
      { examples: [[[28, 23, 52, 0]]] },
    );
  });

  test('leaves out whatever was not decided', () => {
    const share = confirmedShare(withTable('closed-by-outcome', outcomeCodes, [50, 50, 100, 700]));
    expect(share).toEqual({ percent: 50, least: 45, most: 55 });
  });

  test('is the same where the two are one group', () => {
    const codes = ['SUBSTANTIATED', 'NOT_SUBSTANTIATED'];
    expect(confirmedShare(withTable('closed-by-outcome', codes, [100, 100]))?.percent).toBe(50);
  });

  test('is not told where one of the three is hidden', () => {
    expect(confirmedShare(withTable('closed-by-outcome', outcomeCodes, [50, 5, 100, 70]))).toBeNull();
  });
});
