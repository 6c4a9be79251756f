import fc from 'fast-check';
import type { Cell } from '../../../../client/statistics/cell.ts';
import { barChart } from '../../../../client/statistics/pages/chart.ts';
import { scaleFor } from '../../../../client/statistics/pages/scale.ts';
import { pageTexts } from '../../../../client/statistics/pages/texts/texts.ts';
import { wordsOf } from './html.ts';

const draw = (bars: readonly { readonly label: string; readonly cell: Cell }[]): string =>
  barChart({
    ...{ id: 'x', title: 'A title', description: 'A description', bars, language: 'en', texts: pageTexts.en },
    mark: null,
  }).html;

describe('the axis of a chart', () => {
  test('ends at a round number above everything, in at most four equal steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (most) => {
        const { end, ticks } = scaleFor(most);
        expect(end).toBeGreaterThanOrEqual(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBe(end);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(String(ticks[1])).toMatch(/^[125]0*$/u);
      }),
    );
  });
});

describe('a bar chart', () => {
  test('draws lengths in proportion', () => {
    const html = draw([
      { label: 'Half', cell: { flag: 'OBS', value: 50 } },
      { label: 'Whole', cell: { flag: 'OBS', value: 100 } },
    ]);
    const widths = [...html.matchAll(/<rect class="bar"[^>]* width="([\d.]+)%"/gu)].map(([, width]) => Number(width));
    expect(widths[1]).toBe(2 * (widths[0] ?? 0));
  });

  test('draws a whisker from the least to the greatest count that a number can stand for', () => {
    const html = draw([{ label: 'Ten', cell: { flag: 'OBS', value: 10 } }]);
    // Ten stands for 10 to 12, on an axis that ends at 15.
    expect(html).toContain('class="whisker-within" x1="56%" x2="56%"');
    expect(html).toContain('class="whisker-beyond" x1="56%" x2="67.2%"');
  });

  test('breaks long labels into lines for a telephone and loses no word', () => {
    const label = 'Media, another body, own initiative, or not stated';
    const lines = [
      ...draw([{ label, cell: { flag: 'HIDDEN' } }]).matchAll(/<text class="chart-label"[^>]*>(.*?)<\/text>/gu),
    ];
    expect(lines.map(([, words]) => words).join(' ')).toBe(label);
    expect(lines.length).toBe(2);
  });

  test('says of a hidden count that it is hidden, and of an impossible one that it is zero', () => {
    const html = draw([
      { label: 'One', cell: { flag: 'HIDDEN' } },
      { label: 'Two', cell: { flag: 'STRUCTURAL_ZERO' } },
    ]);
    expect(wordsOf(html)).toContain('Onehidden');
    expect(wordsOf(html)).toContain('Two0');
    expect(html).not.toContain('class="bar"');
  });
});
