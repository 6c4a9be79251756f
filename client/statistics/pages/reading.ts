/** How to read the numbers, and what exactly each of them counts. */
import { keyMark } from './chart.ts';
import { chapter } from './frame.ts';
import { h, type Markup } from './markup.ts';
import type { PageView } from './table-part.ts';

export function readingPart({ texts, language }: PageView): Markup {
  return chapter(
    'reading',
    texts.readingTitle,
    language,
    h('p', { class: 'keyed' }, keyMark('BAR'), h('span', {}, texts.readingBar)),
    h(
      'p',
      { class: 'keyed' },
      keyMark('HIDDEN'),
      h('span', {}, texts.readingHidden, ' ', texts.readingHiddenMore, ' ', texts.readingZero),
    ),
    h('p', {}, texts.readingSum),
    h('p', {}, texts.readingPercent),
    h('p', {}, texts.readingOnce),
  );
}

export function definitionsPart({ texts, language }: PageView): Markup {
  return chapter(
    'definitions',
    texts.definitionsTitle,
    language,
    h('p', {}, texts.definitionsLead),
    h(
      'dl',
      { class: 'definitions' },
      h('dt', {}, `${texts.factAcknowledged}, %`),
      h('dd', {}, texts.factAcknowledgedMeans),
      h('dt', {}, `${texts.factFeedback}, %`),
      h('dd', {}, texts.factFeedbackMeans),
      h('dt', {}, `${texts.factConfirmed}, %`),
      h('dd', {}, texts.factConfirmedMeans),
    ),
  );
}
