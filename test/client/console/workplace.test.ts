/** What a lock leaves in the page: nothing that anybody wrote or read. */
import { Workplace } from '../../../client/console/workplace.ts';

/** A worker of which one can see what it was asked, and when it ended. It answers when told to. */
class SlowWorker extends EventTarget implements Worker {
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  isEnded = false;
  readonly asked = new Map<string, MessagePort>();
  readonly asks: (readonly [string, unknown])[] = [];

  postMessage({ type, ask }: { readonly type: string; readonly ask: unknown }, ports: unknown): void {
    this.asks.push([type, ask]);
    if (!Array.isArray(ports) || !(ports[0] instanceof MessagePort)) throw new Error('a question comes with a port');
    this.asked.set(type, ports[0]);
    if (type === 'CONNECT') this.answer(type, null);
  }

  answer(type: string, answer: unknown): void {
    this.asked.get(type)?.postMessage({ answer });
  }

  terminate(): void {
    this.isEnded = true;
  }
}

let workers: SlowWorker[];
let workplace: Workplace;
beforeEach(() => {
  workers = [];
  const startWorker = (): Worker => {
    const worker = new SlowWorker();
    workers.push(worker);
    return worker;
  };
  workplace = new Workplace({ startWorker, token: '', clock: () => 0 });
  workplace.entrance.unlocked.value = true;
});

test('a lock ends the worker with the keys and takes every draft out of the page, open forms among them', async () => {
  workplace.drafts.setAnswer('a', { status: 'MESSAGE', language: 'ky', text: 'Салам' });
  workplace.drafts.setText('a', 'note-text', 'look');
  workplace.drafts.setSheet('TASK', 'a', { number: 0, data: { text: 'ask', member: 0, due: 0, done: 0 }, was: '' });
  workplace.lists.search.value = 'Асан';
  await workplace.lock('idle');
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  const { drafts, lists, entrance } = workplace;
  expect([drafts.answer('a'), drafts.text('a', 'note-text'), drafts.sheet('TASK', 'a')]).toEqual([null, '', null]);
  expect(drafts.cases()).toEqual([]);
  expect(lists.search.value).toBe('');
  expect([entrance.unlocked.value, entrance.lockedBy.value]).toEqual([false, 'idle']);
});

test('a lock takes away what was shown, said and given back, and keeps what was noticed about the server', async () => {
  const alarm = { code: 'FEED_DIFFERS', day: 1, evidence: {}, files: [] } as const;
  workers[0]?.dispatchEvent(new MessageEvent('message', { data: { alarms: [alarm], seal: null } }));
  workplace.say('done', 'success');
  workplace.returned.value = [{ id: 'a', act: { type: 'NOTE', text: 'look' }, why: 'OVERTAKEN' }];
  workplace.acknowledging.value = new Set(['a']);
  workplace.goTo('people');
  await workplace.lock('member');
  expect([workplace.overview.value, workplace.open.value, workplace.said.value]).toEqual([null, null, null]);
  expect([workplace.returned.value, workplace.acknowledging.value.size]).toEqual([[], 0]);
  expect(workplace.place.value).toBe('today');
  expect(workplace.watched.value.alarms).toEqual([alarm]);
});

test('what an ended worker was asked does not come back into a locked page', async () => {
  const syncing = workplace.synchronise();
  expect(workplace.syncing.value).toBe(true);
  await workplace.lock('member');
  workers[0]?.answer('SYNC', { report: { returned: [], notPosted: null }, overview: { cases: ['secret'] } });
  await syncing;
  expect([workplace.overview.value, workplace.sync.value.at, workplace.syncing.value]).toEqual([null, null, false]);
});

test('a page that has missed something of the lists asks for the whole and shows nothing false meanwhile', async () => {
  const lists = { me: {}, colleagues: [], batches: [], shares: {}, places: [], removed: [] };
  const acting = workplace.acknowledge('a');
  const overview = { ...lists, rows: [], number: 3, after: 2, count: 1 };
  workers[0]?.answer('ACKNOWLEDGE', { result: { outcome: 'DONE' }, overview });
  await acting;
  expect(workplace.overview.value).toBeNull();
  expect(workers[0]?.asks.at(-1)).toEqual(['OVERVIEW', { whole: true }]);
  workers[0]?.answer('OVERVIEW', { ...lists, rows: [{ id: 'a' }], number: 4, after: 0, count: 1 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(workplace.overview.value?.rows).toEqual([{ id: 'a' }]);
  // The look that comes soon after an act does not come any more.
  await workplace.lock('member');
});

test('what an ended worker did is not shown in a locked page', async () => {
  const acting = workplace.act('a', { type: 'NOTE', text: 'look' });
  await workplace.lock('member');
  const overview = { rows: [{ id: 'secret' }], number: 1, after: 0, count: 1, places: [], removed: [] };
  workers[0]?.answer('ACT', { result: { outcome: 'DONE' }, overview });
  await acting;
  expect([workplace.overview.value, workplace.said.value]).toEqual([null, null]);
});
