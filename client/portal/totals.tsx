import type { VNode } from 'preact';
import { memberKeyName, textIn, type VerifiedRoster } from '../../crypto/public.ts';
import { InsetText, WarningText } from '../shared/components/notices.tsx';
import { Table } from '../shared/components/table.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import type { Translator } from '../shared/locale/translator.ts';
import { percentBounds, type Cell } from '../statistics/cell.ts';
import type { VerifiedTotals } from '../statistics/totals.ts';
import { front, WhenChecked } from './checked.tsx';

/** The newest first totals, or why there are none. */
export function FirstTotals(): VNode {
  return (
    <WhenChecked of={front}>
      {({ totals, roster }) => {
        switch (totals.kind) {
          case 'NONE':
            return <NoTotals />;
          case 'REFUSED':
            return <RefusedTotals />;
          case 'SHOWN':
            return <TotalsTable totals={totals.totals} roster={roster} />;
        }
      }}
    </WhenChecked>
  );
}

function NoTotals(): VNode {
  const { t } = useLocale();
  return (
    <div id="totals-none">
      <InsetText>
        <p class="govuk-!-font-weight-bold">{t('totals-none-title')}</p>
        <p>{t('totals-none')}</p>
      </InsetText>
    </div>
  );
}

function RefusedTotals(): VNode {
  const { t } = useLocale();
  return (
    <div id="totals-refused">
      <WarningText>
        {t('totals-refused-title')}. {t('totals-refused')}
      </WarningText>
    </div>
  );
}

function TotalsTable({ totals, roster }: { readonly totals: VerifiedTotals; readonly roster: VerifiedRoster }): VNode {
  const { t, formatDay, formatCount, language } = useLocale();
  const { period, received, acknowledged, acknowledgedInTime, inTimePercent } = totals;
  const rows = [
    { id: 'received', name: t('totals-received'), value: describeCell(received, t, formatCount) },
    { id: 'acknowledged', name: t('totals-acknowledged'), value: describeCell(acknowledged, t, formatCount) },
    { id: 'in-time', name: t('totals-in-time'), value: describeCell(acknowledgedInTime, t, formatCount) },
    { id: 'percent', name: t('totals-percent'), value: describePercent(inTimePercent?.value, t) },
  ];
  const signers = roster.members.filter(({ number }) => totals.signers.includes(memberKeyName(roster.origin, number)));
  return (
    <>
      <Table
        caption={t('totals-period', { first: formatDay(period.first), last: formatDay(period.last) })}
        columns={[
          { id: 'what', header: t('totals-what'), cell: ({ name }) => name, rowHeader: true },
          {
            id: 'count',
            header: t('totals-count'),
            cell: ({ id, value }) => <span id={`totals-${id}`}>{value}</span>,
          },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        stacks
      />
      <p class="app-checked">
        {t('totals-as-of', { day: formatDay(totals.asOf) })} {t('totals-signed')}{' '}
        {signers.map(({ role }) => textIn(role, language)).join(', ')}. {t('totals-checked')}
      </p>
    </>
  );
}

/** A count in words. */
export function describeCell(cell: Cell, t: Translator, formatCount: (count: number) => string): string {
  switch (cell.flag) {
    case 'OBS':
      return t('cell-about', { value: formatCount(cell.value) });
    case 'HIDDEN':
      return t('cell-hidden');
    case 'STRUCTURAL_ZERO':
      return t('cell-zero');
  }
}

/** A share in words; undefined where there is none. */
export function describePercent(value: number | undefined, t: Translator): string {
  switch (value) {
    case undefined:
      return t('percent-none');
    case percentBounds.least:
      return t('percent-least', { value });
    case percentBounds.most:
      return t('percent-most', { value });
    default:
      return t('percent-about', { value });
  }
}
