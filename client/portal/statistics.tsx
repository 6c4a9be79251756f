import type { ComponentChildren, VNode } from 'preact';
import { Figures } from '../shared/components/layout.tsx';
import { InsetText, WarningText } from '../shared/components/notices.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import type { FlowId } from '../statistics/dimensions.ts';
import { inTimeShare } from '../statistics/pages/shares.ts';
import type { VerifiedRelease } from '../statistics/release-document.ts';
import { front, WhenChecked } from './checked.tsx';
import { describeCell, describePercent } from './totals.tsx';

/** Key figures of the newest release, or why there are none; and the way to all of it. */
export function NewestStatistics(): VNode {
  const { t } = useLocale();
  return (
    <WhenChecked of={front}>
      {({ statistics }) => {
        switch (statistics.kind) {
          case 'NONE':
            return (
              <div id="statistics-none">
                <InsetText>{t('statistics-none')}</InsetText>
              </div>
            );
          case 'REFUSED':
            return (
              <div id="statistics-refused">
                <WarningText>{t('statistics-refused')}</WarningText>
              </div>
            );
          case 'SHOWN':
            return <KeyFigures release={statistics.release} />;
        }
      }}
    </WhenChecked>
  );
}

function KeyFigures({ release }: { readonly release: VerifiedRelease }): VNode {
  const { t, language, formatDay, formatCount } = useLocale();
  const count = (flow: FlowId): ComponentChildren => {
    const cell = release.tables.find((table) => table.flow === flow)?.total ?? null;
    return cell === null ? t('percent-none') : describeCell(cell, t, formatCount);
  };
  const share = (id: 'acknowledgement' | 'feedback'): ComponentChildren =>
    describePercent(inTimeShare(release, id)?.percent, t);
  const [year = '', quarter] = release.period.split('-Q');
  const isClosedCounted = release.tables.some(({ flow }) => flow === 'CLOSED');
  return (
    <div id="statistics-shown" data-period={release.period}>
      <h3 class="govuk-heading-s">
        {quarter === undefined ? t('statistics-year', { year }) : t('statistics-quarter', { year, quarter })}
      </h3>
      <Figures
        figures={[
          { label: t('totals-received'), value: count('RECEIVED') },
          { label: t('totals-percent'), value: share('acknowledgement') },
          { label: t('statistics-feedback'), value: share('feedback') },
          ...(isClosedCounted ? [{ label: t('statistics-closed'), value: count('CLOSED') }] : []),
        ]}
      />
      <p>
        <a class="govuk-link" id="to-statistics" href={`/statistics/${release.period}/${language}/`}>
          {t('statistics-all')}
        </a>
      </p>
      <p class="app-checked">
        {t('totals-as-of', { day: formatDay(release.asOf) })} {t('totals-checked')}
      </p>
    </div>
  );
}
