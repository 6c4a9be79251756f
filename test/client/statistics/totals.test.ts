import { webcrypto } from 'node:crypto';
import {
  createPortablePublicSuite,
  encodeEntry,
  formatVerifierKey,
  leafHash,
  memberKeyName,
  ProtocolError,
  rootOfLeaves,
  signNote,
  verifierKeyOf,
  type Entry,
  type NoteSigner,
  type TrustPolicy,
} from '../../../crypto/public.ts';
import {
  assertCountedFrom,
  formatTotals,
  parseTotals,
  showCounts,
  signTotals,
  verifyTotals,
  type Totals,
} from '../../../client/statistics/totals.ts';

const origin = 'kupuya.example/demo';
const suite = await createPortablePublicSuite(webcrypto.subtle);

const signer = (member: number, name = memberKeyName(origin, member)): NoteSigner => ({
  name,
  seed: new Uint8Array(32).fill(member),
});
const officers = [signer(7), signer(8)];

async function keyText(one: NoteSigner): Promise<string> {
  const key = await verifierKeyOf(suite, one);
  return formatVerifierKey(suite, key.name, key.publicKey);
}

const trust: TrustPolicy = {
  ...{ mode: 'demo', origin, witnesses: [], quorum: 0, maxAge: 48 },
  caseLog: await keyText(signer(101, `${origin}/case`)),
  governanceLog: await keyText(signer(102, `${origin}/governance`)),
  promise: await keyText(signer(103, `${origin}/promise`)),
  governance: { signers: await Promise.all(officers.map(keyText)), threshold: 2 },
  release: { signers: await Promise.all(officers.map(keyText)), threshold: 2 },
};

const entries: readonly Entry[] = [1, 2, 3].map((n) => ({
  day: 20_500,
  commit: new Uint8Array(32).fill(n),
  tag: new Uint8Array(32).fill(n),
}));
const root = await rootOf(entries);

const totals: Totals = {
  ...{ mode: 'demo', origin, period: { first: 20_454, last: 20_818 }, asOf: 20_500, case: { size: 3, root } },
  ...showCounts({ received: 43, acknowledged: 40, acknowledgedInTime: 31 }, 50),
};

test('totals read back as they were, and have one text only', () => {
  const text = formatTotals(totals);
  expect(text).toBe(
    '{"acknowledged":{"flag":"OBS","value":40},"acknowledgedInTime":{"flag":"OBS","value":30},"asOf":20500,' +
      `"case":{"root":"${Buffer.from(root).toString('hex')}","size":3},"format":"kupuya/totals/v1",` +
      '"inTimePercent":{"flag":"OBS","value":65},"mode":"demo","origin":"kupuya.example/demo",' +
      '"period":{"first":20454,"last":20818},"received":{"flag":"OBS","value":45}}\n',
  );
  expect(parseTotals(text)).toEqual(totals);
  expect(() => parseTotals(text.trimEnd())).toThrow(new ProtocolError('MALFORMED'));
  expect(() => parseTotals(` ${text}`)).toThrow(new ProtocolError('NOT_CANONICAL'));
});

describe('totals that cannot be are refused', () => {
  test.each<[string, Partial<Totals>]>([
    ['more acknowledged than received', { acknowledged: { flag: 'OBS', value: 60 } }],
    ['more in time than acknowledged', { acknowledgedInTime: { flag: 'OBS', value: 60 } }],
    ['a percentage beside a hidden number', { acknowledgedInTime: { flag: 'HIDDEN' } }],
    ['no percentage where it belongs', { inTimePercent: null }],
    [
      'a percentage of too few',
      {
        ...showCounts({ received: 20, acknowledged: 20, acknowledgedInTime: 20 }, 50),
        inTimePercent: { flag: 'OBS', value: 95 },
      },
    ],
    ['a percentage of other numbers than the shown ones', { inTimePercent: { flag: 'OBS', value: 70 } }],
    ['a structural zero among others', { acknowledgedInTime: { flag: 'STRUCTURAL_ZERO' }, inTimePercent: null }],
    ['a period that ends before it begins', { period: { first: 20_501, last: 20_500 } }],
    ['totals made before their period', { asOf: 20_453 }],
  ])('%s', (_, change) => {
    expect(() => formatTotals({ ...totals, ...change })).toThrow(new ProtocolError('RANGE'));
  });

  test('a demo origin that says it is live', () => {
    expect(() => formatTotals({ ...totals, mode: 'live' })).toThrow(new ProtocolError('WRONG_MODE'));
  });
});

test('counts that contradict each other, or the register, are not shown', () => {
  const counts = { received: 30, acknowledged: 20, acknowledgedInTime: 10 };
  expect(() => showCounts({ ...counts, acknowledged: 31 }, 100)).toThrow(new ProtocolError('RANGE'));
  expect(() => showCounts({ ...counts, acknowledgedInTime: 21 }, 100)).toThrow(new ProtocolError('RANGE'));
  expect(() => showCounts(counts, 29)).toThrow(new ProtocolError('RANGE'));
});

test('where the register has no entry of the period, everything is a structural zero, and else a zero is hidden', () => {
  const none = { received: 0, acknowledged: 0, acknowledgedInTime: 0 };
  expect(showCounts(none, 0).received).toEqual({ flag: 'STRUCTURAL_ZERO' });
  expect(showCounts(none, 1).received).toEqual({ flag: 'HIDDEN' });
});

describe('a signed release', () => {
  test('verifies with both officers, and names them', async () => {
    const verified = await verifyTotals(suite, await signTotals(suite, totals, officers), trust);
    expect(verified).toMatchObject({ asOf: 20_500, received: { flag: 'OBS', value: 45 } });
    expect([...verified.signers].sort()).toEqual([`${origin}/member/7`, `${origin}/member/8`]);
  });

  test('by one officer, or by one officer twice, is under-signed', async () => {
    const alone = await signTotals(suite, totals, [signer(7)]);
    await expect(verifyTotals(suite, alone, trust)).rejects.toThrow(new ProtocolError('UNDER_SIGNED'));
    const line = alone.slice(alone.indexOf('\u2014'));
    await expect(verifyTotals(suite, alone + line, trust)).rejects.toThrow(ProtocolError);
  });

  test('by somebody who is no release signer is under-signed', async () => {
    const note = await signTotals(suite, totals, [signer(7), signer(9)]);
    await expect(verifyTotals(suite, note, trust)).rejects.toThrow(new ProtocolError('UNDER_SIGNED'));
  });

  test('with one number changed does not verify', async () => {
    const note = await signTotals(suite, totals, officers);
    await expect(verifyTotals(suite, note.replace('"value":40', '"value":45'), trust)).rejects.toThrow(
      new ProtocolError('BAD_SIGNATURE'),
    );
  });

  test('of another body, or of something that is no totals at all, is refused though the keys are right', async () => {
    const other = await signTotals(suite, { ...totals, origin: 'other.example/demo' }, officers);
    await expect(verifyTotals(suite, other, trust)).rejects.toThrow(new ProtocolError('WRONG_ORIGIN'));
    const roster = await signNote(suite, '{"format":"kupuya/roster/v1"}\n', officers);
    await expect(verifyTotals(suite, roster, trust)).rejects.toThrow(new ProtocolError('MALFORMED'));
  });
});

describe('the register that was counted', () => {
  test('is this one, also after it has grown', async () => {
    await assertCountedFrom(suite, totals, entries);
    const later = { day: 20_501, commit: new Uint8Array(32).fill(9), tag: new Uint8Array(32).fill(9) };
    await assertCountedFrom(suite, totals, [...entries, later]);
  });

  test('is not one with another, a missing or a reordered entry', async () => {
    const [a, b, c] = entries;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three entries are made above');
    for (const other of [
      [a, b],
      [b, a, c],
      [a, b, { ...c, day: 20_501 }],
    ]) {
      await expect(assertCountedFrom(suite, totals, other)).rejects.toThrow(new ProtocolError('BAD_PROOF'));
    }
  });
});

async function rootOf(all: readonly Entry[]): Promise<Uint8Array> {
  return rootOfLeaves(suite, await Promise.all(all.map((entry) => leafHash(suite, encodeEntry(entry)))));
}
