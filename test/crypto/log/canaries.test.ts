import fc from 'fast-check';
import {
  canaryList,
  compareBytes,
  formatCanaries,
  formatVerifierKey,
  parseCanaries,
  signCanaries,
  verifyCanaries,
  type Canaries,
  type ErrorCode,
  type TrustPolicy,
} from '../../../crypto/public.ts';
import { refusalOf } from '../suites.ts';
import { bytesNamed, suite } from './support.ts';

const origin = 'kupuya.example/demo';
const signers = [7, 8].map((member) => ({
  name: `${origin}/member/${String(member)}`,
  seed: bytesNamed(String(member)),
}));
const keyOf = async ({ name, seed }: (typeof signers)[number]): Promise<string> =>
  formatVerifierKey(suite, name, await suite.signPublicKey(seed));
const vkeys = await Promise.all(signers.map(keyOf));
const named = async (name: string): Promise<string> =>
  formatVerifierKey(suite, `${origin}/${name}`, await suite.signPublicKey(bytesNamed(name)));

const trust: TrustPolicy = {
  ...{ mode: 'demo', origin, witnesses: [], quorum: 0, maxAge: 48 },
  ...{ caseLog: await named('case'), governanceLog: await named('governance'), promise: await named('promise') },
  governance: { signers: vkeys, threshold: 2 },
  release: { signers: vkeys, threshold: 2 },
};

const opened = {
  nonce: bytesNamed('nonce'),
  commits: ['a', 'b', 'c'].map(bytesNamed).sort(compareBytes),
};
const committed: Canaries = {
  ...{ mode: 'demo', origin, period: { first: 20_500, last: 20_530 } },
  ...{ list: await canaryList(suite, opened), opened: null },
};

async function refused(act: Promise<unknown>, code: ErrorCode): Promise<void> {
  await expect(act).rejects.toMatchObject({ code });
}

test('A list is committed to before the period and opened after it, both times by the release threshold.', async () => {
  const before = await signCanaries(suite, committed, signers);
  expect(await verifyCanaries(suite, before, trust)).toEqual(committed);
  const after = await signCanaries(suite, { ...committed, opened }, signers);
  expect(await verifyCanaries(suite, after, trust)).toEqual({ ...committed, opened });
  await refused(
    signCanaries(suite, committed, signers.slice(0, 1)).then((note) => verifyCanaries(suite, note, trust)),
    'UNDER_SIGNED',
  );
});

test('An opening that names one letter more, one less or another one is refused.', async () => {
  const { nonce, commits } = opened;
  const others = [
    commits.slice(1),
    [...commits, bytesNamed('d')].sort(compareBytes),
    [...commits.slice(1), bytesNamed('d')].sort(compareBytes),
  ];
  for (const changed of [
    ...others.map((list) => ({ nonce, commits: list })),
    { nonce: bytesNamed('other'), commits },
  ]) {
    const note = await signCanaries(suite, { ...committed, opened: changed }, signers);
    await refused(verifyCanaries(suite, note, trust), 'BAD_PROOF');
  }
});

test('A list of another service is refused.', async () => {
  const note = await signCanaries(suite, { ...committed, origin: 'other.example/demo' }, signers);
  await refused(verifyCanaries(suite, note, trust), 'WRONG_ORIGIN');
});

test('Commits ascend and stand once; the period does not end before it begins.', () => {
  const unordered = { ...opened, commits: opened.commits.toReversed() };
  expect(refusalOf(() => formatCanaries({ ...committed, opened: unordered }))).toBe('NOT_CANONICAL');
  const twice = { ...opened, commits: opened.commits.flatMap((commit) => [commit, commit]) };
  expect(refusalOf(() => formatCanaries({ ...committed, opened: twice }))).toBe('NOT_CANONICAL');
  expect(refusalOf(() => formatCanaries({ ...committed, period: { first: 2, last: 1 } }))).toBe('RANGE');
});

test('What is formatted is parsed to the same, and every other text is refused.', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(
      fc.nat(0xffff),
      fc.nat(1000),
      bytes,
      fc.option(
        fc.record({ nonce: bytes, commits: fc.uniqueArray(bytes, { minLength: 1, maxLength: 5, selector: String }) }),
      ),
      (first, length, list, some) => {
        const opening = some === null ? null : { ...some, commits: some.commits.sort(compareBytes) };
        const canaries: Canaries = { ...committed, period: { first, last: first + length }, list, opened: opening };
        const text = formatCanaries(canaries);
        expect(parseCanaries(text)).toEqual(canaries);
        expect(refusalOf(() => parseCanaries(text.slice(0, -1)))).toBe('MALFORMED');
        expect(refusalOf(() => parseCanaries(`${text}\n`))).not.toBeNull();
        expect(refusalOf(() => parseCanaries(text.replace('{', '{ ')))).toBe('NOT_CANONICAL');
      },
    ),
    { numRuns: 50 },
  );
});
