/** An operator with all keys of the server changes what is written. Every test begins with an honest register and plants one misdeed. */
import {
  canaryList,
  compareBytes,
  decodeEntry,
  decodeGovernance,
  encodeEntry,
  encodeGovernance,
  encodeUtf8,
  formatHex,
  rosterText,
  signCanaries,
  signNote,
  memberKeyName,
  type AuditCheck,
  type Entry,
  type Roster,
} from '../../crypto/index.ts';
import type { AuditReport } from '../../client/audit/audit.ts';
import { reverify } from '../../client/audit/reverify.ts';
import { signTotals } from '../../client/statistics/totals.ts';
import {
  failures,
  firstDay,
  makeEntries,
  makeFoundation,
  random,
  rootOf,
  suite,
  TestRegister,
} from '../client/audit/register.ts';

const live = await makeFoundation('live', 1);
const alone = await makeFoundation('live', 0);

/** Five days of three entries. */
async function honest(foundation = live): Promise<TestRegister> {
  const register = await TestRegister.begin(foundation);
  for (let day = firstDay + 1; day <= firstDay + 5; day++) await register.passDay(day, await makeEntries(day, 3));
  expect(failures(await register.audit())).toEqual({});
  return register;
}

/** The last case entries, as entries. */
function lastEntries(register: TestRegister, count: number): Entry[] {
  return register.leaves.case.slice(-count).map(decodeEntry);
}

function reasonsOf({ checks }: AuditReport, ...names: readonly AuditCheck[]): (string | null)[] {
  return names.map((name) => checks.find(({ check }) => check === name)?.reason ?? null);
}

/** Writes the last day note anew for the case log as it stands, and publishes as if nothing had been. */
async function noteAgain(register: TestRegister): Promise<void> {
  const at = register.leaves.governance.findLastIndex((bytes) => decodeGovernance(bytes).kind === 'day');
  const root = formatHex(await rootOf(register.leaves.case));
  const note = { ...register.newestDay(), size: register.leaves.case.length, root };
  register.leaves.governance[at] = encodeGovernance(note);
}

test('A letter dropped before it was logged breaks its promise, and the promise and the register prove it.', async () => {
  const register = await TestRegister.begin(live);
  const commit = random(32);
  const promise = await register.promise(commit, firstDay + 1);
  for (let day = firstDay + 1; day <= firstDay + 3; day++) await register.passDay(day, await makeEntries(day, 3));
  expect(failures(await register.audit({ promises: [promise] }))).toEqual({});
  await register.passDay(firstDay + 4, await makeEntries(firstDay + 4, 3));
  const report = await register.audit({ promises: [promise] });
  expect(failures(report)).toEqual({ PROMISES: ['PROMISE_BROKEN'] });
  expect(await register.reverify(report)).toEqual({ PROMISE_BROKEN: 'PROVEN' });
});

test('A promise that was kept is kept, and one that was kept too late is not.', async () => {
  const register = await TestRegister.begin(live);
  const [kept, late] = await makeEntries(firstDay + 2, 2);
  if (kept === undefined || late === undefined) throw new Error('no entries');
  const promises = [await register.promise(kept.commit, firstDay + 1), await register.promise(late.commit, firstDay)];
  await register.passDay(firstDay + 1, []);
  await register.passDay(firstDay + 2, [kept]);
  await register.passDay(firstDay + 3, [{ ...late, day: firstDay + 3 }]);
  const report = await register.audit({ promises });
  expect(failures(report)).toEqual({ PROMISES: ['PROMISE_BROKEN'] });
  expect(await register.reverify(report)).toEqual({ PROMISE_BROKEN: 'PROVEN' });
  expect(failures(await register.audit({ promises: promises.slice(0, 1) }))).toEqual({});
});

test('A promise that somebody made up is refused, and fails nothing.', async () => {
  const register = await honest();
  const promise = await register.promise(random(32), firstDay + 1);
  const forged = promise.replace(/\n(\d+)\n/u, `\n${String(firstDay)}\n`);
  await expect(register.audit({ promises: [forged] })).rejects.toMatchObject({ code: 'BAD_SIGNATURE' });
});

test('A letter dropped after it was logged contradicts every checkpoint and day note that had it.', async () => {
  const register = await honest();
  const { checkpoints } = await register.audit();
  register.leaves.case.splice(4, 1);
  await noteAgain(register);
  await register.publish(firstDay + 6);
  const report = await register.audit({ since: checkpoints });
  expect(failures(report)).toMatchObject({ CONSISTENCY: ['FORKED', 'ROLLED_BACK', 'DAY_NOTE_CONTRADICTED'] });
  expect(Object.keys(failures(report)).filter((check) => check !== 'CONSISTENCY')).toEqual([]);
  expect(await register.reverify(report)).toMatchObject({ FORKED: 'PROVEN', DAY_NOTE_CONTRADICTED: 'PROVEN' });
});

test('An entry exchanged in the past, day note and checkpoint signed anew, is seen by whoever kept a checkpoint, even without a checker.', async () => {
  const register = await honest(alone);
  const { checkpoints } = await register.audit();
  const [entry] = await makeEntries(firstDay + 5, 1);
  const old = lastEntries(register, 3);
  const changed = [...old.slice(0, 2), ...(entry === undefined ? [] : [entry])].sort((a, b) =>
    compareBytes(a.commit, b.commit),
  );
  register.leaves.case.splice(-3, 3, ...changed.map(encodeEntry));
  await noteAgain(register);
  // The operator removes every trace of its own history.
  for (const name of ['case', 'governance'] as const) register.sizes[name] = [];
  await register.publish(null);
  expect(failures(await register.audit())).toEqual({});
  const report = await register.audit({ since: checkpoints });
  expect(failures(report)).toEqual({ CONSISTENCY: ['FORKED'] });
  expect(await register.reverify(report)).toEqual({ FORKED: 'PROVEN' });
});

test('Entries that are not in the order of their commitments are found, and proven with the two day notes around them.', async () => {
  const register = await honest();
  const day = firstDay + 6;
  await register.passDay(day, (await makeEntries(day, 3)).toReversed());
  const report = await register.audit();
  expect(failures(report)).toEqual({ ENTRIES: ['NOT_ASCENDING'] });
  expect(await register.reverify(report)).toEqual({ NOT_ASCENDING: 'PROVEN' });
});

test('An entry that stands twice is found, by its commitment and by its lookup.', async () => {
  const register = await honest();
  const [old] = lastEntries(register, 1);
  if (old === undefined) throw new Error('no entry');
  const day = firstDay + 6;
  await register.passDay(day, [{ ...old, day }]);
  const report = await register.audit();
  expect(failures(report)).toEqual({ ENTRIES: ['DUPLICATE_COMMIT', 'DUPLICATE_LOOKUP'] });
  expect(await register.reverify(report)).toEqual({ DUPLICATE_COMMIT: 'PROVEN', DUPLICATE_LOOKUP: 'PROVEN' });
});

test('An entry that bears another day than its batch is found.', async () => {
  const register = await honest();
  await register.passDay(firstDay + 6, await makeEntries(firstDay + 3, 1));
  const report = await register.audit();
  expect(failures(report)).toEqual({ ENTRIES: ['WRONG_DAY'] });
  expect(await register.reverify(report)).toEqual({ WRONG_DAY: 'PROVEN' });
});

test('A whole batch that is back-dated or post-dated contradicts the times at which the checker saw the log.', async () => {
  const early = await honest();
  await early.publish(firstDay + 9);
  await early.closeBatch(firstDay + 6, await makeEntries(firstDay + 6, 1));
  await early.publish(firstDay + 10);
  const backDated = await early.audit({ now: (firstDay + 10.5) * 86_400 });
  expect(failures(backDated)).toEqual({ DAYS: ['BACK_DATED'], FRESHNESS: ['STALE_REGISTER'] });
  expect(await early.reverify(backDated)).toMatchObject({ BACK_DATED: 'NOT_ALONE' });

  const late = await honest();
  await late.closeBatch(firstDay + 9, await makeEntries(firstDay + 9, 1));
  await late.publish(firstDay + 7);
  const postDated = await late.audit();
  expect(failures(postDated)).toMatchObject({ DAYS: ['POST_DATED'] });
  expect(await late.reverify(postDated)).toMatchObject({ POST_DATED: 'PROVEN' });
});

test('Without the history that gives a back-dated register away, days and consistency are not passed, and the missing list is named.', async () => {
  const register = await TestRegister.begin(live);
  await register.passDay(firstDay + 1, await makeEntries(firstDay + 1, 3));
  await register.publish(firstDay + 8);
  await register.closeBatch(firstDay + 2, await makeEntries(firstDay + 2, 3));
  await register.publish(firstDay + 8);
  const now = (firstDay + 8.6) * 86_400;
  expect(failures(await register.audit({ now }))).toMatchObject({ DAYS: ['BACK_DATED'] });
  for (const path of [...register.files.keys()]) if (path.includes('/history/')) register.files.delete(path);
  const report = await register.audit({ now });
  expect(failures(report)).toMatchObject({ SIGNATURES: ['FILE_MISSING'] });
  expect(reasonsOf(report, 'CONSISTENCY', 'DAYS')).toEqual(['NO_EARLIER_SEAL', 'NO_EARLIER_SEAL']);
  // Nor are they with a history of the present alone.
  register.sizes.case = [];
  register.sizes.governance = [];
  await register.publish(firstDay + 8);
  expect(reasonsOf(await register.audit({ now }), 'CONSISTENCY', 'DAYS')).toEqual([
    'NO_EARLIER_SEAL',
    'NO_EARLIER_SEAL',
  ]);
});

test('A checker that was cut off and signed an old checkpoint again for a stranger convicts no honest register of back-dating.', async () => {
  const register = await TestRegister.begin(live);
  for (let day = firstDay + 1; day <= firstDay + 3; day++) await register.passDay(day, await makeEntries(day, 3));
  const old = await register.checkpoint('governance');
  // The service goes on honestly; the checker does not hear of it, and anybody may bring it what it signed before.
  for (let day = firstDay + 4; day <= firstDay + 8; day++) {
    await register.closeBatch(day, await makeEntries(day, 3));
    await register.publish(null);
  }
  await register.publish(firstDay + 9);
  const since = [await register.cosigned(old, firstDay + 8)];
  const report = await register.audit({ since });
  expect(failures(report)).toEqual({ DAYS: ['BACK_DATED'] });
  expect(await register.reverify(report)).toEqual({ BACK_DATED: 'NOT_ALONE' });
  const framed = report.checks
    .flatMap((check) => check.failures)
    .map((failure) => ({ ...failure, reach: 'ALONE' as const }));
  for (const failure of framed) expect(await reverify(suite, live.trust, failure)).not.toBe('PROVEN');
});

test('A register that stands still is stale, with a checker and without.', async () => {
  for (const foundation of [live, alone]) {
    const register = await honest(foundation);
    expect(failures(await register.audit({ now: (firstDay + 12) * 86_400 }))).toEqual({
      FRESHNESS: ['STALE_REGISTER'],
    });
  }
});

test('A cosigned part that stands still is stale, though a checker signs the same size again every day.', async () => {
  const register = await TestRegister.begin(live);
  const old = { case: await register.checkpoint('case'), governance: await register.checkpoint('governance') };
  for (let day = firstDay + 1; day <= firstDay + 6; day++) {
    await register.closeBatch(day, await makeEntries(day, 3));
    await register.publish(null);
  }
  for (const name of ['case', 'governance'] as const) {
    register.files.set(`/log/${name}/cosigned`, encodeUtf8(await register.cosigned(old[name], firstDay + 7)));
  }
  expect(failures(await register.audit())).toMatchObject({ FRESHNESS: ['STALE_REGISTER'] });
});

test('A day that has not come yet makes no register fresh.', async () => {
  const register = await TestRegister.begin(alone);
  await register.passDay(firstDay + 60);
  const report = await register.audit({ now: (firstDay + 45) * 86_400 });
  expect(report.checks.find(({ check }) => check === 'FRESHNESS')?.result).toBe('NOT_CHECKED');
});

test('A register that is shown as it was some days ago is shorter than what its checkpoints say.', async () => {
  const register = await honest();
  const before = new Map(register.files);
  await register.passDay(firstDay + 6, await makeEntries(firstDay + 6, 2));
  const { checkpoints } = await register.audit();
  register.files.clear();
  for (const [path, bytes] of before) register.files.set(path, bytes);
  const now = (firstDay + 6.5) * 86_400;
  expect(failures(await register.audit({ now }))).toEqual({});
  expect(failures(await register.audit({ now, since: checkpoints }))).toEqual({ CONSISTENCY: ['ROLLED_BACK'] });
});

test('Of two histories for two visitors the checker signs one; the other is not cosigned, and both together prove the fork.', async () => {
  const seen = await honest();
  const hidden = new TestRegister(live);
  hidden.leaves.case.push(...seen.leaves.case);
  hidden.leaves.governance.push(...seen.leaves.governance);
  for (const [path, bytes] of seen.files) hidden.files.set(path, bytes);
  hidden.batch = seen.batch;
  hidden.slot = seen.slot;
  await seen.passDay(firstDay + 6, await makeEntries(firstDay + 6, 2));
  await hidden.closeBatch(firstDay + 6, await makeEntries(firstDay + 6, 2));
  await hidden.publish(null);
  for (const name of ['case', 'governance']) hidden.files.delete(`/log/${name}/cosigned`);
  expect(failures(await hidden.audit())).toEqual({ QUORUM: ['NOT_COSIGNED'] });
  const { checkpoints } = await seen.audit();
  const compared = await hidden.audit({ since: checkpoints });
  expect(failures(compared)).toMatchObject({ CONSISTENCY: expect.arrayContaining(['FORKED']) as unknown });
  expect(await hidden.reverify(compared)).toMatchObject({ FORKED: 'PROVEN' });
});

test('Without a checker two histories are seen only by comparing, and the audit says so.', async () => {
  const one = await honest(alone);
  const { checkpoints } = await one.audit();
  const other = await honest(alone);
  const report = await other.audit();
  expect(failures(report)).toEqual({});
  expect(report.checks.find(({ check }) => check === 'QUORUM')?.reason).toBe('NO_OUTSIDE_CHECKER');
  expect(failures(await other.audit({ since: checkpoints }))).toMatchObject({ CONSISTENCY: ['FORKED'] });
});

async function signedRoster(change: (roster: Roster) => Roster, members: readonly number[]): Promise<string> {
  const { instance, trust, roster } = live;
  const signers = instance.keyrings
    .filter(({ keyring }) => members.includes(keyring.member))
    .map(({ keyring }) => ({ name: memberKeyName(trust.origin, keyring.member), seed: keyring.sign }));
  return signNote(suite, rosterText(change(roster)), signers);
}

test('A roster that is older than the one in force, or that too few have signed, is found in the log.', async () => {
  const register = await honest();
  register.log({ kind: 'roster', sequence: 1, note: live.instance.note });
  await register.passDay(firstDay + 6);
  const older = await register.audit();
  expect(failures(older)).toEqual({ GOVERNANCE: ['OLDER_ROSTER'] });
  expect(await register.reverify(older)).toEqual({ OLDER_ROSTER: 'PROVEN' });

  const forged = await honest();
  const note = await signedRoster((roster) => ({ ...roster, sequence: 2 }), [3]);
  forged.log({ kind: 'roster', sequence: 2, note });
  await forged.passDay(firstDay + 6);
  const unsigned = await forged.audit();
  expect(failures(unsigned)).toEqual({ GOVERNANCE: ['BAD_ROSTER'] });
  expect(await forged.reverify(unsigned)).toEqual({ BAD_ROSTER: 'PROVEN' });
});

test('A day note under the old roster after a new one was logged is found.', async () => {
  const register = await honest();
  const note = await signedRoster((roster) => ({ ...roster, sequence: 2 }), [3, 7]);
  register.log({ kind: 'roster', sequence: 2, note });
  await register.passDay(firstDay + 6);
  const report = await register.audit();
  expect(failures(report)).toEqual({ GOVERNANCE: ['OLDER_ROSTER'] });
  expect(await register.reverify(report)).toEqual({ OLDER_ROSTER: 'PROVEN' });
});

test('Day notes that go back, repeat or skip a number, or name another mode, are found.', async () => {
  for (const [change, judgement] of [
    [{ batch: 5 }, 'PROVEN'],
    [{ batch: 8 }, 'NOT_ALONE'],
    [{ mode: 'demo' }, 'PROVEN'],
  ] as const) {
    const register = await honest();
    await register.closeBatch(firstDay + 6, [], change);
    await register.publish(firstDay + 7);
    const report = await register.audit();
    expect(failures(report)).toEqual({ GOVERNANCE: ['WRONG_ORDER'] });
    expect(await register.reverify(report)).toEqual({ WRONG_ORDER: judgement });
  }
});

test('A page of answers or a file of the website made for one visitor is not the one that is logged for all.', async () => {
  const register = await honest();
  register.files.set(`/pages/${String(register.slot)}/0`, random(2048));
  expect(failures(await register.audit())).toEqual({ PAGES: ['PAGE_DIFFERS'] });
  const tailored = await honest();
  tailored.files.set('/report/', encodeUtf8('<!doctype html><script src=//elsewhere></script>'));
  expect(failures(await tailored.audit())).toEqual({ PAGES: ['SITE_FILE_DIFFERS'] });
});

test('A test report that was dropped, or never sent, is named from the list that was committed to before; which of the two it was nobody can prove.', async () => {
  const register = await TestRegister.begin(live);
  const { mode, origin } = live.trust;
  const [sent] = await makeEntries(firstDay + 1, 1);
  if (sent === undefined) throw new Error('no entry');
  const opened = { nonce: random(32), commits: [sent.commit, random(32)].sort(compareBytes) };
  const period = { first: firstDay + 1, last: firstDay + 2 };
  const list = { mode, origin, period, list: await canaryList(suite, opened), opened: null };
  register.log({ kind: 'canaries', note: await signCanaries(suite, list, register.officers()) });
  await register.passDay(firstDay + 1, [sent]);
  for (let day = firstDay + 2; day <= firstDay + 5; day++) await register.passDay(day);
  expect(failures(await register.audit())).toEqual({});
  register.log({ kind: 'canaries', note: await signCanaries(suite, { ...list, opened }, register.officers()) });
  await register.publish(firstDay + 6);
  const report = await register.audit();
  expect(failures(report)).toEqual({ CANARIES: ['CANARY_DROPPED'] });
  expect(await register.reverify(report)).toEqual({ CANARY_DROPPED: 'NOT_ALONE' });
  const [dropped] = report.checks.flatMap((check) => check.failures);
  if (dropped === undefined) throw new Error('no failure');
  expect(await reverify(suite, live.trust, { ...dropped, reach: 'ALONE' })).not.toBe('PROVEN');
});

test('A list of test reports chosen afterwards, never opened, or opened to another one is found.', async () => {
  const { mode, origin } = live.trust;
  const opened = { nonce: random(32), commits: [random(32)] };
  const list = {
    mode,
    origin,
    period: { first: firstDay + 1, last: firstDay + 1 },
    list: await canaryList(suite, opened),
    opened: null,
  };
  const late = await honest();
  late.log({ kind: 'canaries', note: await signCanaries(suite, list, late.officers()) });
  await late.publish(firstDay + 6);
  expect(failures(await late.audit())).toEqual({ CANARIES: ['LIST_LATE'] });

  const never = await TestRegister.begin(live);
  never.log({ kind: 'canaries', note: await signCanaries(suite, list, never.officers()) });
  await never.passDay(firstDay + 40);
  expect(failures(await never.audit())).toEqual({ CANARIES: ['LIST_NOT_OPENED'] });

  const other = await TestRegister.begin(live);
  const note = await signCanaries(suite, { ...list, opened: { ...opened, commits: [random(32)] } }, other.officers());
  other.log({ kind: 'canaries', note });
  await other.publish(firstDay + 1);
  const report = await other.audit();
  expect(failures(report)).toEqual({ CANARIES: ['BAD_LIST'] });
  expect(await other.reverify(report)).toEqual({ BAD_LIST: 'PROVEN' });
});

test('Totals of another register, of more reports than there are entries, or that can be subtracted are found.', async () => {
  const { mode, origin } = live.trust;
  const cells = {
    received: { flag: 'OBS', value: 15 },
    acknowledged: { flag: 'HIDDEN' },
    acknowledgedInTime: { flag: 'HIDDEN' },
  } as const;
  const totals = {
    mode,
    origin,
    ...cells,
    inTimePercent: null,
    period: { first: firstDay, last: firstDay + 5 },
    asOf: firstDay + 5,
  };
  const logged = async (register: TestRegister, size: number, root: Uint8Array, change = {}): Promise<void> => {
    const note = await signTotals(suite, { ...totals, case: { size, root }, ...change }, register.officers());
    register.log({ kind: 'totals', note });
  };
  const good = await honest();
  await logged(good, 15, await rootOf(good.leaves.case));
  await good.publish(firstDay + 6);
  expect(failures(await good.audit())).toEqual({});

  const other = await honest();
  await logged(other, 12, random(32));
  await other.publish(firstDay + 6);
  const strange = await other.audit();
  expect(failures(strange)).toEqual({ TOTALS: ['TOTALS_OF_OTHER_REGISTER', 'TOTALS_IMPOSSIBLE'] });
  expect(await other.reverify(strange)).toMatchObject({ TOTALS_OF_OTHER_REGISTER: 'PROVEN' });

  const twice = await honest();
  const root = await rootOf(twice.leaves.case);
  await logged(twice, 15, root);
  await logged(twice, 15, root, { period: { first: firstDay, last: firstDay + 4 } });
  await twice.publish(firstDay + 6);
  const subtracted = await twice.audit();
  expect(failures(subtracted)).toMatchObject({ TOTALS: expect.arrayContaining(['TOTALS_SUBTRACTABLE']) as unknown });
  expect(await twice.reverify(subtracted)).toMatchObject({ TOTALS_SUBTRACTABLE: 'PROVEN' });
});

test('After officers were replaced, what only the earlier ones can open is not checked, and nothing of it is passed.', async () => {
  const register = await TestRegister.begin(live);
  for (let day = firstDay + 1; day <= firstDay + 3; day++) await register.passDay(day, await makeEntries(day, 3));
  const seeds = [random(32), random(32)];
  const capsules = await Promise.all(seeds.map((seed) => suite.kemPublicKey(seed)));
  const note = await signedRoster(
    (roster) => {
      const [one, two] = roster.oversight.officers;
      const [first = one.capsule, second = two.capsule] = capsules;
      const officers = [
        { ...one, capsule: first },
        { ...two, capsule: second },
      ] as const;
      return { ...roster, sequence: 2, oversight: { ...roster.oversight, officers } };
    },
    [3, 7],
  );
  register.log({ kind: 'roster', sequence: 2, note });
  await register.publish(firstDay + 4);
  const [one, two] = live.instance.keyrings.filter(({ isOfficer }) => isOfficer).map(({ keyring }) => keyring);
  if (one === undefined || two === undefined) throw new Error('no officers');
  const keyrings = [
    { ...one, capsule: seeds[0] ?? null },
    { ...two, capsule: seeds[1] ?? null },
  ] as const;
  const report = await register.audit({ now: (firstDay + 4.5) * 86_400, hasSession: true, keyrings });
  expect(reasonsOf(report, 'COVER', 'STATEMENTS', 'DEADLINES', 'TRANSITIONS')).toEqual(
    Array.from({ length: 4 }, () => 'NO_KEYS'),
  );
});
