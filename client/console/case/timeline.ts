/** Everything that happened in a case as one list, with what did not count in its place. Pure: words come from the screen. */
import type { EventType } from '../../../crypto/index.ts';
import type { CasePage, HistoryView, SkippedView } from '../worker/views.ts';

/** What a member may want to look at alone. */
export const timelineKinds = [
  'LETTERS',
  'ANSWERS',
  'STATUSES',
  'SHEETS',
  'NOTES',
  'APPROVALS',
  'CUSTODY',
  'ACCESS',
  'SKIPPED',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export type TimelineEntry =
  | { readonly kinds: readonly TimelineKind[]; readonly event: HistoryView; readonly skipped: null }
  | { readonly kinds: readonly TimelineKind[]; readonly event: null; readonly skipped: SkippedView };

const kindsByType: Readonly<Record<EventType, readonly TimelineKind[]>> = {
  START: ['LETTERS', 'ACCESS'],
  LETTER: ['LETTERS'],
  STATUS: ['STATUSES'],
  ANSWER: ['ANSWERS'],
  NOTE: ['NOTES'],
  ASSIGN: ['ACCESS'],
  PROPOSE: ['APPROVALS'],
  APPROVE: ['APPROVALS'],
  REJECT: ['APPROVALS'],
  GRANT: ['ACCESS'],
  RECUSE: ['ACCESS'],
  ROTATE: ['ACCESS'],
  CLAIM: ['CUSTODY'],
  RECORD: ['SHEETS'],
  CUSTODY: ['CUSTODY'],
  EXCLUDE: ['ACCESS', 'APPROVALS'],
  SUBSTITUTE: ['ACCESS'],
  IDENTITY: ['CUSTODY', 'APPROVALS'],
  ERASED: ['CUSTODY', 'APPROVALS'],
};

/** In the order of the case's places, the first first. */
export function timelineOf({ history, skipped }: Pick<CasePage, 'history' | 'skipped'>): readonly TimelineEntry[] {
  const places = new Map(skipped.map((each) => [each.index, each]));
  const entries: TimelineEntry[] = [];
  let next = 0;
  for (let index = 0; index < history.length + skipped.length; index++) {
    const gone = places.get(index);
    const event = history[next];
    if (gone !== undefined) entries.push({ kinds: ['SKIPPED'], event: null, skipped: gone });
    else if (event !== undefined) {
      entries.push({ kinds: kindsOf(event), event, skipped: null });
      next += 1;
    }
  }
  return entries;
}

function kindsOf({ type, detail }: HistoryView): readonly TimelineKind[] {
  const told = type === 'ANSWER' && detail['status'] !== 'MESSAGE';
  return told ? [...kindsByType[type], 'STATUSES'] : kindsByType[type];
}
