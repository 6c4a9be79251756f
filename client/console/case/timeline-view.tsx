import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Select } from '../../shared/components/select.tsx';
import { Timeline } from '../../shared/components/timeline.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { SaveFile } from '../../staff/save-file.tsx';
import { caseName, textOf } from '../../staff/names.ts';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage, SkippedView } from '../worker/views.ts';
import { EventBody } from './timeline-body.tsx';
import { timelineKinds, timelineOf, type TimelineKind } from './timeline.ts';

interface CaseTimelineProps {
  readonly page: CasePage;
  readonly overview: Overview;
}

/** Everything that happened, newest first, of one kind or of all; what did not count stands in its place with the reason. */
export function CaseTimeline({ page, overview }: CaseTimelineProps): VNode {
  const { t, language } = useLocale();
  const [kind, setKind] = useState<TimelineKind | 'ALL'>('ALL');
  const entries = timelineOf(page);
  const counts = new Map(
    timelineKinds.map((each) => [each, entries.filter(({ kinds }) => kinds.includes(each)).length]),
  );
  const shown = entries.filter(({ kinds }) => kind === 'ALL' || kinds.includes(kind)).reverse();
  return (
    <>
      <Select<TimelineKind | 'ALL'>
        id="timeline-kind"
        label={t('timeline-show')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'ALL', label: t('timeline-kind', { what: t('timeline-kind-ALL'), count: entries.length }) },
          ...timelineKinds
            .filter((each) => (counts.get(each) ?? 0) > 0 || each === kind)
            .map((each) => ({
              value: each,
              label: t('timeline-kind', { what: t(`timeline-kind-${each}`), count: counts.get(each) ?? 0 }),
            })),
        ]}
      />
      {page.skipped.length > 0 && <p class="app-quiet">{t('skipped-lead')}</p>}
      <Timeline
        label={t('tab-history')}
        items={shown.map((entry) =>
          entry.event === null
            ? {
                id: `skipped-${String(entry.skipped.index)}`,
                title: t('timeline-skipped', { why: t(`skip-${entry.skipped.why}`) }),
                ...(entry.skipped.event === null ? {} : { day: entry.skipped.event.day }),
                ...(entry.skipped.event === null
                  ? {}
                  : { by: roleOf(overview.colleagues, entry.skipped.event.member, language) }),
                body: <Skipped page={page} skipped={entry.skipped} />,
                state: 'attention' as const,
              }
            : {
                id: entry.event.hash,
                title: titleOf(entry.event.type, entry.event.detail),
                day: entry.event.day,
                by: textOf(entry.event.role, language),
                body: <EventBody page={page} event={entry.event} overview={overview} />,
              },
        )}
      />
    </>
  );

  function titleOf(type: string, detail: Readonly<Record<string, string | number>>): string {
    if (type === 'RECORD') return t(`record-${String(detail['kind'])}`);
    if (type === 'CUSTODY') return t(`timeline-custody-${String(detail['what'])}`);
    return t(`event-${type}`);
  }
}

interface SkippedProps {
  readonly page: CasePage;
  readonly skipped: SkippedView;
}

/** Facts without any text of the case: they can be shown to an oversight body as they are. */
function Skipped({ page, skipped }: SkippedProps): VNode {
  const { t } = useLocale();
  const { index, seq, why, event } = skipped;
  const facts = { case: page.id, entry: index + 1, place: seq, why, ...(event ?? {}) };
  return (
    <>
      <p>
        {t('timeline-skipped-place', { place: index + 1 })}
        {event !== null && ` · ${t(`event-${event.type}`)}`}
      </p>
      {event !== null && <p class="app-fingerprint">{event.hash}</p>}
      <SaveFile
        name={`${caseName(page.id).replace(' ', '-')}-${String(index + 1)}.json`}
        text={JSON.stringify(facts, null, 2)}
      >
        {t('alarm-save')}
      </SaveFile>
    </>
  );
}
