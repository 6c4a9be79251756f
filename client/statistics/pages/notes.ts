/** What stands behind the numbers: the register, what a check proves, the data, whom to turn to, other publications. */
import { formatHex } from '../../../crypto/public.ts';
import { formatCount, formatDay } from '../../shared/locale/format.ts';
import { licence } from '../bundle/licence.ts';
import { titleOf } from '../labels/labels.ts';
import type { ReleaseContent } from '../release-document.ts';
import { chapter } from './frame.ts';
import { h, type Child, type Markup } from './markup.ts';
import { releaseAddress, type PageView } from './table-part.ts';

export function registerPart({ content, texts, language }: PageView): Markup {
  return chapter(
    'register',
    texts.registerTitle,
    language,
    h('p', {}, texts.registerLead),
    h(
      'dl',
      { class: 'facts' },
      pair(texts.registerDay, formatDay(content.asOf, language)),
      pair(texts.registerSize, formatCount(content.case.size, language)),
      pair(texts.registerRoot, code(content.case.root)),
      pair(texts.registerVerdict, content.verdict === 'PASSED' ? texts.auditPassed : texts.auditAccepted),
      pair(texts.registerPlan, code(content.plan)),
    ),
  );
}

export function verifiedPart({ content, texts, language }: PageView): Markup {
  return chapter(
    'verified',
    texts.verifiedTitle,
    language,
    h(
      'div',
      { class: 'columns' },
      h('div', {}, h('h3', {}, texts.verifiedMeansTitle), list('means', texts.verifiedMeans)),
      h('div', {}, h('h3', {}, texts.verifiedNotTitle), list('means-not', texts.verifiedNot)),
    ),
    h('p', {}, texts.verifiedCommand),
    h('pre', { tabindex: 0 }, h('code', {}, `kupuya verify-release https://…${releaseAddress(content.period)}`)),
    h('p', {}, texts.verifiedHash),
  );
}

export function dataPart({ content, texts, language }: PageView): Markup {
  const link = (href: string, words: string): Markup => h('li', {}, h('a', { href }, words));
  return chapter(
    'data',
    texts.dataTitle,
    language,
    h('p', {}, texts.dataLead),
    h(
      'ul',
      {},
      content.tables.map((table) => link(`../tables/${table.id}.csv`, `${titleOf(table, language)} (CSV)`)),
      link('../datapackage.json', texts.dataPackage),
      link('../dcat.jsonld', `${texts.dataCatalogue}, JSON-LD`),
      link('../dcat.ttl', `${texts.dataCatalogue}, Turtle`),
      link('../sdmx.json', 'SDMX-JSON'),
      link('../skos.ttl', texts.dataCodes),
      link('../release.note', texts.dataNote),
      link('../release.tlog-proof', texts.dataProof),
    ),
    h('p', {}, texts.licence, ' ', h('a', { href: licence.url, rel: 'license' }, texts.licenceName), ' (CC BY 4.0)'),
  );
}

export function contactPart({ texts, language }: PageView): Markup {
  return chapter(
    'contact',
    texts.contactTitle,
    language,
    h(
      'div',
      { class: 'columns' },
      h(
        'div',
        {},
        h('h3', {}, texts.contactTurn),
        h('p', {}, texts.contactTurnText),
        h('p', {}, h('a', { href: `/report/#${language}` }, texts.contactTurnLink)),
      ),
      h('div', {}, h('h3', {}, texts.contactComplain), h('p', {}, texts.contactComplainText)),
    ),
  );
}

export function earlierPart({ texts, language }: PageView, earlier: readonly ReleaseContent[]): Markup {
  const periods = earlier.map(({ period }) => period).toSorted((a, b) => (a < b ? 1 : -1));
  return chapter(
    'earlier',
    texts.earlierTitle,
    language,
    periods.length === 0
      ? h('p', {}, texts.earlierNone)
      : h(
          'ul',
          { class: 'row' },
          periods.map((period) =>
            h('li', {}, h('a', { href: `${releaseAddress(period)}${language}/` }, texts.period(period))),
          ),
        ),
  );
}

function pair(name: string, value: Child): Markup {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}

/** In groups of four, as people compare it. */
function code(bytes: Uint8Array): Markup {
  return h('code', {}, (formatHex(bytes).match(/.{4}/gu) ?? []).join(' '));
}

function list(name: string, items: readonly string[]): Markup {
  return h(
    'ul',
    { class: name },
    items.map((item) => h('li', {}, item)),
  );
}
