import {
  assertImportable,
  currentEpoch,
  encodeEpochFile,
  epochFileLength,
  formatHex,
  parseHex,
  verifyEpochFile,
  type Roster,
} from '../../../crypto/index.ts';
import { refusal, refusalOf, suites } from '../suites.ts';
import { raise, roster, suite, vectors } from './world.ts';

const keysOf = (index: number) =>
  (vectors.epochFiles[index] ?? raise()).keys.map((key) => (key === null ? null : parseHex(key)));
const file = encodeEpochFile(keysOf(0));

/** The roster with the hash of another file, as careless officers would sign it. */
const rosterFor = async (bytes: Uint8Array): Promise<Roster> => {
  const [first = raise(), ...rest] = roster.epochs;
  return { ...roster, epochs: [{ ...first, keys: await suite.sha256(bytes) }, ...rest] };
};

test.each(suites)('%s: reproduces the epoch files and their hashes', async (_name, each) => {
  for (const [index, { hash }] of vectors.epochFiles.entries()) {
    const bytes = encodeEpochFile(keysOf(index));
    expect(bytes.length).toBe(epochFileLength);
    expect(formatHex(await each.sha256(bytes))).toBe(hash);
    expect(await verifyEpochFile(each, roster, index, bytes)).toEqual({ index, keys: keysOf(index) });
  }
});

test('a file of another epoch, another length or with a turned bit is refused', async () => {
  expect(await refusal(verifyEpochFile(suite, roster, 1, file))).toBe('BAD_PROOF');
  expect(await refusal(verifyEpochFile(suite, roster, 2, file))).toBe('RANGE');
  expect(await refusal(verifyEpochFile(suite, roster, 0, file.subarray(1)))).toBe('BAD_LENGTH');
  expect(await refusal(verifyEpochFile(suite, roster, 0, Uint8Array.of(...file, 0)))).toBe('BAD_LENGTH');
  const turned = file.map((byte, index) => (index === 5000 ? byte ^ 1 : byte));
  expect(await refusal(verifyEpochFile(suite, roster, 0, turned))).toBe('BAD_PROOF');
});

test('a vacant position has no key and a held one has one, whatever the roster hash says', async () => {
  const keys = keysOf(0);
  const spare = await suite.kemPublicKey(new Uint8Array(32).fill(9));
  const extra = encodeEpochFile(keys.with(8, spare));
  const missing = encodeEpochFile(keys.with(0, null));
  expect(await refusal(verifyEpochFile(suite, await rosterFor(extra), 0, extra))).toBe('BAD_KEY');
  expect(await refusal(verifyEpochFile(suite, await rosterFor(missing), 0, missing))).toBe('BAD_KEY');
});

test('one key for two positions, or for a position and a capsule, is refused', async () => {
  const keys = keysOf(0);
  expect(refusalOf(() => encodeEpochFile(keys.with(0, keys[1] ?? null)))).toBe('DUPLICATE');
  const shared = encodeEpochFile(keys.with(0, roster.oversight.officers[0].capsule));
  expect(await refusal(verifyEpochFile(suite, await rosterFor(shared), 0, shared))).toBe('DUPLICATE');
});

test('a key that X-Wing cannot use is refused when it comes in', () => {
  expect(refusalOf(() => encodeEpochFile(keysOf(0).with(0, new Uint8Array(1216).fill(255))))).toBe('BAD_KEY');
  expect(refusalOf(() => encodeEpochFile(keysOf(0).slice(1)))).toBe('BAD_LENGTH');
});

test('letters are sealed within the epoch and within the roster only', () => {
  const { first } = roster;
  expect(currentEpoch(roster, first)).toBe(0);
  expect(currentEpoch(roster, first + 99)).toBe(0);
  expect(currentEpoch(roster, first + 100)).toBe(1);
  expect(currentEpoch(roster, first + 199)).toBe(1);
  expect(refusalOf(() => currentEpoch(roster, first - 1))).toBe('EXPIRED');
  expect(refusalOf(() => currentEpoch(roster, first + 200))).toBe('EXPIRED');
  expect(refusalOf(() => currentEpoch({ ...roster, last: first + 50 }, first + 51))).toBe('EXPIRED');
});

test('staff take a letter in until 30 days after its epoch', () => {
  const { first } = roster;
  expect(refusalOf(() => assertImportable(roster, 0, first))).toBeNull();
  expect(refusalOf(() => assertImportable(roster, 0, first + 129))).toBeNull();
  expect(refusalOf(() => assertImportable(roster, 0, first + 130))).toBe('EXPIRED');
  expect(refusalOf(() => assertImportable(roster, 1, first))).toBe('EXPIRED');
  expect(refusalOf(() => assertImportable(roster, 4, first))).toBe('RANGE');
});
