import { Drafts } from '../../../../client/console/case/drafts.ts';
import { draftHandlers, parseDrafts } from '../../../../client/console/worker/drafts.ts';
import { memoryStore } from '../../../../client/console/worker/view-store.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

const written = (): Drafts => {
  const drafts = new Drafts();
  drafts.setAnswer(a, { status: 'WAITING_FOR_SOURCE', language: 'uz', text: 'Salom' });
  drafts.setText(b, 'note-text', 'look again');
  drafts.setSheet('TASK', b, { number: 0, data: { text: 'x', member: 0, due: 0, done: 0 }, was: '' });
  return drafts;
};

test('answers and texts come back after a lock, forms do not', async () => {
  const { DRAFTS, KEEP_DRAFTS } = draftHandlers(memoryStore, () => true);
  const store = memoryStore();
  const same = draftHandlers(
    () => store,
    () => true,
  );
  await same.KEEP_DRAFTS(written().kept());
  const later = new Drafts();
  later.restore(await same.DRAFTS());
  expect(later.answer(a)).toEqual({ status: 'WAITING_FOR_SOURCE', language: 'uz', text: 'Salom' });
  expect(later.text(b, 'note-text')).toBe('look again');
  expect(later.forms()).toEqual([]);
  // Another member's store has none of it.
  await KEEP_DRAFTS(new Drafts().kept());
  expect(await DRAFTS()).toEqual({ answers: [], texts: [] });
});

test('what was sent is not there again: the newest state takes the place of all before', async () => {
  const store = memoryStore();
  const { DRAFTS, KEEP_DRAFTS } = draftHandlers(
    () => store,
    () => true,
  );
  const drafts = written();
  await KEEP_DRAFTS(drafts.kept());
  drafts.setAnswer(a, { status: 'MESSAGE', language: 'uz', text: '' });
  drafts.setText(b, 'note-text', '');
  await KEEP_DRAFTS(drafts.kept());
  expect(await DRAFTS()).toEqual({ answers: [], texts: [] });
});

test('what was begun since goes before what was kept', () => {
  const drafts = new Drafts();
  drafts.setText(b, 'note-text', 'newer');
  drafts.restore(written().kept());
  expect(drafts.text(b, 'note-text')).toBe('newer');
  expect(drafts.answer(a)?.text).toBe('Salom');
});

test('whether drafts outlive the keys is said by the store that has them, not promised', async () => {
  for (const lasting of [true, false])
    expect(await draftHandlers(memoryStore, () => lasting).KEEP_DRAFTS({ answers: [], texts: [] })).toBe(lasting);
});

test('anything else than drafts is none, and is not an error', () => {
  const none = { answers: [], texts: [] };
  const kept = written().kept();
  for (const text of [
    null,
    '',
    '[]',
    '{}',
    JSON.stringify({ ...kept, more: 1 }),
    JSON.stringify({ ...kept, answers: [{ id: 'x' }] }),
  ])
    expect(parseDrafts(text)).toEqual(none);
  expect(parseDrafts(JSON.stringify(kept))).toEqual(kept);
});
