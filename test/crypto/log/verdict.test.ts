import fc from 'fast-check';
import {
  auditChecks,
  formatVerdict,
  formatVerifierKey,
  parseVerdict,
  signVerdict,
  verifyVerdict,
  type CheckOutcome,
  type TrustPolicy,
  type Verdict,
} from '../../../crypto/public.ts';
import { refusalOf } from '../suites.ts';
import { bytesNamed, suite } from './support.ts';

const origin = 'kupuya.example/demo';
const signers = [7, 8, 9].map((member) => ({
  name: `${origin}/member/${String(member)}`,
  seed: bytesNamed(String(member)),
}));
const vkeys = await Promise.all(
  signers.map(async ({ name, seed }) => formatVerifierKey(suite, name, await suite.signPublicKey(seed))),
);
const named = async (name: string): Promise<string> =>
  formatVerifierKey(suite, `${origin}/${name}`, await suite.signPublicKey(bytesNamed(name)));

const trust: TrustPolicy = {
  ...{ mode: 'demo', origin, witnesses: [], quorum: 0, maxAge: 48 },
  ...{ caseLog: await named('case'), governanceLog: await named('governance'), promise: await named('promise') },
  governance: { signers: vkeys, threshold: 2 },
  release: { signers: vkeys.slice(0, 2), threshold: 2 },
};

const verdict: Verdict = {
  ...{ mode: 'demo', origin, day: 20_500 },
  governance: { size: 3, root: bytesNamed('governance root') },
  case: { size: 0, root: bytesNamed('case root') },
  checks: auditChecks.map((check) => ({ check, result: 'PASSED' })),
  evidence: null,
};
const failed: Verdict = {
  ...verdict,
  checks: auditChecks.map((check) => ({ check, result: check === 'ENTRIES' ? 'FAILED' : 'PASSED' })),
  evidence: bytesNamed('evidence'),
};

test('One release signer is enough for a verdict; somebody else is not one.', async () => {
  const [first = signers[0], second, stranger] = signers;
  if (first === undefined || second === undefined || stranger === undefined) throw new Error('no signers');
  const note = await signVerdict(suite, failed, [first]);
  expect(await verifyVerdict(suite, note, trust)).toEqual({ verdict: failed, signers: [first.name] });
  const both = await signVerdict(suite, verdict, [first, second]);
  expect((await verifyVerdict(suite, both, trust)).signers).toEqual([first.name, second.name]);
  const strange = await signVerdict(suite, verdict, [stranger]);
  await expect(verifyVerdict(suite, strange, trust)).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
  await expect(verifyVerdict(suite, note.replace('FAILED', 'PASSED'), trust)).rejects.toMatchObject({
    code: 'BAD_SIGNATURE',
  });
});

test('A verdict on another service is refused.', async () => {
  const note = await signVerdict(suite, { ...verdict, origin: 'other.example/demo' }, signers);
  await expect(verifyVerdict(suite, note, trust)).rejects.toMatchObject({ code: 'WRONG_ORIGIN' });
});

test('All checks stand in it, each once and in order; it has evidence exactly if one of them failed.', () => {
  const { checks } = verdict;
  expect(refusalOf(() => formatVerdict({ ...verdict, checks: checks.slice(1) }))).toBe('MALFORMED');
  expect(refusalOf(() => formatVerdict({ ...verdict, checks: checks.toReversed() }))).toBe('NOT_CANONICAL');
  expect(refusalOf(() => formatVerdict({ ...verdict, evidence: bytesNamed('x') }))).toBe('MALFORMED');
  expect(refusalOf(() => formatVerdict({ ...failed, evidence: null }))).toBe('MALFORMED');
});

test('What is formatted is parsed to the same, and every other text is refused.', () => {
  const outcome = fc.constantFrom<CheckOutcome>('PASSED', 'FAILED', 'NOT_CHECKED');
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.maxSafeNat(),
      fc.array(outcome, { minLength: auditChecks.length, maxLength: auditChecks.length }),
      (day, size, outcomes) => {
        const made: Verdict = {
          ...{ ...verdict, day, case: { size, root: bytesNamed('r') } },
          checks: auditChecks.map((check, index) => ({ check, result: outcomes[index] ?? 'PASSED' })),
          evidence: outcomes.includes('FAILED') ? bytesNamed('e') : null,
        };
        const text = formatVerdict(made);
        expect(parseVerdict(text)).toEqual(made);
        expect(refusalOf(() => parseVerdict(text.slice(0, -1)))).toBe('MALFORMED');
        expect(refusalOf(() => parseVerdict(text.replace('{', '{ ')))).toBe('NOT_CANONICAL');
        expect(refusalOf(() => parseVerdict(text.replace('"mode":"demo"', '"mode":"live"')))).toBe('WRONG_MODE');
      },
    ),
    { numRuns: 50 },
  );
});
