import {
  decodeUtf8,
  encodeEnrolment,
  encodeKeyring,
  encodeUtf8,
  enrol,
  epochSeed,
  findOwner,
  generateKeyring,
  parseEnrolment,
  parseKeyring,
  verifyEnrolment,
} from '../../../crypto/index.ts';
import { flips, refusal, refusalOf, suites } from '../suites.ts';
import { changed, raise, roster, suite, vectors } from './world.ts';

const enrolmentJson = vectors.enrolment.json;
const keyring = parseKeyring(encodeUtf8(vectors.keyring.json));

let counter = 0;
/** Different bytes at every call; a test needs no more. */
const drawn = (length: number) => new Uint8Array(length).fill((counter += 1));

test.each(suites)('%s: reproduces the enrolment from the keyring', async (_name, each) => {
  const enrolment = await enrol(each, keyring);
  expect(decodeUtf8(encodeEnrolment(enrolment))).toBe(enrolmentJson);
  expect(decodeUtf8(encodeKeyring(keyring))).toBe(vectors.keyring.json);
  expect(await refusal(verifyEnrolment(each, parseEnrolment(encodeUtf8(enrolmentJson))))).toBeNull();
});

test('every field of an enrolment is signed', async () => {
  const other = parseEnrolment(encodeEnrolment(await enrol(suite, generateKeyring(drawn, planOf(7)))));
  const enrolment = parseEnrolment(encodeUtf8(enrolmentJson));
  const swaps = [
    { member: 8 },
    { origin: 'other.example.kg/demo' },
    { sign: other.sign },
    { possession: other.possession },
    { epochs: other.epochs },
    { capsule: null },
    { openpgp: 'ab'.repeat(20) },
    { signature: other.signature },
  ];
  for (const swap of swaps) {
    expect(await refusal(verifyEnrolment(suite, { ...enrolment, ...swap }))).toBe('BAD_SIGNATURE');
  }
});

test('an enrolment keeps the rules of epochs, modes and keys', () => {
  const { epochs } = parseEnrolment(encodeUtf8(enrolmentJson));
  const first = epochs[0]?.first ?? raise();
  const refused = (at: string, to: string | number | null) =>
    refusalOf(() => parseEnrolment(changed(enrolmentJson, at, to)));
  expect(refused('/epochs/1/first', first + 101)).toBe('RANGE');
  expect(refused('/mode', 'live')).toBe('WRONG_MODE');
  expect(refused('/sign', `AQ${'A'.repeat(41)}=`)).toBe('BAD_KEY');
  expect(refused('/openpgp', 'AB')).toBe('MALFORMED');
  expect(refused('/member', 0)).toBe('MALFORMED');
  const [capsule] = /(?<="capsule":")[^"]+/u.exec(enrolmentJson) ?? raise();
  expect(refused('/epochs/0/key', capsule)).toBe('DUPLICATE');
});

test('a keyring tells nothing about why it is refused', () => {
  const json = vectors.keyring.json;
  const refused = (at: string, to: string | number | null) => refusalOf(() => parseKeyring(changed(json, at, to)));
  expect(refused('/mode', 'live')).toBe('BAD_KEYRING');
  expect(refused('/sign', 'AAAA')).toBe('BAD_KEYRING');
  expect(refused('/epochs/0/last', 1)).toBe('BAD_KEYRING');
  expect(refusalOf(() => parseKeyring(encodeUtf8(`${json}\n`)))).toBe('BAD_KEYRING');
  expect(refusalOf(() => parseKeyring(new Uint8Array()))).toBe('BAD_KEYRING');
  for (const flipped of flips(encodeUtf8(json), 61)) {
    expect([null, 'BAD_KEYRING']).toContain(refusalOf(() => parseKeyring(flipped)));
  }
});

test('a keyring holds the epochs of two rosters, in order and none twice', () => {
  const at = (...periods: readonly (readonly [number, number])[]) =>
    refusalOf(() => {
      const epochs = periods.map(([first, last]) => ({ first, last, seed: drawn(32) }));
      parseKeyring(encodeKeyring({ ...keyring, epochs }));
    });
  expect(at([1, 92], [93, 184], [150, 241], [242, 333])).toBeNull();
  expect(at([1, 92], [1, 100])).toBeNull();
  expect(at([1, 92], [1, 92])).toBe('BAD_KEYRING');
  expect(at([93, 184], [1, 92])).toBe('BAD_KEYRING');
  expect(at([1, 121])).toBe('BAD_KEYRING');
  expect(at(...Array.from({ length: 8 }, (_, index) => [index, index] as const))).toBeNull();
  expect(at(...Array.from({ length: 9 }, (_, index) => [index, index] as const))).toBe('BAD_KEYRING');
  expect(at()).toBe('BAD_KEYRING');
});

test('a keyring is drawn for a name that a roster can carry', () => {
  expect(refusalOf(() => generateKeyring(drawn, { ...planOf(7), mode: 'live' }))).toBe('WRONG_MODE');
  expect(refusalOf(() => generateKeyring(drawn, { ...planOf(7), origin: 'a b/demo' }))).toBe('MALFORMED');
  expect(refusalOf(() => generateKeyring(drawn, planOf(65_536)))).toBe('MALFORMED');
  expect(refusalOf(() => generateKeyring(drawn, { ...planOf(7), epochs: [{ first: 1, last: 121 }] }))).toBe('RANGE');
});

test('a keyring finds its owner in the roster, by key and not by number', async () => {
  const owner = await findOwner(suite, keyring, roster);
  expect([owner.member.number, owner.position, owner.officer]).toEqual([7, 14, 0]);
  expect(await refusal(findOwner(suite, { ...keyring, member: 1 }, roster))).toBe('BAD_KEYRING');
  expect(await refusal(findOwner(suite, { ...keyring, member: 8 }, roster))).toBe('BAD_KEYRING');
  expect(await refusal(findOwner(suite, { ...keyring, mode: 'live' }, roster))).toBe('WRONG_MODE');
  expect(await refusal(findOwner(suite, { ...keyring, origin: 'x/demo' }, roster))).toBe('WRONG_ORIGIN');
});

test('the seed of an epoch is found by its days', () => {
  const epoch = roster.epochs[1] ?? raise();
  expect(epochSeed(keyring, epoch)).toEqual(keyring.epochs[1]?.seed);
  expect(epochSeed(keyring, { ...epoch, last: epoch.last + 1 })).toBeNull();
});

function planOf(member: number) {
  const { mode, origin, epochs } = roster;
  return { mode, origin, member, epochs, capsule: true };
}
