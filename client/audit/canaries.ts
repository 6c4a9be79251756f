/** Test reports: committed to before their period, opened after it, and none dropped (CANARIES). */
import { formatHex, PROMISE_DAYS } from '../../crypto/index.ts';
import { isOver, placesOf, provenAbsence } from './absence.ts';
import type { Entries } from './entries.ts';
import type { Docket } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';
import type { LogCopy } from './log-copy.ts';

/** Days after a period in which the officers open their list. */
const openingDays = 30;

export async function checkCanaries(
  cases: LogCopy,
  entries: Entries,
  governance: GovernanceCopy,
  docket: Docket,
): Promise<void> {
  const { canaries, dayNotes, log } = governance;
  if (canaries.length === 0) docket.notChecked('CANARIES', 'NO_TEST_REPORTS');
  const opened = canaries.filter(({ note }) => note.opened !== null);
  for (const { index, note } of canaries) {
    if (note.opened !== null) continue;
    const { first, last } = note.period;
    const dayBefore = dayNotes.findLast((day) => day.index < index)?.note.day ?? 0;
    if (dayBefore >= first) await docket.fail('CANARIES', 'LIST_LATE', 'SERVED', () => log.proven('list', index));
    const isOpened = opened.some((each) => formatHex(each.note.list) === formatHex(note.list));
    if (!isOpened && isOver(governance, last + openingDays)) {
      await docket.fail('CANARIES', 'LIST_NOT_OPENED', 'SERVED', () => log.proven('list', index));
    }
  }
  for (const { index, note } of opened) {
    const { period } = note;
    const hasCommitment = canaries.some(
      (each) => each.note.opened === null && each.index < index && formatHex(each.note.list) === formatHex(note.list),
    );
    // What was never committed to may have been chosen afterwards.
    if (!hasCommitment) await docket.fail('CANARIES', 'LIST_LATE', 'SERVED', () => log.proven('list', index));
    const last = period.last + PROMISE_DAYS;
    if (!isOver(governance, last)) continue;
    for (const commit of note.opened?.commits ?? []) {
      if (placesOf(entries, commit).some((place) => (entries[place]?.day ?? last + 1) <= last)) continue;
      // That it was ever sent only its promise proves; the list alone is the officers' word against the server.
      await docket.fail('CANARIES', 'CANARY_DROPPED', 'SERVED', async () => [
        ...(await log.proven('list', index)),
        { name: 'commit', bytes: commit },
        ...(await provenAbsence(cases, entries, governance, commit, { first: period.first, last })),
      ]);
    }
  }
}
