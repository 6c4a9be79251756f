/** A whole page of statistics in one language: readable without a script, printed without loss, the same bytes from the same release. */
import { formatDay, formatIsoDay } from '../../shared/locale/format.ts';
import { hyphenate } from '../../shared/locale/hyphenate.ts';
import type { Language } from '../../shared/locale/languages.ts';
import type { FlowId } from '../dimensions.ts';
import { dimensionLabel, titleOf } from '../labels/labels.ts';
import { periodOf } from '../periods.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';
import { chartPatterns } from './chart.ts';
import { comparable } from './compare.ts';
import { chapter, framed } from './frame.ts';
import { glance } from './glance.ts';
import { h, type Markup } from './markup.ts';
import { contactPart, dataPart, earlierPart, registerPart, verifiedPart } from './notes.ts';
import { definitionsPart, readingPart } from './reading.ts';
import { tablePart, type PageView } from './table-part.ts';
import { pageTexts } from './texts/texts.ts';

interface TableChapter {
  readonly id: string;
  readonly title: 'partReceived' | 'partDeadlines' | 'partOutcomes';
  readonly flows: readonly FlowId[];
}

/** Chapters of tables, by what they count. */
const tableChapters: readonly TableChapter[] = [
  { id: 'part-received', title: 'partReceived', flows: ['RECEIVED', 'CONFIRMED'] },
  { id: 'part-deadlines', title: 'partDeadlines', flows: ['ACKNOWLEDGEMENT_DUE', 'FEEDBACK_DUE', 'EXTENDED'] },
  { id: 'part-outcomes', title: 'partOutcomes', flows: ['CLOSED', 'REFERRED', 'REOPENED'] },
];

/** @param earlier every release before this one, of whatever period */
export function statisticsPage(
  content: ReleaseContent,
  earlier: readonly ReleaseContent[],
  language: Language,
): Markup {
  const texts = pageTexts[language];
  const view: PageView = { content, before: comparable(content, earlier), language, texts };
  const { first, last } = periodOf(content.period);
  const title = texts.title(texts.period(content.period));
  return framed(
    { language, texts, title, root: '../', isDemo: content.mode === 'demo' },
    chartPatterns(),
    h('h1', {}, hyphenate(title, language)),
    h('p', { class: 'lead' }, texts.lead),
    h('p', {}, day(first, language), ' – ', day(last, language)),
    h('p', {}, texts.counted, ' ', day(content.asOf, language)),
    glance(view),
    contentsList(view),
    tableChapters.map(({ id, title: name, flows }) => {
      const tables = tablesOf(content, flows);
      return tables.length > 0 && chapter(id, texts[name], language, ...tables.map((table) => tablePart(view, table)));
    }),
    readingPart(view),
    definitionsPart(view),
    registerPart(view),
    verifiedPart(view),
    dataPart(view),
    contactPart(view),
    earlierPart(view, earlier),
  );
}

function day(number: number, language: Language): Markup {
  return h('time', { datetime: formatIsoDay(number) }, formatDay(number, language));
}

function contentsList({ content, language, texts }: PageView): Markup {
  return h(
    'nav',
    { class: 'contents', 'aria-labelledby': 'contents-heading' },
    h('h2', { id: 'contents-heading' }, texts.contents),
    h(
      'div',
      { class: 'columns' },
      tableChapters.map(({ title, flows }) => {
        const tables = tablesOf(content, flows);
        return (
          tables.length > 0 &&
          h(
            'div',
            {},
            h('h3', {}, texts[title]),
            h(
              'ul',
              {},
              tables.map((table) => h('li', {}, h('a', { href: `#${table.id}` }, shortTitle(table, tables, language)))),
            ),
          )
        );
      }),
    ),
  );
}

/** Below the heading of its chapter a table is told apart by its dimension alone, unless another one there has the same. */
function shortTitle(table: ShownTable, chapterTables: readonly ShownTable[], language: Language): string {
  const alike = chapterTables.filter(({ dimension }) => dimension === table.dimension).length;
  return table.dimension === 'ALL' || alike > 1 ? titleOf(table, language) : dimensionLabel(table.dimension, language);
}

function tablesOf(content: ReleaseContent, flows: readonly FlowId[]): readonly ShownTable[] {
  return content.tables.filter(({ flow }) => flows.includes(flow));
}
