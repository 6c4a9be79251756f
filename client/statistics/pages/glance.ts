/** The few figures that stand first, and what is said where no figure can be. */
import { formatCount } from '../../shared/locale/format.ts';
import { percentBounds, rangeOf, type Cell } from '../cell.ts';
import { hyphenate } from '../../shared/locale/hyphenate.ts';
import { h, type Child, type Markup } from './markup.ts';
import { confirmedShare, inTimeShare, type Share } from './shares.ts';
import type { PageView } from './table-part.ts';
import type { PageTexts } from './texts/texts-shape.ts';

export function glance(view: PageView): Markup {
  const { content, texts, language } = view;
  const total = (flow: string): Cell | null => content.tables.find((table) => table.flow === flow)?.total ?? null;
  const verdict = content.verdict === 'PASSED' ? texts.auditPassed : texts.auditAccepted;
  return h(
    'section',
    { class: 'glance', 'aria-labelledby': 'glance-heading' },
    h('h2', { id: 'glance-heading' }, texts.glance),
    h(
      'dl',
      {},
      countFact(texts.factReceived, total('RECEIVED'), view),
      shareFact(texts.factAcknowledged, inTimeShare(content, 'acknowledgement'), null, view),
      shareFact(texts.factFeedback, inTimeShare(content, 'feedback'), null, view),
      countFact(texts.factClosed, total('CLOSED'), view),
      total('CLOSED') !== null &&
        shareFact(texts.factConfirmed, confirmedShare(content), texts.factConfirmedNote, view),
      fact(texts.auditFact, hyphenate(verdict, language), 'words', null),
    ),
    isAllHidden(view) &&
      h(
        'div',
        { class: 'notice' },
        h('h3', {}, hyphenate(texts.allHiddenTitle, language)),
        h('p', {}, texts.allHidden),
      ),
  );
}

function isAllHidden({ content }: PageView): boolean {
  return content.tables.every(({ rows, total }) =>
    [total, ...rows.map(({ cell }) => cell)].every(({ flag }) => flag === 'HIDDEN'),
  );
}

/** Nothing where the release has no such table. */
function countFact(name: string, cell: Cell | null, { language, texts }: PageView): Markup | null {
  if (cell === null) return null;
  switch (cell.flag) {
    case 'OBS': {
      const { least, most } = rangeOf(cell);
      const note = texts.canBe(formatCount(least, language), formatCount(most, language));
      return fact(name, formatCount(cell.value, language), 'figure', note);
    }
    case 'HIDDEN':
      return fact(name, texts.hidden, 'words', null);
    case 'STRUCTURAL_ZERO':
      return fact(name, '0', 'figure', texts.zero);
  }
}

function shareFact(name: string, share: Share | null, of: string | null, { texts }: PageView): Markup {
  if (share === null) return fact(name, texts.notTold, 'words', texts.notToldNote);
  const between = texts.between(share.least, share.most);
  return fact(name, percentWords(share.percent, texts), 'figure', of === null ? between : `${between}, ${of}`);
}

function percentWords(percent: number, texts: PageTexts): string {
  if (percent <= percentBounds.least) return texts.percentOrLess(percent);
  return percent >= percentBounds.most ? texts.percentOrMore(percent) : texts.percent(percent);
}

function fact(name: string, value: Child, kind: 'figure' | 'words', note: string | null): Markup {
  return h(
    'div',
    {},
    h('dt', {}, name),
    h('dd', { class: `value ${kind}` }, value),
    note !== null && h('dd', { class: 'quiet' }, note),
  );
}
