import type { VNode } from 'preact';
import { documentsOf, sharesOf } from '../../evidence/documents.ts';
import { Heading } from '../../shared/components/heading.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { BundleCard } from './bundle-card.tsx';
import { DocumentCard } from './document-card.tsx';
import { ReferralCard } from './referral-card.tsx';
import { RetentionCard } from './retention-card.tsx';

interface EvidenceProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

/** The custody record: each document with what happened to it, what is out of the house, and what may go out. */
export function Evidence({ page, overview, mayAct }: EvidenceProps): VNode {
  const { t, formatDay } = useLocale();
  const documents = documentsOf(page.custody);
  const shares = sharesOf(page.custody, overview.me.today);
  return (
    <>
      <section class="app-group" aria-labelledby="documents-heading">
        <Heading level={2} size="s" id="documents-heading">
          {t('documents-title')}
        </Heading>
        <p>{documents.length === 0 ? t('documents-none') : t('documents-lead')}</p>
        {documents.map((document) => (
          <DocumentCard key={document.hash} document={document} page={page} overview={overview} mayAct={mayAct} />
        ))}
      </section>
      {shares.length > 0 && (
        <section class="app-group" aria-labelledby="shares-heading">
          <Heading level={2} size="s" id="shares-heading">
            {t('shares-title')}
          </Heading>
          <p>{t('shares-lead')}</p>
          <ul class="govuk-list">
            {shares.map(({ document, to, name, day, until, isOver }, index) => (
              <li key={`${document}-${String(index)}`}>
                <strong>{showHidden(to)}</strong> · {showHidden(name)} · {formatDay(day)}
                {until !== 0 && ` – ${formatDay(until)}`} {isOver && <Tag tone="attention">{t('share-over')}</Tag>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <BundleCard page={page} overview={overview} mayAct={mayAct} />
      <ReferralCard page={page} overview={overview} mayAct={mayAct} />
      <RetentionCard page={page} overview={overview} mayAct={mayAct} />
    </>
  );
}
