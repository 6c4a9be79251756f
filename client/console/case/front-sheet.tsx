import type { SummaryRow } from '../../shared/components/summary-list.tsx';
import type { Locale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { deskName, roleOf, unitName } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow, FrontSheet } from '../worker/views.ts';

const codeKinds = ['category', 'sector', 'region', 'harm', 'relation', 'channel', 'identity'] as const;

/** What the source put before the report, for the eyes of whoever checks for a conflict of interest. */
export function frontSheetRows(
  { t, language, formatDay }: Locale,
  row: CaseRow,
  sheet: FrontSheet,
  { me, colleagues }: Overview,
): readonly SummaryRow[] {
  const excluded = [
    ...sheet.excludedUnits.map((unit) => unitName(me, unit, language)),
    ...sheet.excludedMembers.map((member) => roleOf(colleagues, member, language)),
  ];
  return [
    { key: t('front-office'), value: sheet.office === '' ? t('not-said') : <StrangersWords text={sheet.office} /> },
    { key: t('front-excluded'), value: excluded.length === 0 ? t('front-excluded-nobody') : excluded.join(', ') },
    { key: t('front-urgency'), value: t(`urgency-${sheet.urgency}`) },
    { key: t('front-received'), value: formatDay(row.receivedDay) },
    { key: t('front-desk'), value: deskName(me, sheet.desk, language) },
    { key: t('front-language'), value: t(`language-${sheet.language}`) },
    ...(sheet.again ? [{ key: t('front-again'), value: t('front-again-yes') }] : []),
    ...codeKinds
      .filter((kind) => sheet.codes[kind] !== 'UNSPECIFIED')
      .map((kind) => ({ key: t(`front-${kind}`), value: t(`${kind}-${sheet.codes[kind]}`) })),
  ];
}
