import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Tabs } from '../../shared/components/navigation.tsx';
import { InsetText, NotificationBanner, WarningText } from '../../shared/components/notices.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { hasIdentity, IdentityTab } from '../identity/identity-tab.tsx';
import { Evidence } from '../evidence/evidence-tab.tsx';
import { StatusTag } from '../lists/case-cells.tsx';
import { caseName } from '../../staff/names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { CaseSide } from './case-side.tsx';
import { Colleagues } from './colleagues.tsx';
import { Matter } from './matter.tsx';
import { Messages } from './messages.tsx';
import { Tags } from './records/tags.tsx';
import { Protection } from './protection.tsx';
import { Report } from './report.tsx';
import { CaseTimeline } from './timeline-view.tsx';
import { Work } from './work.tsx';

interface CaseViewProps {
  readonly page: CasePage;
  readonly overview: Overview;
}

export function CaseView({ page, overview }: CaseViewProps): VNode {
  const { t } = useLocale();
  const [tab, setTab] = useState('report');
  const open = page.proposals.filter(({ state }) => state === 'OPEN').length;
  const standsIn = page.substitutes.some(({ member }) => member === overview.me.member);
  const mayAct = page.access === 'CIRCLE' && page.status !== null && !page.erased && !standsIn;
  const records = { page, overview, mayAct };
  const undecided = page.sheets.ALLEGATION.filter(({ kept, data }) => kept && data.outcome === '').length;
  const answers = page.messages.filter(({ from }) => from === 'BODY').length;
  const goToAnswer = (): void => {
    setTab('messages');
    requestAnimationFrame(() => {
      document.getElementById('answer-text')?.focus();
    });
  };
  return (
    <>
      <Heading level={1} caption={t('case-name', { name: caseName(page.id) })}>
        {t(`category-${page.category}`)}
      </Heading>
      <ul class="app-case__tags">
        <li>
          <StatusTag row={page} />
        </li>
        {page.urgency !== 'NONE' && (
          <li>
            <Tag tone={page.urgency === 'DANGER' ? 'danger' : 'attention'}>{t(`urgency-${page.urgency}`)}</Tag>
          </li>
        )}
        {page.again && (
          <li>
            <Tag>{t('front-again')}</Tag>
          </li>
        )}
        {page.pending && (
          <li>
            <Tag>{t('case-pending')}</Tag>
          </li>
        )}
      </ul>
      <Tags {...records} />
      {page.conflict.map((conflict) => (
        <WarningText key={conflict}>{t(`conflict-${conflict}`)}</WarningText>
      ))}
      {page.access !== 'CIRCLE' && <InsetText>{t(`access-${page.access}-explained`)}</InsetText>}
      {page.waiting.length > 0 && (
        <NotificationBanner title={t('waiting-title')}>
          <p>{t('waiting-body')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {page.waiting.map((act, index) => (
              <li key={index}>{t(`act-type-${act.type}`)}</li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      <div class="app-case">
        <div class="app-case__main">
          <Tabs
            label={t('case-parts')}
            current={tab}
            onSelect={setTab}
            tabs={[
              { id: 'report', label: t('tab-report'), content: <Report {...records} /> },
              {
                id: 'messages',
                label: t('tab-messages'),
                count: answers,
                content: <Messages page={page} overview={overview} />,
              },
              { id: 'matter', label: t('tab-matter'), count: undecided, content: <Matter {...records} /> },
              {
                id: 'work',
                label: t('tab-work'),
                count: page.myTasks,
                content: <Work {...records} onAnswer={goToAnswer} />,
              },
              { id: 'evidence', label: t('tab-evidence'), content: <Evidence {...records} /> },
              {
                id: 'protection',
                label: t('tab-protection'),
                content: <Protection {...records} onAnswer={goToAnswer} />,
              },
              {
                id: 'colleagues',
                label: t('tab-colleagues'),
                count: open,
                content: (
                  <Colleagues
                    page={page}
                    overview={overview}
                    mayChange={mayAct}
                    onMatter={() => {
                      setTab('matter');
                      requestAnimationFrame(() => {
                        document.getElementById('tab-matter')?.focus();
                      });
                    }}
                  />
                ),
              },
              ...(hasIdentity(page)
                ? [
                    {
                      id: 'identity',
                      label: t('tab-identity'),
                      content: <IdentityTab page={page} overview={overview} />,
                    },
                  ]
                : []),
              { id: 'history', label: t('tab-history'), content: <CaseTimeline page={page} overview={overview} /> },
            ]}
          />
        </div>
        <aside class="app-case__side" aria-label={t('case-side')}>
          <CaseSide
            page={page}
            overview={overview}
            answer={
              <Button id="go-to-answer" tone="secondary" icon="message" onClick={goToAnswer}>
                {t('answer-go')}
              </Button>
            }
          />
        </aside>
      </div>
    </>
  );
}
