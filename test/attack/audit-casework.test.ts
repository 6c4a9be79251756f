/**
 * Members and operator together misdeal with reports. A body at work, honest at first; the misdeeds then add up, and after each the two
 * officers' audit fails the check meant for it. What is handed to the officers is changed on its way.
 */
import {
  concat,
  coverSalt,
  coverTag,
  encodeContent,
  encodeStatusPayload,
  encodeUtf8,
  fillerSealed,
  formatHex,
  labels,
  makeTag,
  parseHex,
  sealCover,
  sealSealed,
  signStatement,
  statementCommit,
  statementJson,
  statementPayload,
  statusNumber,
  type AuditCheck,
  type SourceKeys,
  type StatusCode,
} from '../../crypto/index.ts';
import { runAudit, type AuditInput, type AuditReport } from '../../client/audit/audit.ts';
import type { Copy } from '../../client/audit/copy.ts';
import { downloadCopy } from '../../client/audit/download.ts';
import { readBatchKey } from '../../client/caseload/oversight/batch-key.ts';
import { seedFinder } from '../../client/caseload/oversight/environment.ts';
import { loadView } from '../../client/reporting/environment.ts';
import type { Transport } from '../../client/register/transport.ts';
import { signTotals, type Totals } from '../../client/statistics/totals.ts';
import { failures } from '../client/audit/register.ts';
import { adopt, commitOf, replaceLetter, splitRecords } from '../client/audit/reseal.ts';
import { eventually, firstDay, makeWorld, random, settle, suite, type World } from '../client/caseload/world.ts';

const patience = 240_000;

let world: World;
let officer: Transport;
let member: Transport;
beforeAll(async () => {
  world = await makeWorld();
  officer = (await world.engine(7)).honest;
  member = (await world.engine(1)).honest;
}, patience);
afterAll(async () => {
  await world.end();
}, patience);

async function download(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const keep = (path: string, bytes: Uint8Array): Promise<void> => Promise.resolve(void files.set(path, bytes));
  await downloadCopy(officer, keep, { withSession: true });
  return files;
}

function copyOf(files: ReadonlyMap<string, Uint8Array>): Copy {
  const nothing = new Uint8Array();
  return {
    get: (path) => {
      const bytes = files.get(path);
      return Promise.resolve(bytes === undefined ? { status: 404, bytes: nothing } : { status: 200, bytes });
    },
  };
}

function audited(files: ReadonlyMap<string, Uint8Array>, change: Partial<AuditInput> = {}): Promise<AuditReport> {
  return runAudit({
    ...{ suite, copy: copyOf(files), trust: world.trust, now: (firstDay + 0.5) * 86_400, hasSession: true },
    keyrings: [world.keyring(8), world.keyring(7)],
    ...change,
  });
}

const found = async (...given: Parameters<typeof audited>): Promise<ReturnType<typeof failures>> =>
  failures(await audited(...given));

interface Reported {
  readonly keys: SourceKeys;
  readonly commit: Uint8Array;
}

async function report(): Promise<Reported> {
  const before = (await loadView(world.environment)).entries.map(({ commit }) => formatHex(commit));
  const { keys } = await world.report();
  const visit = await world.visit({
    keys,
    conversation: { desk: 1, excluded: { members: [], units: [] }, consent: true, lastNumber: 1 },
  });
  const commit = visit?.letters[0]?.entry.commit;
  if (commit === undefined || before.includes(formatHex(commit))) throw new Error('the report is not found');
  return { keys, commit };
}

let counter = 0;

interface Telling {
  readonly status: StatusCode;
  readonly sequence: number;
  /** Junk: a tag that the source never finds. Mute: nothing sealed to the officers. */
  readonly how?: 'JUNK_TAG' | 'MUTE';
}

/** What a member's program posts, without the rules of a console. */
async function tell({ keys, commit: letter }: Reported, { status, sequence, how }: Telling): Promise<void> {
  const { roster, newestDay } = await loadView(world.environment);
  const signer = { roster, member: 1, seed: world.keyring(1).sign };
  const facts = { letter, status, reason: '', sequence, day: newestDay.day } as const;
  const statement = await signStatement(suite, facts, signer);
  const commit = await statementCommit(suite, statement, random(32));
  const payload = encodeStatusPayload(statementPayload(statement, 1));
  const tag =
    how === 'JUNK_TAG' ? random(32) : await makeTag(suite, keys.track, statusNumber(1, counter++ % 8), commit, payload);
  const content = encodeContent(statementJson(statement));
  const frames = await Promise.all(
    roster.oversight.officers.map(({ capsule }) =>
      how === 'MUTE' ? fillerSealed(suite, random) : sealSealed(suite, random, capsule, labels.statement, content),
    ),
  );
  expect((await member.send('POST', '/api/member/statuses', concat(commit, tag, ...frames))).status).toBe(201);
  await eventually(async () =>
    (await loadView(world.environment)).entries.some((entry) => Buffer.compare(entry.commit, commit) === 0),
  );
}

test(
  'The audit of two officers passes while all is in order, and names every misdeed when it is not.',
  async () => {
    const [good, other] = [await report(), await report()];
    // A colleague's console begins the cases, so that there is a feed.
    await settle(await world.engine(2));
    await tell(good, { status: 'ACKNOWLEDGED', sequence: 1 });
    await tell(other, { status: 'ACKNOWLEDGED', sequence: 1 });
    const honest = await download();
    expect(await found(honest)).toEqual({});

    const view = await loadView(world.environment);
    const letterBatch =
      view.dayNotes.find(({ batch }) => (honest.get(`/api/member/letters/${String(batch)}`)?.length ?? 0) > 0)?.batch ??
      0;
    const letters = `/api/member/letters/${String(letterBatch)}`;
    const statements =
      [...honest].find(([path, bytes]) => path.startsWith('/api/oversight/statements/') && bytes.length > 0)?.[0] ?? '';
    const ratchet = `/api/oversight/ratchet/${String(letterBatch)}`;
    const plant = (path: string, change: (bytes: Uint8Array) => Uint8Array | null): Map<string, Uint8Array> => {
      const files = new Map(honest);
      const bytes = honest.get(path);
      const changed = bytes === undefined ? null : change(bytes);
      if (changed === null) files.delete(path);
      else files.set(path, changed);
      return files;
    };
    const turn = (at: number) => (bytes: Uint8Array) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

    // A letter altered, withheld or exchanged; none of it touches what is public.
    expect(await found(plant(letters, turn(40)))).toEqual({ LETTERS: ['LETTERS_DIFFER', 'LETTER_NOT_LOGGED'] });
    expect(await found(plant(letters, () => null))).toEqual({ LETTERS: ['BATCH_WITHHELD'] });
    expect(await found(plant(letters, (bytes) => bytes.slice(32_800)))).toMatchObject({ LETTERS: ['LETTERS_DIFFER'] });
    expect(await found(plant(letters, turn(40)), { hasSession: false })).toEqual({});
    // The feed on which members work, cut, altered or withheld.
    const feed =
      [...honest].find(([path, bytes]) => path.startsWith('/api/member/feed/') && bytes.length > 0)?.[0] ?? '';
    expect(await found(plant(feed, (bytes) => bytes.slice(0, -2064)))).toEqual({ LETTERS: ['FEED_DIFFERS'] });
    expect(await found(plant(feed, turn(100)))).toEqual({ LETTERS: ['FEED_DIFFERS'] });
    expect(await found(plant(feed, () => null))).toEqual({ LETTERS: ['SLOT_WITHHELD'] });
    // Cover that the officers cannot tell from letters, statements that they are not given.
    expect(await found(plant(ratchet, () => null))).toMatchObject({ COVER: ['COVER_KEY_WRONG'] });
    expect(await found(plant(ratchet, (bytes) => honest.get('/api/oversight/ratchet/0') ?? bytes))).toMatchObject({
      COVER: ['COVER_KEY_WRONG'],
    });
    expect(await found(plant(statements, () => null))).toEqual({
      STATEMENTS: ['STATEMENTS_WITHHELD', 'STATUS_WITHOUT_STATEMENT'],
    });
    // Nothing is passed that follows from statements or letters which were not handed out.
    for (const path of [statements, letters]) {
      const { checks } = await audited(plant(path, () => null));
      const open = checks.filter(({ reason }) => reason === 'NOT_READABLE').map(({ check }) => check);
      expect(open).toEqual(expect.arrayContaining(['COVER', 'DEADLINES', 'TRANSITIONS']));
    }
    const fewer = await found(plant(statements, () => new Uint8Array()));
    expect(fewer).toEqual({ COVER: ['ENTRIES_UNACCOUNTED'], STATEMENTS: ['STATUS_WITHOUT_STATEMENT'] });
    expect(await found(plant(statements, (bytes) => random(bytes.length)))).toEqual({
      STATEMENTS: ['STATEMENT_UNREADABLE', 'STATUS_WITHOUT_STATEMENT'],
    });
    // Somebody else's keys.
    await expect(found(honest, { keyrings: [world.keyring(7), world.keyring(1)] })).rejects.toMatchObject({
      code: 'BAD_KEYRING',
    });

    // The operator rewrites the past with its own keys: a report passed off as its own cover, a letter of a member's making in its place.
    const [keyringA, keyringB] = [world.keyring(7), world.keyring(8)];
    const seeds = await seedFinder({ suite, keyrings: [keyringA, keyringB] })(world.roster);
    if (seeds === null) throw new Error('not the officers');
    const source = { suite, transport: copyOf(honest) };
    const records = await Promise.all(
      splitRecords(honest.get(letters) ?? new Uint8Array()).map(async (record) => ({
        record,
        commit: await commitOf(record),
      })),
    );
    const real = view.entries.map(({ commit }) => commit);
    const own = records.find(({ commit }) => [good, other].some((each) => Buffer.compare(each.commit, commit) === 0));
    const batchKey = await readBatchKey(source, letterBatch, seeds);
    if (own === undefined || batchKey === null) throw new Error('no report in the batch');
    const disguised = await adopt(world, honest);
    await replaceLetter(disguised, own.commit, {
      ...{ letter: own.record.letter, salt: await coverSalt(suite, batchKey, records.length - 1) },
      tag: await coverTag(suite, batchKey, records.length - 1),
    });
    expect(await found(disguised.files)).toMatchObject({ COVER: ['COVER_WITH_CONTENT'] });
    const { checkpoints } = await runAudit({ suite, copy: copyOf(honest), trust: world.trust, now: firstDay * 86_400 });
    expect(await found(disguised.files, { since: checkpoints })).toMatchObject({ CONSISTENCY: ['FORKED'] });

    const exchanged = await adopt(world, honest);
    const forged = await sealCover(suite, random, world.roster, 0);
    const tag = view.entries[real.findIndex((commit) => Buffer.compare(commit, own.commit) === 0)]?.tag ?? random(32);
    await replaceLetter(exchanged, own.commit, { letter: forged, salt: random(32), tag });
    const promise = await exchanged.promise(own.commit, firstDay);
    exchanged.batch = exchanged.newestDay().batch;
    await exchanged.closeBatch(firstDay + 3, []);
    await exchanged.publish(null);
    expect(await found(exchanged.files, { promises: [promise], hasSession: false })).toEqual({
      PROMISES: ['PROMISE_BROKEN'],
    });

    await tell(good, { status: 'REOPENED', sequence: 2 });
    expect(await found(await download())).toEqual({ TRANSITIONS: ['ILLEGAL_STEP'] });

    await tell(other, { status: 'UNDER_ASSESSMENT', sequence: 2, how: 'JUNK_TAG' });
    const junk = await found(await download());
    expect(junk).toEqual({ TRANSITIONS: ['ILLEGAL_STEP'], STATEMENTS: ['STATEMENT_WITHOUT_STATUS'] });

    await tell(other, { status: 'UNDER_INVESTIGATION', sequence: 3, how: 'MUTE' });
    const mute = await found(await download());
    expect(new Set(mute.STATEMENTS)).toEqual(
      new Set(['STATEMENT_WITHOUT_STATUS', 'STATEMENT_UNREADABLE', 'STATUS_WITHOUT_STATEMENT']),
    );

    const { newestDay } = await loadView(world.environment);
    const period = { first: firstDay, last: firstDay };
    const totals: Totals = {
      ...{ mode: world.trust.mode, origin: world.trust.origin, period, asOf: newestDay.day, inTimePercent: null },
      case: { size: newestDay.size, root: parseHex(newestDay.root) },
      received: { flag: 'OBS', value: 10 },
      acknowledged: { flag: 'HIDDEN' },
      acknowledgedInTime: { flag: 'HIDDEN' },
    };
    const signers = [keyringA, keyringB].map(({ member: number, sign }) => ({
      ...{ name: `${world.trust.origin}/member/${String(number)}`, seed: sign },
    }));
    const note = await signTotals(suite, totals, signers);
    expect((await officer.send('POST', '/api/oversight/totals', encodeUtf8(note))).status).toBe(201);
    expect((await found(await download())).TOTALS).toEqual(['TOTALS_DIFFER']);

    await report();
    await world.nextDay(9);
    await tell(other, { status: 'WAITING_FOR_SOURCE', sequence: 5 });
    await world.nextDay(4);
    const late = await found(await download());
    const checks: readonly AuditCheck[] = ['STATEMENTS', 'DEADLINES', 'TRANSITIONS', 'TOTALS'];
    expect(Object.keys(late).sort()).toEqual([...checks].sort());
    expect(late.DEADLINES).toEqual(['ACKNOWLEDGEMENT_MISSED']);
    expect(new Set(late.TRANSITIONS)).toEqual(new Set(['ILLEGAL_STEP', 'SEQUENCE_GAP']));
  },
  patience,
);
