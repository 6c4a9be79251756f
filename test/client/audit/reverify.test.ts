/** Evidence is judged by strangers who trust nothing in it: what is changed, cut, or made up about an honest register proves nothing. */
import {
  compareBytes,
  decodeEntry,
  encodeUtf8,
  formatInclusionFile,
  inclusionProof,
  leafHashes,
  readLeaves,
} from '../../../crypto/index.ts';
import { encodeEvidence, parseEvidence } from '../../../client/audit/evidence-file.ts';
import {
  failureCodes,
  failureMessage,
  type EvidenceFile,
  type Failure,
  type FailureCode,
} from '../../../client/audit/failures.ts';
import { reverify } from '../../../client/audit/reverify.ts';
import { firstDay, makeEntries, makeFoundation, random, suite, TestRegister, type LogName } from './register.ts';

const live = await makeFoundation('live', 1);

/** Misdeeds that prove themselves, each with the failure that an audit found. */
async function misdeeds(): Promise<readonly Failure[]> {
  const dropped = await TestRegister.begin(live);
  const promise = await dropped.promise(random(32), firstDay + 1);
  for (let day = firstDay + 1; day <= firstDay + 4; day++) await dropped.passDay(day, await makeEntries(day, 3));
  const { checkpoints } = await dropped.audit();
  const twice = decodeEntry(dropped.leaves.case[0] ?? new Uint8Array());
  await dropped.passDay(
    firstDay + 5,
    [...(await makeEntries(firstDay + 4, 2)), { ...twice, day: firstDay + 5 }].toReversed(),
  );
  const forked = await TestRegister.begin(live);
  await forked.passDay(firstDay + 1, await makeEntries(firstDay + 1, 3));
  for (let day = firstDay + 2; day <= firstDay + 5; day++) await forked.passDay(day, await makeEntries(day, 3));
  const reports = [await dropped.audit({ promises: [promise] }), await forked.audit({ since: checkpoints })];
  const all = reports.flatMap(({ checks }) => checks.flatMap(({ failures }) => failures));
  return all.filter(({ code, reach }, at) => reach === 'ALONE' && all.findIndex((each) => each.code === code) === at);
}

const found = await misdeeds();

test('The evidence is about many kinds of misdeeds, and each of them is proven.', async () => {
  expect(found.map(({ code }) => code).sort()).toEqual([
    ...['DUPLICATE_COMMIT', 'DUPLICATE_LOOKUP', 'FORKED', 'NOT_ASCENDING', 'PROMISE_BROKEN', 'WRONG_DAY'],
  ]);
  for (const failure of found) expect(await reverify(suite, live.trust, failure)).toBe('PROVEN');
});

test('One bit turned in any file that is read, or a byte less of it, and nothing is proven any more.', async () => {
  for (const failure of found) {
    for (const [place, { name, bytes }] of failure.files.entries()) {
      // For people; the commitment that counts stands in the promise.
      if (name === 'commit.txt') continue;
      const changes = [
        ...[0, Math.floor(bytes.length / 2), bytes.length - 2].map((at) =>
          bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        ),
        bytes.slice(0, -1),
      ];
      for (const changed of changes) {
        const files = failure.files.with(place, { name, bytes: changed });
        expect([failure.code, name, await reverify(suite, live.trust, { ...failure, files })]).toEqual([
          failure.code,
          name,
          'NOT_PROVEN',
        ]);
      }
    }
  }
});

test('With any file left out nothing is proven, but for files that are for people.', async () => {
  for (const failure of found) {
    for (const [place, { name }] of failure.files.entries()) {
      if (name === 'commit.txt') continue;
      const files = failure.files.toSpliced(place, 1);
      expect([failure.code, name, await reverify(suite, live.trust, { ...failure, files })]).toEqual([
        failure.code,
        name,
        'NOT_PROVEN',
      ]);
    }
  }
});

test('Evidence of one code proves no other, and evidence about another service proves nothing.', async () => {
  const other = await makeFoundation('live', 1);
  for (const failure of found) {
    expect(await reverify(suite, other.trust, failure)).toBe('NOT_PROVEN');
    for (const code of failureCodes) {
      const same = code === failure.code || [code, failure.code].every((each) => each.startsWith('DUPLICATE_'));
      if (!same) expect([code, await reverify(suite, live.trust, { ...failure, code })]).not.toEqual([code, 'PROVEN']);
    }
  }
});

const honest = await TestRegister.begin(live);
for (let day = firstDay + 1; day <= firstDay + 5; day++) await honest.passDay(day, await makeEntries(day, 4));

/** True entries of the honest register under names of an accuser's choice. */
async function proven(name: string, log: LogName, index: number): Promise<readonly EvidenceFile[]> {
  const leaves = honest.leaves[log];
  const read = readLeaves(suite, await leafHashes(suite, leaves));
  const proof = await inclusionProof(suite, read, index, leaves.length);
  const checkpoint = await honest.checkpoint(log);
  const text = formatInclusionFile({ extra: new Uint8Array(), index, proof, checkpoint });
  return [
    { name: `${name}.entry`, bytes: leaves[index] ?? new Uint8Array() },
    { name: `${name}.tlog-proof`, bytes: encodeUtf8(text) },
  ];
}

function accuse(code: FailureCode, ...files: readonly (readonly EvidenceFile[])[]): Promise<string> {
  const failure: Failure = {
    check: 'ENTRIES',
    code,
    message: failureMessage(code),
    reach: 'ALONE',
    files: files.flat(),
  };
  const [parsed] = parseEvidence(
    encodeEvidence({ mode: 'live', origin: live.trust.origin, day: 1, failures: [failure] }),
  ).failures;
  if (parsed === undefined) throw new Error('no failure');
  return reverify(suite, live.trust, parsed);
}

test('True entries of an honest register, put together by an accuser, prove nothing against it.', async () => {
  const notes = honest.leaves.governance.length - 1;
  const days = [...honest.leaves.governance.keys()].filter((index) =>
    new TextDecoder().decode(honest.leaves.governance[index]).includes('"kind":"day"'),
  );
  const [dayOne = 0, dayTwo = 0, dayThree = 0] = days.slice(1);

  expect(await accuse('DUPLICATE_COMMIT', await proven('first', 'case', 3), await proven('second', 'case', 3))).toBe(
    'NOT_PROVEN',
  );
  expect(await accuse('DUPLICATE_COMMIT', await proven('first', 'case', 3), await proven('second', 'case', 4))).toBe(
    'NOT_PROVEN',
  );
  // Neighbours across the border of two batches need not ascend.
  for (const index of [3, 7, 11]) {
    const pair = [await proven('first', 'case', index), await proven('second', 'case', index + 1)];
    for (const [before, note] of [
      [dayOne, dayTwo],
      [dayOne, dayThree],
      [dayTwo, dayThree],
    ] as const) {
      expect(
        await accuse(
          'NOT_ASCENDING',
          ...pair,
          await proven('note-before', 'governance', before),
          await proven('note', 'governance', note),
        ),
      ).toBe('NOT_PROVEN');
    }
  }
  // An entry of another batch, or of a run of batches.
  expect(
    await accuse(
      'WRONG_DAY',
      await proven('entry', 'case', 1),
      await proven('note-before', 'governance', dayOne),
      await proven('note', 'governance', dayTwo),
    ),
  ).toBe('NOT_PROVEN');
  expect(
    await accuse(
      'WRONG_DAY',
      await proven('entry', 'case', 9),
      await proven('note-before', 'governance', dayOne),
      await proven('note', 'governance', dayThree),
    ),
  ).toBe('NOT_PROVEN');
  // Notes with one left out between them, or in another order than theirs.
  expect(
    await accuse(
      'WRONG_ORDER',
      await proven('governance-1', 'governance', dayOne),
      await proven('governance-2', 'governance', dayThree),
    ),
  ).toBe('NOT_PROVEN');
  expect(
    await accuse(
      'WRONG_ORDER',
      await proven('governance-9', 'governance', dayOne),
      await proven('governance-2', 'governance', dayTwo),
    ),
  ).toBe('NOT_PROVEN');
  expect(
    await accuse(
      'OLDER_ROSTER',
      await proven('governance-1', 'governance', 1),
      await proven('governance-2', 'governance', dayOne),
    ),
  ).toBe('NOT_PROVEN');
  // One entry under two names: a note that follows itself, a roster put in force again.
  const slot = honest.leaves.governance.findIndex((bytes) => new TextDecoder().decode(bytes).includes('"kind":"slot"'));
  for (const [code, index] of [
    ['WRONG_ORDER', dayTwo],
    ['WRONG_ORDER', slot],
    ['OLDER_ROSTER', 1],
  ] as const) {
    expect([
      code,
      await accuse(
        code,
        await proven('governance-1', 'governance', index),
        await proven('governance-2', 'governance', index),
      ),
    ]).toEqual([code, 'NOT_PROVEN']);
  }
  // An entry of one log as if it were of the other.
  expect(await accuse('ENTRY_MALFORMED', await proven('case', 'governance', notes))).toBe('NOT_PROVEN');
  expect(await accuse('ENTRY_MALFORMED', await proven('governance', 'case', 0))).toBe('NOT_PROVEN');
  const newest = { name: 'newer.note', bytes: encodeUtf8(await honest.checkpoint('case')) };
  expect(await accuse('FORKED', [newest, { ...newest, name: 'older.note' }])).toBe('NOT_PROVEN');
});

test('A promise that was kept cannot be shown to be broken by leaving a batch or a neighbour out.', async () => {
  const batch = honest.leaves.case.slice(4, 8).map(decodeEntry);
  const [kept] = batch.toSorted((a, b) => compareBytes(a.commit, b.commit)).slice(1);
  if (kept === undefined) throw new Error('no entry');
  const promise = { name: 'promise.note', bytes: encodeUtf8(await honest.promise(kept.commit, firstDay + 1)) };
  const days = [...honest.leaves.governance.keys()].filter((index) =>
    new TextDecoder().decode(honest.leaves.governance[index]).includes('"kind":"day"'),
  );
  const notes = await Promise.all(
    days.map((index, batchNumber) => proven(`note-${String(batchNumber)}`, 'governance', index)),
  );
  const around = async (first: number, second: number, name: number): Promise<readonly EvidenceFile[]> => [
    ...(await proven(`batch-${String(name)}-before`, 'case', first)),
    ...(await proven(`batch-${String(name)}-after`, 'case', second)),
  ];
  const place = honest.leaves.case.findIndex((bytes) => compareBytes(decodeEntry(bytes).commit, kept.commit) === 0);
  const lies: (readonly EvidenceFile[])[][] = [
    [],
    [await around(place - 1, place + 1, 2)],
    [await around(place - 1, place, 2)],
    [await around(place, place + 1, 2)],
    [await around(0, 1, 2)],
  ];
  for (const lie of lies) {
    expect(await accuse('PROMISE_BROKEN', [promise], ...notes, ...lie)).toBe('NOT_PROVEN');
    expect(await accuse('PROMISE_BROKEN', [promise], ...notes.toSpliced(2, 1), ...lie)).toBe('NOT_PROVEN');
  }
});
