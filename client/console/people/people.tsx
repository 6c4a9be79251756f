import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';
import { useWorkplace } from '../workplace-context.ts';
import { AccessMatrix } from './access-matrix.tsx';
import { aloneCases, shrunkCases } from './access-counts.ts';
import { DeclaredConflicts } from './declared-conflicts.tsx';
import { GrantList } from './grant-list.tsx';
import { Handover } from './handover.tsx';
import { useAccess } from './use-access.ts';

interface PeopleProps {
  readonly overview: Overview;
}

/** Who can open what, what to do where too few can, and how cases go on when somebody leaves. */
export function People({ overview }: PeopleProps): VNode {
  const { t } = useLocale();
  const { lists } = useWorkplace();
  const cases = useAccess(overview);
  const [handing, setHanding] = useState(lists.handingOver.value !== null);
  const { me } = overview;
  if (handing) {
    return (
      <Handover
        overview={overview}
        only={lists.handingOver.value}
        onEnd={() => {
          lists.handingOver.value = null;
          setHanding(false);
        }}
      />
    );
  }
  if (cases === null) {
    return (
      <>
        <Heading level={1}>{t('people-heading')}</Heading>
        <Spinner />
      </>
    );
  }
  const alone = aloneCases(cases);
  const shrunk = shrunkCases(cases).filter(({ circle }) => circle.length > 1);
  return (
    <>
      <Heading level={1}>{t('people-heading')}</Heading>
      <section id="people-alone" class="app-group">
        <Heading level={2}>{t('people-alone-title')}</Heading>
        {alone.length === 0 ? (
          <p>{t('people-alone-none')}</p>
        ) : (
          <>
            <p class="app-lead">{t('people-alone-lead')}</p>
            <GrantList id="alone" cases={alone} overview={overview} />
          </>
        )}
      </section>
      {shrunk.length > 0 && (
        <section id="people-shrunk" class="app-group">
          <Heading level={2}>{t('people-shrunk-title')}</Heading>
          <p class="app-lead">{t('people-shrunk-lead')}</p>
          <GrantList id="shrunk" cases={shrunk} overview={overview} />
        </section>
      )}
      <section id="people-matrix" class="app-group">
        <Heading level={2}>{t('people-matrix-title')}</Heading>
        <p class="app-lead">{t('people-matrix-lead')}</p>
        <AccessMatrix cases={cases} overview={overview} />
      </section>
      <section id="people-handover" class="app-group">
        <Heading level={2}>{t('handover-title')}</Heading>
        <p class="app-lead">{t('handover-lead')}</p>
        <Button
          id="handover-begin"
          onClick={() => {
            setHanding(true);
          }}
        >
          {t('handover-begin')}
        </Button>
      </section>
      <section id="people-conflicts" class="app-group">
        <Heading level={2}>{t('declared-title')}</Heading>
        <DeclaredConflicts key={me.member} />
      </section>
    </>
  );
}
