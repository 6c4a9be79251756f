import type { VNode } from 'preact';
import { textIn } from '../../../crypto/index.ts';
import { Heading } from '../../shared/components/heading.tsx';
import { NotificationBanner, WarningText } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import { offersFor } from '../visit/visit.ts';
import { ReaderList } from './reader-list.tsx';

/** Who will read the next message: today's roster without everybody whom an earlier letter excluded. Shown before every sending. */
export function FollowUpReaders(): VNode | null {
  const { t, language } = useLocale();
  const visit = useVisit();
  const summary = visit.summary.value;
  const known = visit.found.value ?? visit.sent.value;
  if (summary === null || known === null) return null;
  const { members, units } = known.excluded;
  const offer = offersFor(summary, { excludedMembers: members, excludedUnits: units }).find(
    ({ desk }) => desk.number === known.desk,
  );
  const excluded = [
    ...summary.units.filter(({ number }) => units.includes(number)).map(({ name }) => textIn(name, language)),
    ...summary.members.filter(({ number }) => members.includes(number)).map(({ role }) => textIn(role, language)),
  ];
  return (
    <section id="follow-up-readers">
      <Heading level={2}>{t('summary-readers')}</Heading>
      {visit.readersChanged.value && (
        <NotificationBanner>
          <p>{t('readers-changed')}</p>
        </NotificationBanner>
      )}
      {offer === undefined ? (
        <WarningText>{t('message-no-readers')}</WarningText>
      ) : (
        <ReaderList summary={summary} positions={offer.positions} />
      )}
      {excluded.length > 0 && <p>{t('message-excluded', { who: excluded.join('; ') })}</p>}
    </section>
  );
}
