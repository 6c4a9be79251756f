/** Work without a network: everything there and back on a stick. */
import type { AttachmentSink } from '../../../client/caseload/attachment.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { createUpload } from '../../../client/reporting/upload.ts';
import { makeWorld, onlyCase, settle, until, type World } from '../caseload/world.ts';
import { Stick } from './stick.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

test('A report is read, acknowledged and answered without a network, and the source finds both answers.', async () => {
  const source = await world.report();
  const stick = new Stick(world, await world.engine(1));
  const begun = await stick.goBackAndForth(({ caseload }) => caseload.rows().some(({ access }) => access === 'CIRCLE'));
  const [row] = begun.caseload.rows();
  const id = row?.id ?? '';
  expect(begun.caseload.page(id)?.letters[0]?.statement).toContain('баа эки эсе');

  await expect(
    begun.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Алдык', language: 'ky' }),
  ).resolves.toEqual({ outcome: 'DONE' });
  await expect(
    begun.caseload.act(id, { type: 'ANSWER', status: 'MESSAGE', text: 'Ким кол койгон?', language: 'ky' }),
  ).resolves.toEqual({ outcome: 'DONE' });
  expect(begun.session.toCarry).toBeGreaterThan(0);
  await stick.post(await stick.save(begun));
  await stick.goBackAndForth(
    ({ caseload }) =>
      (caseload.page(id)?.messages.filter((each) => each.from === 'BODY' && each.loggedDay !== null).length ?? 0) === 2,
  );
  const visit = await world.visitComplete(source, 2);
  expect(visit.statuses.map(({ answer }) => answer?.text)).toEqual(['Алдык', 'Ким кол койгон?']);
  const last = await stick.sit();
  expect(last.session.acts).toEqual([]);
  expect(last.caseload.alarms()).toEqual([]);
}, 180_000);

test('An act that a colleague was quicker with comes back with the next bundle, with its words.', async () => {
  await world.report();
  const stick = new Stick(world, await world.engine(1));
  const two = await world.engine(2);
  await settle(two);
  const id = onlyCase(two);
  const sitting = await stick.goBackAndForth(({ caseload }) =>
    caseload.rows().some(({ access }) => access === 'CIRCLE'),
  );
  await sitting.caseload.act(id, { type: 'NOTE', text: 'Сактала турган сөз' });
  await two.caseload.act(id, { type: 'NOTE', text: 'Биринчи' });
  await until(two, () => two.caseload.page(id)?.pending === false);
  await stick.post(await stick.save(sitting));

  const next = await stick.open(await stick.fetch());
  const report = await next.caseload.sync();
  expect(report.returned).toEqual([{ id, act: { type: 'NOTE', text: 'Сактала турган сөз' }, why: 'OVERTAKEN' }]);
  expect(next.caseload.page(id)?.notes.map(({ text }) => text)).toEqual(['Биринчи']);
  expect(next.session.acts).toEqual([]);
}, 180_000);

test('Nothing is told to a source about an act that was refused.', async () => {
  const source = await world.report();
  const stick = new Stick(world, await world.engine(1));
  const two = await world.engine(2);
  await settle(two);
  const id = onlyCase(two);
  const sitting = await stick.goBackAndForth(({ caseload }) =>
    caseload.rows().some(({ access }) => access === 'CIRCLE'),
  );
  await sitting.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Кечиккен', language: 'ky' });
  await two.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Биринчи', language: 'ky' });
  await stick.post(await stick.save(sitting));
  const visit = await world.visitComplete(source, 1);
  expect(visit.statuses.map(({ answer }) => answer?.text)).toEqual(['Биринчи']);
}, 180_000);

test('What was written and not carried yet is there again, and what is built on it stands too.', async () => {
  await world.report();
  const stick = new Stick(world, await world.engine(1));
  const sitting = await stick.sit();
  const id = sitting.caseload.rows()[0]?.id ?? '';
  // A case begun in this very sitting.
  await sitting.caseload.act(id, { type: 'NOTE', text: 'Биринчи' });
  const errand = await stick.save(sitting);

  // The page was closed before the courier went: a bundle that knows nothing of it, with the file that was saved.
  const again = await stick.open(await stick.fetch(), { errand });
  await again.caseload.sync();
  expect(again.caseload.page(id)?.notes.map(({ text }) => text)).toEqual(['Биринчи']);
  await expect(again.caseload.act(id, { type: 'NOTE', text: 'Экинчи' })).resolves.toEqual({ outcome: 'DONE' });
  await stick.post(await stick.save(again));
  const last = await stick.goBackAndForth(({ session }) => session.acts.length === 0);
  expect(last.caseload.page(id)?.notes.map(({ text }) => text)).toEqual(['Биринчи', 'Экинчи']);
}, 180_000);

test('Files of a letter are asked for, come with the next bundle whole, and are claimed by the one after.', async () => {
  const source = await world.report();
  const bytes = new Uint8Array(1_500_000).map((_, index) => index % 251);
  const file = {
    ...{ name: 'a.bin', type: 'application/octet-stream', size: bytes.length },
    read: (offset: number, length: number) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
  const upload = await createUpload(world.environment, [file]);
  const run = { progress: () => undefined, mayContinue: () => Promise.resolve() };
  await world.followUp(source, '', { attachment: await upload.run(await loadView(world.environment), run) });
  const stick = new Stick(world, await world.engine(1));
  const one = await stick.goBackAndForth(({ caseload }) =>
    caseload.rows().some(({ access, id }) => access === 'CIRCLE' && caseload.page(id)?.letters.length === 2),
  );
  const id = one.caseload.rows()[0]?.id ?? '';
  const letter = one.caseload.page(id)?.letters[1]?.commit ?? '';
  const nothing = new Pieces();
  await expect(one.caseload.saveAttachment(id, letter, nothing)).rejects.toMatchObject({ code: 'NOT_IN_BUNDLE' });
  expect(one.session.transport.wanted).toHaveLength(1);
  await stick.post(await stick.save(one));

  const two = await stick.sit();
  const sink = new Pieces();
  await two.caseload.saveAttachment(id, letter, sink);
  expect(Buffer.concat(sink.pieces).equals(bytes)).toBe(true);
  expect(two.session.transport.wanted).toEqual([]);
  expect(two.session.transport.requests.map(({ path }) => path)).toContain('/api/member/claims');
}, 180_000);

class Pieces implements AttachmentSink {
  readonly pieces: Uint8Array[] = [];

  begin(): Promise<void> {
    return Promise.resolve();
  }

  write(_file: number, bytes: Uint8Array): Promise<void> {
    this.pieces.push(bytes.slice());
    return Promise.resolve();
  }

  end(): Promise<void> {
    return Promise.resolve();
  }

  abort(): Promise<void> {
    return Promise.resolve();
  }
}
