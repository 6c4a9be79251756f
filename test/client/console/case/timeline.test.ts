import { timelineOf } from '../../../../client/console/case/timeline.ts';
import type { HistoryView, SkippedView } from '../../../../client/caseload/view.ts';
import { eventTypes } from '../../../../crypto/index.ts';

const event = (hash: string, changes: Partial<HistoryView> = {}): HistoryView => ({
  ...{ hash, day: 1, member: 1, role: { ky: 'x' }, type: 'NOTE', detail: {}, pending: false },
  ...changes,
});
const skipped = (index: number): SkippedView => ({ index, why: 'FORK', seq: index, event: null });
const names = (history: readonly HistoryView[], gone: readonly SkippedView[]): string[] =>
  timelineOf({ history, skipped: gone }).map((entry) =>
    entry.event === null ? `-${String(entry.skipped.index)}` : entry.event.hash,
  );

test('what did not count stands in its place among what did', () => {
  expect(names([event('a'), event('b'), event('c')], [skipped(1), skipped(4)])).toEqual(['a', '-1', 'b', 'c', '-4']);
  expect(names([event('a')], [skipped(0)])).toEqual(['-0', 'a']);
  expect(names([], [])).toEqual([]);
});

test('nothing is lost: every event and every skipped entry is there once', () => {
  const history = Array.from({ length: 40 }, (_, index) => event(`e${String(index)}`));
  const gone = [3, 4, 5, 20, 44].map(skipped);
  expect(names(history, gone)).toHaveLength(45);
  expect(new Set(names(history, gone)).size).toBe(45);
});

test('every type of event can be looked for by at least one kind', () => {
  for (const type of eventTypes) {
    const [entry] = timelineOf({ history: [event('a', { type })], skipped: [] });
    expect({ type, kinds: entry?.kinds.length ?? 0 }).not.toEqual({ type, kinds: 0 });
  }
});

test('an answer is among the statuses if it told one, and a mere message is not', () => {
  const kinds = (status: string): unknown =>
    timelineOf({ history: [event('a', { type: 'ANSWER', detail: { status } })], skipped: [] })[0]?.kinds;
  expect(kinds('CLOSED')).toEqual(['ANSWERS', 'STATUSES']);
  expect(kinds('MESSAGE')).toEqual(['ANSWERS']);
});
