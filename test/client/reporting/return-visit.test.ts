/**
 * What somebody who comes back is told when something was withheld, invented or lost: each case begins from a visit in which all is well, and
 * changes one thing.
 */
import { FirstLetterMissing, recallConversation } from '../../../client/reporting/conversation.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { findingsOf, type FindingId } from '../../../client/reporting/findings.ts';
import { checkPromise } from '../../../client/reporting/kept-promise.ts';
import { makeReceipt } from '../../../client/reporting/receipt.ts';
import { returnVisit } from '../../../client/reporting/return-visit.ts';
import { downloadPages } from '../../../client/register/register.ts';
import {
  codeNumber,
  concat,
  encodeEntry,
  encodeStatusPayload,
  equalBytes,
  formatPromise,
  makeTag,
  parseInclusionFile,
  parseVerifierKey,
  signNote,
  statuses,
  statusNumber,
  verifyInclusionFile,
} from '../../../crypto/index.ts';
import { folderAt } from '../../../server/folder.ts';
import { readSeeds } from '../../../server/secrets.ts';
import { eventually, makeWorld, onlyCase, random, settle, suite, type Source, type World } from '../caseload/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

/** Findings of a visit, with what the server serves changed on the way. */
async function findings(
  source: Source,
  pages = (frames: readonly Uint8Array[]) => frames,
): Promise<readonly FindingId[]> {
  const view = await loadView(world.environment);
  const frames = await downloadPages(suite, world.environment.transport, view);
  const visit = await returnVisit(world.environment, view, source.keys, pages(frames));
  if (visit === null) throw new Error('nothing was found');
  return findingsOf(visit, view).map(({ id }) => id);
}

describe('an answer', () => {
  let source: Source;
  beforeAll(async () => {
    source = await world.report();
    const engine = await world.engine(1);
    await settle(engine);
    const act = { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Окулду.', language: 'ky' } as const;
    await engine.caseload.act(onlyCase(engine), act);
    await world.visitComplete(source, 1);
  }, 60_000);

  test('that is on the pages proves that the report was acknowledged in time', async () => {
    expect(await findings(source)).toEqual(['counted-unseen', 'acknowledged-in-time', 'feedback-due']);
  });

  test('that the server withholds leaves a claim and no proof', async () => {
    const withheld = (frames: readonly Uint8Array[]): readonly Uint8Array[] =>
      frames.map((frame) => random(frame.length));
    expect(await findings(source, withheld)).toEqual(['counted-unseen', 'acknowledgement-unproven', 'answer-missing']);
  });
});

describe('an entry that somebody who knew `track` makes up', () => {
  test('stops no clock: without a signed statement it did not happen', async () => {
    const source = await world.report();
    expect(await findings(source)).toContain('acknowledgement-due');
    const member = 1;
    const commit = random(32);
    const status = { status: 'ACKNOWLEDGED', reason: '', sequence: 1, position: 0 } as const;
    expect(codeNumber(statuses, status.status)).toBeGreaterThan(0);
    const n = statusNumber(member, 0);
    const tag = await makeTag(suite, source.keys.track, n, commit, encodeStatusPayload(status));
    const { honest } = await world.engine(member);
    const answer = await honest.send('POST', '/api/member/statuses', concat(commit, tag, random(2_048), random(2_048)));
    expect(answer.status).toBe(201);
    await eventually(async () =>
      (await loadView(world.environment)).entries.some((entry) => equalBytes(entry.commit, commit)),
    );
    expect(await findings(source)).toEqual(['counted-unseen', 'acknowledgement-unproven', 'answer-missing']);
  });
});

describe('letters that are not there', () => {
  test('are dropped if a later one is, once its two days are over', async () => {
    const source = await world.report();
    await world.followUp(source, 'Экинчи');
    await world.followUp(source, 'Үчүнчү');
    const view = await loadView(world.environment);
    const frames = await downloadPages(suite, world.environment.transport, view);
    const recalled = await recallConversation(suite, view, source.keys);
    const [first, second] = (recalled?.letters ?? []).map(({ index }) => index);
    const without = (gone: number | undefined) => ({
      ...view,
      entries: view.entries.filter((_, index) => index !== gone),
    });
    const told = async (today: number): Promise<readonly FindingId[]> => {
      const less = { ...without(second), today };
      const visit = await returnVisit(world.environment, less, source.keys, frames);
      return visit === null ? [] : findingsOf(visit, less).map(({ id }) => id);
    };
    expect(await told(view.today)).toContain('message-waiting');
    expect(await told(view.today + 3)).toContain('message-dropped');
    await expect(recallConversation(suite, without(first), source.keys)).rejects.toBeInstanceOf(FirstLetterMissing);
  });
});

describe('a note of acceptance', () => {
  async function noteFor(commit: Uint8Array, day: number, change: { readonly origin?: string } = {}): Promise<string> {
    const { origin } = world.trust;
    const { promise } = await readSeeds(folderAt(world.dir));
    const text = formatPromise({ origin: change.origin ?? origin, commit, day });
    return signNote(suite, text, [{ name: `${origin}/promise`, seed: promise }]);
  }

  test('is kept, late, waiting or broken, as the register says', async () => {
    const source = await world.report();
    const view = await loadView(world.environment);
    const entry = (await recallConversation(suite, view, source.keys))?.letters[0]?.entry;
    if (entry === undefined) throw new Error('no entry');
    const check = async (commit: Uint8Array, day: number) =>
      (await checkPromise(suite, view, await noteFor(commit, day))).id;
    expect(await check(entry.commit, entry.day)).toBe('promise-kept');
    expect(await check(entry.commit, entry.day - 3)).toBe('promise-late');
    expect(await check(random(32), view.today - 2)).toBe('promise-waiting');
    expect(await check(random(32), view.today - 3)).toBe('promise-broken');
  });

  test('is nobody’s word if another key signed it, a letter of it was changed, or it is no note', async () => {
    const view = await loadView(world.environment);
    const id = async (note: string) => (await checkPromise(suite, view, note)).id;
    const note = await noteFor(random(32), view.today - 3);
    expect(await id(note)).toBe('promise-broken');
    expect(await id(note.trim().replaceAll('\n', '\r\n'))).toBe('promise-broken');
    for (const other of [
      note.replace('/v1', '/v2'),
      await noteFor(random(32), view.today - 3, { origin: 'other.example/demo' }),
      await signNote(suite, note.slice(0, note.indexOf('\n\n') + 1), [
        { name: `${world.trust.origin}/promise`, seed: random(32) },
      ]),
      '',
      'Саламатсызбы',
      `${note}${'x'.repeat(5_000)}`,
    ])
      expect(await id(other)).toBe('promise-foreign');
  });
});

test('A receipt proves the entry to whoever has the policy, and a changed bit of it proves nothing', async () => {
  const source = await world.report();
  const view = await loadView(world.environment);
  const first = (await recallConversation(suite, view, source.keys))?.letters[0];
  if (first === undefined) throw new Error('no letter');
  const receipt = await makeReceipt(suite, view, first.index);
  const key = await parseVerifierKey(suite, world.trust.caseLog);
  const verify = (text: string) =>
    verifyInclusionFile(suite, parseInclusionFile(text), encodeEntry(first.entry), key, []);
  expect((await verify(receipt)).size).toBe(view.caseLog.checkpoint.size);
  await expect(verify(receipt.replace(/index \d+/u, `index ${String(first.index + 1)}`))).rejects.toMatchObject({
    code: expect.stringMatching(/BAD_PROOF|RANGE/u) as unknown,
  });
  await expect(makeReceipt(suite, view, view.caseLog.leaves.length)).rejects.toMatchObject({ code: 'RANGE' });
});
