import type { VNode } from 'preact';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState, Hint } from '../../shared/components/notices.tsx';
import { Table } from '../../shared/components/table.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';

/** Batches shown; older ones are in the public register. */
const shown = 200;

interface LettersProps {
  readonly overview: Overview;
}

/** What was downloaded, batch by batch. Everybody downloads everything: the server does not learn what is whose. */
export function Letters({ overview }: LettersProps): VNode {
  const { t, formatDay, formatCount } = useLocale();
  return (
    <>
      <Heading level={1}>{t('letters-title')}</Heading>
      <Hint>{t('letters-lead')}</Hint>
      <Table
        caption={t('letters-title')}
        captionHidden
        stacks
        rows={overview.batches.slice(0, shown)}
        rowKey={({ batch }) => String(batch)}
        columns={[
          { id: 'day', header: t('letters-day'), rowHeader: true, cell: ({ day }) => formatDay(day) },
          { id: 'batch', header: t('letters-batch'), numeric: true, cell: ({ batch }) => formatCount(batch) },
          { id: 'letters', header: t('letters-count'), numeric: true, cell: ({ letters }) => formatCount(letters) },
          { id: 'opened', header: t('letters-opened'), numeric: true, cell: ({ opened }) => formatCount(opened) },
        ]}
        empty={
          <EmptyState title={t('letters-empty-title')}>
            <p>{t('letters-empty-body')}</p>
          </EmptyState>
        }
      />
    </>
  );
}
