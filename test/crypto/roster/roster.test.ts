import fc from 'fast-check';
import {
  assertInForce,
  assertNotOlder,
  encodeRoster,
  encodeUtf8,
  formatHex,
  parseHex,
  parseRoster,
  rosterHash,
  signNote,
  verifyRoster,
} from '../../../crypto/index.ts';
import { signPossession } from '../../../crypto/roster/possession.ts';
import { flips, refusal, refusalOf, suites } from '../suites.ts';
import { changed, roster, seedOf, suite, trust, vectors, verifiedRoster } from './world.ts';

const { json, hash, note } = vectors.roster;

describe.each(suites)('%s', (_name, each) => {
  test('reproduces the roster, its hash and its signed note', async () => {
    expect(encodeRoster(roster)).toEqual(encodeUtf8(json));
    expect(formatHex(await rosterHash(each, roster))).toBe(hash);
    const signers = [3, 7].map((member) => ({
      name: `${trust.origin}/member/${String(member)}`,
      seed: seedOf(member),
    }));
    expect(await signNote(each, `${json}\n`, signers)).toBe(note);
    expect((await verifyRoster(each, note, trust)).hashHex).toBe(hash);
  });

  test.each(vectors.members)('reproduces the proof of possession of member $number', async (member) => {
    const seed = parseHex(member.seed);
    expect(formatHex(await each.signPublicKey(seed))).toBe(member.sign);
    expect(formatHex(await signPossession(each, seed, roster.origin, member.number))).toBe(member.possession);
  });
});

test.each(vectors.invalid)('refuses a roster that breaks the rule: $rule', (vector) => {
  const bytes =
    vector.at === undefined
      ? encodeUtf8(json.replace(vector.from, vector.into))
      : changed(json, vector.at, vector.to ?? null);
  expect(bytes).not.toEqual(encodeUtf8(json));
  expect(refusalOf(() => parseRoster(bytes))).toBe(vector.code);
});

test('every rule of the vectors is named once', () => {
  const rules = vectors.invalid.map(({ rule }) => rule);
  expect(new Set(rules).size).toBe(rules.length);
});

test('what could not be read is not written', () => {
  expect(refusalOf(() => encodeRoster({ ...roster, last: roster.first - 1 }))).toBe('RANGE');
  expect(refusalOf(() => encodeRoster({ ...roster, members: [...roster.members].reverse() }))).toBe('NOT_CANONICAL');
});

test('no truncation, no added byte and no turned bit gives the same roster', () => {
  const bytes = encodeUtf8(json);
  for (let length = 0; length < bytes.length; length += 97) {
    expect(refusalOf(() => parseRoster(bytes.subarray(0, length)))).not.toBeNull();
  }
  expect(refusalOf(() => parseRoster(Uint8Array.of(...bytes, 0x0a)))).toBe('NOT_CANONICAL');
  for (const flipped of flips(bytes, 1009)) {
    // A turned bit may give another readable roster; it never gives this one, and never anything but a ProtocolError.
    refusalOf(() => expect(encodeRoster(parseRoster(flipped))).not.toEqual(bytes));
  }
});

test('random bytes are refused with a code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(refusalOf(() => parseRoster(bytes))).not.toBeNull();
    }),
  );
});

test('a roster is in force from its first to its last day', () => {
  expect(refusalOf(() => assertInForce(roster, roster.first))).toBeNull();
  expect(refusalOf(() => assertInForce(roster, roster.last))).toBeNull();
  expect(refusalOf(() => assertInForce(roster, roster.first - 1))).toBe('EXPIRED');
  expect(refusalOf(() => assertInForce(roster, roster.last + 1))).toBe('EXPIRED');
});

test('a roster older than one already seen is refused', () => {
  expect(refusalOf(() => assertNotOlder(roster, roster.sequence))).toBeNull();
  expect(refusalOf(() => assertNotOlder(roster, roster.sequence + 1))).toBe('OLDER_ROSTER');
});

test('a parsed roster is not a verified one', async () => {
  const needsVerified = (verified: Awaited<ReturnType<typeof verifiedRoster>>) => verified.hashHex;
  expect(needsVerified(await verifiedRoster())).toBe(hash);
  // @ts-expect-error -- only verifyRoster makes a VerifiedRoster
  expect(needsVerified({ ...roster, hash: parseHex(hash), hashHex: hash })).toBe(hash);
  expect(await refusal(verifyRoster(suite, json, trust))).toBe('MALFORMED');
});
