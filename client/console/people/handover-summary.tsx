import type { VNode } from 'preact';
import type { HandoverItem, HandoverOrder } from '../../caseload/handover.ts';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState, WarningText } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { Table } from '../../shared/components/table.tsx';
import { useLocale, type Locale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { caseName } from '../../staff/names.ts';
import type { ItemResult } from '../lists/bulk-run.ts';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';

interface HandoverSummaryProps {
  readonly order: HandoverOrder;
  readonly plan: readonly HandoverItem[];
  readonly overview: Overview;
  /** Null before anything was sent. */
  readonly results: readonly ItemResult[] | null;
}

/** What would happen, or did: to look at before, and to print after. */
export function HandoverSummary({ order, plan, overview, results }: HandoverSummaryProps): VNode {
  const locale = useLocale();
  const { t, language, formatDay, formatCount } = locale;
  const { colleagues, me } = overview;
  const name = (member: number): string => roleOf(colleagues, member, language);
  const ready = plan.filter(({ to }) => to !== 0);
  const stuck = plan.filter(({ to }) => to === 0);
  if (plan.length === 0) {
    return (
      <EmptyState title={t('handover-nothing-title')} icon="circle-check">
        <p>{t('handover-nothing-body')}</p>
      </EmptyState>
    );
  }
  const receivers = order.receivers.map((member) => ({
    member,
    count: ready.filter(({ to }) => to === member).length,
  }));
  return (
    <div id="handover-summary">
      <SummaryList
        rows={[
          { key: t('handover-from'), value: name(order.from) },
          {
            key: t('handover-to'),
            value: receivers.map(({ member, count }) => `${name(member)}: ${formatCount(count)}`).join('; '),
          },
          {
            key: t('handover-substitute'),
            value:
              order.substitute === null
                ? t('handover-substitute-none')
                : t('handover-substitute-after', { who: name(order.substitute.member), count: order.substitute.after }),
          },
          { key: t('handover-note'), value: <StrangersWords text={order.note} /> },
          { key: t('handover-day'), value: formatDay(me.today) },
        ]}
      />
      {stuck.length > 0 && <WarningText>{t('handover-stuck', { count: stuck.length })}</WarningText>}
      <Heading level={2}>{t(results === null ? 'handover-planned' : 'handover-done')}</Heading>
      <Table
        caption={t(results === null ? 'handover-planned' : 'handover-done')}
        captionHidden
        stacks
        // What nobody may have stands first: it needs a decision.
        rows={[...stuck, ...ready]}
        rowKey={({ id }) => id}
        columns={[
          { id: 'case', header: t('column-case'), rowHeader: true, cell: ({ id }) => caseName(id) },
          {
            id: 'why',
            header: t('handover-why'),
            cell: ({ reasons }) => reasons.map((reason) => t(`handover-reason-${reason}`)).join(', '),
          },
          {
            id: 'to',
            header: t('handover-receiver'),
            cell: ({ to, hindrance }) => (to === 0 ? t(`hindrance-${hindrance ?? 'NOT_ELIGIBLE'}`) : name(to)),
          },
          { id: 'what', header: t('handover-what'), cell: (item) => stepsOf(locale, item) },
          ...(results === null
            ? []
            : [
                {
                  id: 'result',
                  header: t('handover-result'),
                  cell: ({ id }: HandoverItem) => {
                    const found = results.find((each) => each.id === id);
                    return t(`handover-outcome-${found?.result.outcome ?? 'NONE'}`);
                  },
                },
              ]),
        ]}
      />
    </div>
  );
}

function stepsOf({ t }: Locale, { to, grant, assign, tasks, standIn }: HandoverItem): string {
  if (to === 0) return '';
  return [
    ...(grant ? [t('handover-step-grant')] : []),
    ...(standIn ? [t('handover-step-stand-in')] : []),
    ...(assign ? [t('handover-step-assign')] : []),
    ...(tasks > 0 ? [t('handover-step-tasks', { count: tasks })] : []),
    t('handover-step-note'),
  ].join(', ');
}
