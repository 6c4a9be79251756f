import type { VNode } from 'preact';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { WarningText } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import type { VisitSummary } from '../worker/messages.ts';

interface IdentityOfferProps {
  /** Nothing is known of earlier ones right after a report. */
  readonly facts?: VisitSummary['identity'] | undefined;
  readonly closed?: boolean | undefined;
}

/** Last and quiet: nobody has to say who they are. After they have: whether it was opened, as far as they were told. */
export function IdentityOffer({ facts, closed = false }: IdentityOfferProps): VNode {
  const { t, formatDay } = useLocale();
  const visit = useVisit();
  const sealed = facts?.sealed ?? [];
  const openings = facts?.openings ?? [];
  return (
    <section id="identity-facts" aria-label={t('identity-title')}>
      <Heading level={2}>{t('identity-title')}</Heading>
      {sealed.length === 0 && <p>{t('identity-offer')}</p>}
      {sealed.map((day, index) => (
        <p key={index}>{t('identity-sealed-on', { day: formatDay(day) })}</p>
      ))}
      {openings.map(({ day }, index) => (
        <WarningText key={index}>{t('identity-opened-on', { day: formatDay(day) })}</WarningText>
      ))}
      {sealed.length > 0 && openings.length === 0 && <p>{t('identity-not-opened')}</p>}
      {sealed.length > 0 && <p class="report-quiet">{t('identity-unseen')}</p>}
      <Button
        id="add-identity"
        tone="secondary"
        icon="lock"
        disabled={closed}
        onClick={() => {
          visit.go('identity');
        }}
      >
        {t(sealed.length === 0 ? 'identity-add' : 'identity-add-again')}
      </Button>
    </section>
  );
}
