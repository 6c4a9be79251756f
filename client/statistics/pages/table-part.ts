/** One table of the release: its chart, the table beside it, what it counts, and how to cite it. */
import { formatCount, formatDay } from '../../shared/locale/format.ts';
import { hyphenate } from '../../shared/locale/hyphenate.ts';
import type { Language } from '../../shared/locale/languages.ts';
import { rangeOf, type Cell } from '../cell.ts';
import { dimensionLabel, labelOf, tableDefinition, titleOf } from '../labels/labels.ts';
import type { PeriodName } from '../periods.ts';
import { defaultPlan } from '../plan.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';
import { barChart } from './chart.ts';
import { previousOf, totalsThrough } from './compare.ts';
import { h, type Child, type Markup } from './markup.ts';
import type { PageTexts } from './texts/texts-shape.ts';

/** What every part of a page is made from. */
export interface PageView {
  readonly content: ReleaseContent;
  /** Releases of periods of the same length before this one, oldest first. */
  readonly before: readonly ReleaseContent[];
  readonly language: Language;
  readonly texts: PageTexts;
}

interface Row {
  readonly label: string;
  /** The codes that a group takes together, in words; null for a code of its own. */
  readonly members: string | null;
  readonly cell: Cell;
  readonly previous: Cell | null;
}

export function tablePart(view: PageView, table: ShownTable): Markup {
  const { content, language, texts } = view;
  const title = titleOf(table, language);
  const rows = table.dimension === 'ALL' ? periodRows(view, table) : codeRows(view, table);
  const hidden = rows.filter(({ cell }) => cell.flag === 'HIDDEN').length;
  const mark = content.mode === 'demo' ? texts.demoMark : null;
  const heading = table.dimension === 'ALL' ? texts.throughPeriods : dimensionLabel(table.dimension, language);
  return h(
    'article',
    { class: 'table-part', id: table.id, 'aria-labelledby': `${table.id}-heading` },
    h('h3', { id: `${table.id}-heading` }, hyphenate(title, language)),
    isDefined(table) && h('p', { class: 'quiet' }, tableDefinition(table.id, language)),
    h(
      'div',
      { class: 'pair' },
      h(
        'div',
        {},
        h(
          'figure',
          {},
          barChart({
            id: `${table.id}-chart`,
            title: texts.chartTitle(title, texts.period(content.period)),
            description: texts.chartOf(rows.length - hidden, hidden),
            bars: rows.map(({ label, cell }) => ({ label, cell })),
            language,
            texts,
            mark,
          }),
          h(
            'figcaption',
            {},
            h('a', { href: `#${table.id}-table` }, texts.chartSame),
            ' ',
            h('a', { href: '#reading' }, texts.howToRead),
          ),
        ),
        citePart(view, table, title),
      ),
      dataTable(view, table, { title, heading, rows, mark }),
    ),
  );
}

/** A table that a body has planned for itself says what it counts by its title alone. */
function isDefined({ id }: ShownTable): boolean {
  return defaultPlan.tables.some((planned) => planned.id === id);
}

function dataTable(
  view: PageView,
  table: ShownTable,
  parts: {
    readonly title: string;
    readonly heading: string;
    readonly rows: readonly Row[];
    readonly mark: string | null;
  },
): Markup {
  const { texts, language, content } = view;
  const { title, heading, rows, mark } = parts;
  const previous = table.dimension === 'ALL' ? null : (previousOf(table, view.before)?.period ?? null);
  const hasTotal = table.dimension !== 'ALL';
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': `${table.id}-caption` },
    h(
      'table',
      { id: `${table.id}-table`, class: previous !== null && 'compared' },
      h(
        'caption',
        { id: `${table.id}-caption` },
        `${title}, ${texts.period(content.period)}`,
        mark !== null && h('span', { class: 'mark' }, ` ${mark}`),
      ),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, hyphenate(heading, language)),
          h('th', { scope: 'col', class: 'number' }, texts.count),
          h('th', { scope: 'col', class: 'number range' }, texts.range),
          previous !== null && h('th', { scope: 'col', class: 'number' }, texts.period(previous)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) => tableRow(view, row, previous !== null)),
      ),
      hasTotal && h('tfoot', {}, tableRow(view, totalRow(view, table), previous !== null)),
    ),
  );
}

function tableRow({ language, texts }: PageView, row: Row, hasPrevious: boolean): Markup {
  const { label, members, cell, previous } = row;
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      hyphenate(label, language),
      members !== null && h('span', { class: 'note' }, texts.grouped(members)),
    ),
    h('td', { class: 'number' }, cellWords(cell, language, texts)),
    h('td', { class: 'number range quiet' }, rangeWords(cell, language, texts)),
    hasPrevious && h('td', { class: 'number quiet' }, previous === null ? '–' : cellWords(previous, language, texts)),
  );
}

export function cellWords(cell: Cell, language: Language, texts: PageTexts): Child {
  switch (cell.flag) {
    case 'OBS':
      return formatCount(cell.value, language);
    case 'HIDDEN':
      return h('span', { class: 'hidden-word' }, texts.hidden);
    case 'STRUCTURAL_ZERO':
      return ['0', h('span', { class: 'note' }, texts.zero)];
  }
}

function rangeWords(cell: Cell, language: Language, texts: PageTexts): string {
  if (cell.flag !== 'OBS') return '–';
  const { least, most } = rangeOf(cell);
  return texts.canBe(formatCount(least, language), formatCount(most, language));
}

function codeRows({ language, before }: PageView, table: ShownTable): readonly Row[] {
  const previous = previousOf(table, before)?.table ?? null;
  return table.rows.map(({ code, cell }, index) => {
    const group = table.grouping?.find((each) => each.code === code);
    const isGroup = group !== undefined && !(group.of.length === 1 && group.of[0] === code);
    return {
      label: labelOf(table.dimension, code, language),
      members: isGroup ? group.of.map((each) => labelOf(table.dimension, each, language)).join(', ') : null,
      cell,
      previous: previous?.rows[index]?.cell ?? null,
    };
  });
}

/** Of a table with one cell: the same through the periods. */
function periodRows({ content, before, texts }: PageView, table: ShownTable): readonly Row[] {
  return totalsThrough(content, table, before).map(({ period, cell }): Row => ({
    label: texts.period(period),
    members: null,
    cell,
    previous: null,
  }));
}

function totalRow({ texts, before }: PageView, table: ShownTable): Row {
  const previous = previousOf(table, before)?.table.total ?? null;
  return { label: texts.total, members: null, cell: table.total, previous };
}

function citePart({ content, language, texts }: PageView, { id }: ShownTable, title: string): Markup {
  const { origin, period, asOf } = content;
  const address = `${releaseAddress(period)}${language}/#${id}`;
  return h(
    'details',
    {},
    h('summary', {}, texts.cite),
    h('p', {}, texts.citation(origin, title, texts.period(period), formatDay(asOf, language)), ' ', texts.citeRounded),
    h('p', {}, `${texts.permanent}: `, h('a', { href: `#${id}` }, address)),
    h('p', {}, h('a', { href: `../tables/${id}.csv` }, texts.download)),
  );
}

/** Where a release is served, under the host of the service. */
export function releaseAddress(period: PeriodName): string {
  return `/statistics/${period}/`;
}
