/** Whoever serves the roster, or holds one governance key, tries to put other readers before people. */
import {
  addSignature,
  decodeUtf8,
  encodeRoster,
  encodeTrust,
  encodeUtf8,
  formatVerifierKey,
  memberKeyName,
  parseTrust,
  rosterText,
  signNote,
  verifyRoster,
  type JsonValue,
} from '../../crypto/index.ts';
import { signPossession } from '../../crypto/roster/possession.ts';
import { flips, refusal, refusalOf } from '../crypto/suites.ts';
import { changed, noteBy, raise, roster, seedOf, suite, trust, vectors } from '../crypto/roster/world.ts';

const { json, note } = vectors.roster;
const text = `${json}\n`;
const accepts = (candidate: string, policy = trust) => refusal(verifyRoster(suite, candidate, policy));

test('one signature is not enough', async () => {
  expect(await accepts(await noteBy([3], text))).toBe('UNDER_SIGNED');
});

test('the same signer twice is one signer', async () => {
  const once = await noteBy([3], text);
  const line = once.slice(text.length + 1);
  expect(await accepts(once + line)).toBe('UNDER_SIGNED');
});

test('one key under two names is one signer', async () => {
  const alias = await formatVerifierKey(suite, memberKeyName(trust.origin, 9), await suite.signPublicKey(seedOf(3)));
  const governance = { signers: [trust.governance.signers[0] ?? raise(), alias], threshold: 2 };
  expect(refusalOf(() => encodeTrust({ ...trust, governance }))).toBe('DUPLICATE');
  const signers = [3, 9].map((member) => ({ name: memberKeyName(trust.origin, member), seed: seedOf(3) }));
  expect(await accepts(await signNote(suite, text, signers), { ...trust, governance })).toBe('UNDER_SIGNED');
});

test('members who are no governance signers do not count', async () => {
  expect(await accepts(await noteBy([1, 2, 3, 4], text))).toBe('UNDER_SIGNED');
});

test('a signature made under the name of another origin does not count', async () => {
  expect(await accepts(await noteBy([3, 7], text, 'other.example.kg/demo'))).toBe('UNDER_SIGNED');
});

test('a signature by a known key over another text refuses the whole note', async () => {
  const other = await noteBy([65_535], rosterText({ ...roster, sequence: 8 }));
  const line = other.slice(other.lastIndexOf('\n\n') + 2);
  expect(await accepts(note + line)).toBe('BAD_SIGNATURE');
});

test('no bit of the note can be turned', async () => {
  const bytes = encodeUtf8(note);
  for (const flipped of flips(bytes, 1511)) {
    expect(refusalOf(() => decodeUtf8(flipped)) ?? (await accepts(decodeUtf8(flipped)))).not.toBeNull();
  }
});

test('a roster of another origin is refused though the right people signed it', async () => {
  const origin = 'other.example.kg/demo';
  const moved = decodeUtf8(changed(json, '/origin', origin));
  expect(await accepts(await noteBy([3, 7], `${moved}\n`))).toBe('WRONG_ORIGIN');
});

test('a live roster is refused under a demo policy, and the other way round', async () => {
  const live = decodeUtf8(encodeRoster({ ...roster, mode: 'live', origin: 'kabar.example.kg' }));
  expect(await accepts(await noteBy([3, 7], `${live}\n`))).toBe('WRONG_MODE');
  expect(await accepts(note, { ...trust, mode: 'live' })).toBe('WRONG_MODE');
});

test('a signed roster must still keep every rule', async () => {
  const loose = decodeUtf8(changed(json, '/positions/1/position', 0));
  expect(await accepts(await noteBy([3, 7], `${loose}\n`))).toBe('DUPLICATE');
  expect(await accepts(await noteBy([3, 7], `${json} \n`))).toBe('NOT_CANONICAL');
});

describe('proofs of possession', () => {
  const withMember = (changes: Partial<(typeof roster.members)[number]>) => {
    const [first = raise(), ...rest] = roster.members;
    return noteBy([3, 7], rosterText({ ...roster, members: [{ ...first, ...changes }, ...rest] }));
  };

  test('a key that nobody proved to hold is refused', async () => {
    expect(await accepts(await withMember({ sign: await suite.signPublicKey(new Uint8Array(32).fill(1)) }))).toBe(
      'BAD_SIGNATURE',
    );
  });

  test("somebody else's key and proof are refused under another number", async () => {
    const seed = new Uint8Array(32).fill(2);
    const possession = await signPossession(suite, seed, roster.origin, 2);
    expect(await accepts(await withMember({ sign: await suite.signPublicKey(seed), possession }))).toBe(
      'BAD_SIGNATURE',
    );
  });

  test('a demo key with its demo proof is refused in a live roster', async () => {
    const live = { ...roster, mode: 'live', origin: 'kabar.example.kg' } as const;
    const { caseLog, governanceLog, promise, governance, release } = await movedKeys(live.origin);
    const policy = {
      ...trust,
      mode: 'live',
      origin: live.origin,
      caseLog,
      governanceLog,
      promise,
      governance,
      release,
    } as const;
    expect(parseTrust(encodeTrust(policy)).origin).toBe(live.origin);
    const signers = [3, 7].map((member) => ({ name: memberKeyName(live.origin, member), seed: seedOf(member) }));
    expect(await accepts(await signNote(suite, rosterText(live), signers), policy)).toBe('BAD_SIGNATURE');
  });

  async function movedKeys(origin: string) {
    const key = async (name: string, member: number) =>
      formatVerifierKey(suite, name, await suite.signPublicKey(seedOf(member)));
    return {
      caseLog: await key(`${origin}/case`, 1),
      governanceLog: await key(`${origin}/governance`, 2),
      promise: await key(`${origin}/promise`, 4),
      governance: {
        signers: [await key(memberKeyName(origin, 3), 3), await key(memberKeyName(origin, 7), 7)],
        threshold: 2,
      },
      release: { signers: [await key(memberKeyName(origin, 7), 7)], threshold: 1 },
    };
  }
});

test('the policy itself cannot be loosened', () => {
  const policy = vectors.trust.json;
  const { signers } = trust.governance;
  const cases: readonly (readonly [string, JsonValue, string])[] = [
    ['/governance/threshold', 1, 'RANGE'],
    ['/governance/threshold', 4, 'RANGE'],
    ['/governance/signers', [signers[0] ?? '', signers[0] ?? ''], 'DUPLICATE'],
    ['/quorum', 1, 'RANGE'],
    ['/mode', 'live', 'WRONG_MODE'],
    ['/origin', 'other.example.kg/demo', 'WRONG_ORIGIN'],
    ['/caseLog', signers[0] ?? '', 'WRONG_ORIGIN'],
    ['/promise', 'x+00000000+AQ==', 'MALFORMED'],
    ['/extra', true, 'MALFORMED'],
  ];
  for (const [at, to, code] of cases)
    expect([at, refusalOf(() => parseTrust(changed(policy, at, to)))]).toEqual([at, code]);
});

test('a second signature by the same person is not added', async () => {
  const signer = { name: memberKeyName(trust.origin, 3), seed: seedOf(3) };
  expect(await refusal(addSignature(suite, note, signer))).toBe('DUPLICATE');
});
