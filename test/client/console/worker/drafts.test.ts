import { Drafts } from '../../../../client/console/case/drafts.ts';
import { bytesAsHex, noForms } from '../../../../client/console/worker/draft-forms.ts';
import { draftHandlers, parseDrafts } from '../../../../client/console/worker/drafts.ts';
import { memoryStore } from '../../../../client/console/worker/view-store.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

const letter = new Uint8Array(32).fill(0xab);

const written = (): Drafts => {
  const drafts = new Drafts();
  drafts.setAnswer(a, { status: 'WAITING_FOR_SOURCE', language: 'uz', text: 'Salom' });
  drafts.setText(b, 'note-text', 'look again');
  drafts.setSheet('TASK', b, { number: 0, data: { text: 'x', member: 0, due: 0, done: 0 }, was: 'before' });
  drafts.setSheet('LINK', b, { number: 2, data: { letter, relation: 'RELATED', text: '' }, was: '' });
  return drafts;
};

test('answers, texts and open forms come back after a lock or a reload', async () => {
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
  expect(later.sheet('TASK', b)).toEqual({ number: 0, data: { text: 'x', member: 0, due: 0, done: 0 }, was: 'before' });
  // Bytes are bytes again, not the text that they were kept as.
  expect(later.sheet('LINK', b)?.data.letter).toEqual(letter);
  // Another member's store has none of it.
  await KEEP_DRAFTS(new Drafts().kept());
  expect(await DRAFTS()).toEqual({ answers: [], texts: [], forms: noForms });
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
  drafts.setSheet('TASK', b, null);
  drafts.setSheet('LINK', b, null);
  await KEEP_DRAFTS(drafts.kept());
  expect(await DRAFTS()).toEqual({ answers: [], texts: [], forms: noForms });
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
    expect(
      await draftHandlers(memoryStore, () => lasting).KEEP_DRAFTS({ answers: [], texts: [], forms: noForms }),
    ).toBe(lasting);
});

test('anything else than drafts is none, and is not an error', () => {
  const none = { answers: [], texts: [], forms: noForms };
  const kept = written().kept();
  for (const text of [
    null,
    '',
    '[]',
    '{}',
    JSON.stringify({ ...kept, more: 1 }),
    JSON.stringify({ ...kept, answers: [{ id: 'x' }] }),
    JSON.stringify({ ...kept, forms: { ...noForms, TASK: [{ id: b, number: 0, data: { text: 'x' }, was: '' }] } }),
  ])
    expect(parseDrafts(text)).toEqual(none);
  expect(parseDrafts(JSON.stringify(kept, bytesAsHex))).toEqual(kept);
});
