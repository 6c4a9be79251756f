/**
 * Bars as SVG without a script and without inline style: lengths in per cent of the width, words in pixels, so that a chart is read on a
 * telephone as on a poster. A hidden count is a hatched mark of one size and a word, never a bar; a whisker shows what a rounded number can
 * stand for.
 */
import { formatCount } from '../../shared/locale/format.ts';
import type { Language } from '../../shared/locale/languages.ts';
import { rangeOf, type Cell, type ShownCell } from '../cell.ts';
import { h, type Markup } from './markup.ts';
import { scaleFor, type Scale } from './scale.ts';
import type { PageTexts } from './texts/texts-shape.ts';

export interface Bar {
  readonly label: string;
  readonly cell: Cell;
}

export interface Chart {
  /** Unique within the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  readonly language: Language;
  readonly texts: PageTexts;
  /** In words, on every chart of made-up data; null otherwise. */
  readonly mark: string | null;
}

/** Of the pattern, which stands once in a page (`chartPatterns`). */
const hatch = 'hidden-hatch';

/** The end of the axis, in per cent of the width: what is right of it is for the number at the longest bar. */
const axisEnd = 84;
/** In pixels. */
const line = 18;
const bar = 16;
const gap = 14;
const axis = 26;
/** Letters: as many as a telephone has room for. */
const longestLine = 34;

export function barChart({ id, title, description, bars, language, texts, mark }: Chart): Markup {
  const scale = scaleFor(Math.max(0, ...bars.map(({ cell }) => (cell.flag === 'OBS' ? rangeOf(cell).most : 0))));
  const rows = placeRows(bars);
  const bottom = rows.reduce((end, { height }) => end + height, 0);
  // Of hidden counts alone an axis would say something that it does not know.
  const isCounted = bars.some(({ cell }) => cell.flag !== 'HIDDEN');
  const height = bottom + (isCounted ? axis : 0) + (mark === null ? 0 : line);
  return h(
    'svg',
    {
      class: 'chart',
      role: 'img',
      width: '100%',
      height,
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-description`,
    },
    h('title', { id: `${id}-title` }, title),
    h('desc', { id: `${id}-description` }, description),
    isCounted && scale.ticks.map((tick) => gridLine(tick, scale, bottom, language)),
    rows.map(({ top, lines, cell }) => [
      lines.map((words, index) => h('text', { class: 'chart-label', x: 0, y: top + line * (index + 1) - 5 }, words)),
      cellMarks(cell, top + line * lines.length, scale, language, texts),
    ]),
    mark !== null && h('text', { class: 'chart-mark', x: 0, y: height - 4 }, mark),
  );
}

/** The hatch of hidden counts: once in every page that has charts. */
export function chartPatterns(): Markup {
  return h(
    'svg',
    { class: 'patterns', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    h(
      'pattern',
      { id: hatch, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      h('rect', { class: 'hatch-ground', width: 6, height: 6 }),
      h('rect', { class: 'hatch-line', width: 2, height: 6 }),
    ),
  );
}

/** The marks as they stand in charts, for the explanation of how to read them. */
export function keyMark(kind: 'BAR' | 'HIDDEN'): Markup {
  const marks =
    kind === 'HIDDEN'
      ? h('rect', { class: 'hidden-mark', x: 1, y: 1, width: 14, height: 14, fill: `url(#${hatch})` })
      : [h('rect', { class: 'bar', x: 0, y: 0, width: 40, height: bar }), whiskerLines(['28', '40', '52'], 0)];
  return h('svg', { class: 'key', width: 60, height: bar, 'aria-hidden': 'true', focusable: 'false' }, marks);
}

interface PlacedRow {
  readonly top: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly cell: Cell;
}

function placeRows(bars: readonly Bar[]): readonly PlacedRow[] {
  let top = 0;
  return bars.map(({ label, cell }) => {
    const lines = breakLabel(label);
    const height = line * lines.length + bar + gap;
    top += height;
    return { top: top - height, height, lines, cell };
  });
}

function cellMarks(cell: Cell, top: number, scale: Scale, language: Language, texts: PageTexts): readonly Markup[] {
  const baseline = top + bar - 3;
  switch (cell.flag) {
    case 'HIDDEN':
      return [
        h('rect', { class: 'hidden-mark', x: 1, y: top + 1, width: 14, height: 14, fill: `url(#${hatch})` }),
        h('text', { class: 'chart-hidden', x: 24, y: baseline }, texts.hidden),
      ];
    case 'STRUCTURAL_ZERO':
      return [h('text', { class: 'chart-value', x: 4, y: baseline }, '0')];
    case 'OBS':
      return [
        h('rect', { class: 'bar', x: 0, y: top, width: place(cell.value, scale), height: bar }),
        whisker(cell, top, scale),
        h(
          'text',
          { class: 'chart-value', x: place(rangeOf(cell).most, scale), dx: 8, y: baseline },
          formatCount(cell.value, language),
        ),
      ].flat();
  }
}

/** Within the bar in the colour of the page, beyond it in that of the words: so it is seen on both. */
function whisker(cell: ShownCell, top: number, scale: Scale): readonly Markup[] {
  const { least, most } = rangeOf(cell);
  return whiskerLines([place(least, scale), place(cell.value, scale), place(most, scale)], top);
}

function whiskerLines([from, end, to]: readonly [string, string, string], top: number): readonly Markup[] {
  const middle = top + bar / 2;
  const [above, below] = [middle - 4, middle + 4];
  const stroke = (name: string, x1: string, x2: string, y1: number, y2: number): Markup =>
    h('line', { class: name, x1, x2, y1, y2 });
  return [
    stroke('whisker-within', from, end, middle, middle),
    stroke('whisker-within', from, from, above, below),
    stroke('whisker-beyond', end, to, middle, middle),
    stroke('whisker-beyond', to, to, above, below),
  ];
}

function gridLine(tick: number, scale: Scale, bottom: number, language: Language): readonly Markup[] {
  const x = place(tick, scale);
  return [
    h('line', { class: tick === 0 ? 'chart-axis' : 'chart-grid', x1: x, x2: x, y1: 0, y2: bottom }),
    h(
      'text',
      { class: tick === 0 ? 'chart-tick chart-tick-first' : 'chart-tick', x, y: bottom + 16 },
      formatCount(tick, language),
    ),
  ];
}

/** `12.5%`: at most two decimals, so that every machine writes the same. */
function place(value: number, { end }: Scale): string {
  return `${String(Math.round((value / end) * axisEnd * 100) / 100)}%`;
}

/** At spaces, into lines that a telephone has room for. */
function breakLabel(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > longestLine) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
