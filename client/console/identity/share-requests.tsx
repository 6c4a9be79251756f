import type { VNode } from 'preact';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState } from '../../shared/components/notices.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';
import { ShareRequestCard } from './share-request.tsx';

/** What members of other cases ask of a custodian. Custodians need not know the case, and learn nothing of it but this. */
export function ShareRequestsPage({ overview }: { readonly overview: Overview }): VNode {
  const t = useT();
  const { requests } = overview.shares;
  return (
    <>
      <Heading level={1}>{t('place-requests')}</Heading>
      <p>{t('asked-share-lead')}</p>
      {requests.length === 0 && <EmptyState title={t('asked-share-none')} icon="key" />}
      {requests.map((request, index) => (
        <ShareRequestCard
          key={request.name}
          name={`request-${String(index + 1)}`}
          request={request}
          overview={overview}
        />
      ))}
    </>
  );
}
