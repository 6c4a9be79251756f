/**
 * Writes `test/vectors/roster.json`: a roster of eight members with everything around it, computed by the libsodium provider (the
 * tests compute it again by the other), and one refused roster per rule, as a change to the good one. What readers and masks must
 * be is written by hand below, from `docs/protocol.md`.
 *
 *     node tooling/vectors/roster.ts
 */
import { Buffer } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeUtf8,
  encodeEnrolment,
  encodeEpochFile,
  encodeKeyring,
  encodeTrust,
  encodeUtf8,
  enrol,
  formatHex,
  formatVerifierKey,
  memberKeyName,
  rosterHash,
  rosterText,
  signNote,
  trustFingerprint,
  type Keyring,
  type Member,
  type Roster,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { createSodiumSuite } from '../../crypto/sodium.ts';

const suite = await createSodiumSuite(webcrypto.subtle);
const origin = 'кабар.example.kg/demo';
const mode = 'demo';
const first = 20_800;
const epochs = [
  { first, last: first + 99 },
  { first: first + 100, last: first + 199 },
] as const;

/** A secret that anybody can compute again. */
const seedOf = (use: string, number: number) => suite.sha256(encodeUtf8(`kupuya test vector ${use} ${String(number)}`));

const seats = [
  { number: 1, unit: 1, position: 0 },
  { number: 2, unit: 2, position: 1 },
  { number: 3, unit: 3, position: 2 },
  { number: 4, unit: 2, position: 3 },
  { number: 5, unit: 1, position: 4 },
  { number: 6, unit: 3, position: 5 },
  { number: 7, unit: 4, position: 14 },
  { number: 65_535, unit: 32, position: 15 },
] as const;
const officers = [7, 65_535] as const;

const keyringOf = async (member: number): Promise<Keyring> => ({
  ...{ mode, origin, member },
  sign: await seedOf('sign', member),
  epochs: await Promise.all(
    epochs.map(async (epoch, index) => ({ ...epoch, seed: await seedOf(`epoch ${String(index)}`, member) })),
  ),
  capsule: officers.some((officer) => officer === member) ? await seedOf('capsule', member) : null,
});

const keyrings = await Promise.all(seats.map(({ number }) => keyringOf(number)));
const enrolments = await Promise.all(keyrings.map((keyring) => enrol(suite, keyring)));

const epochKeys = epochs.map((_, index) =>
  Array.from({ length: 16 }, (__, position) => {
    const seat = seats.findIndex((candidate) => candidate.position === position);
    return enrolments[seat]?.epochs[index]?.key ?? null;
  }),
);
const epochFiles = epochKeys.map((keys) => encodeEpochFile(keys));

const both = (ky: string, en: string) => ({ ky, en });
const capsuleOf = (member: number) =>
  enrolments.find((enrolment) => enrolment.member === member)?.capsule ?? new Uint8Array();
const noise = { mean: 8, scale: 2, multiple: 8 };

const roster: Roster = {
  ...{ sequence: 7, mode, origin, first, last: first + 199 },
  body: both('Үлгү кызматы', 'Sample service'),
  units: [1, 2, 3, 4, 32].map((number) => ({
    number,
    name: both(`${String(number)}-бөлүм`, `Unit ${String(number)}`),
  })),
  members: seats.map(({ number, unit }, index): Member => {
    const { sign, possession } = enrolments[index] ?? { sign: new Uint8Array(), possession: new Uint8Array() };
    const role = both(`Кызматкер ${String(number)}`, `Officer ${String(number)}`);
    return { ...{ number, unit, sign, possession, role }, institution: both('Кызмат', 'Service'), openpgp: '' };
  }),
  positions: seats.map(({ position, number }) => ({ position, member: number })),
  desks: [
    { number: 1, name: both('Биринчи топ', 'First desk'), about: both('Баары', 'Everything'), positions: [0, 1, 2, 3] },
    { number: 2, name: both('Экинчи топ', 'Second desk'), about: both('Баары', 'Everything'), positions: [4, 5] },
    { number: 15, name: both('Көзөмөл', 'Oversight'), about: both('Кызмат', 'The service'), positions: [14, 15] },
  ],
  oversight: {
    desk: 15,
    officers: [
      { member: officers[0], capsule: capsuleOf(officers[0]) },
      { member: officers[1], capsule: capsuleOf(officers[1]) },
    ],
  },
  conflicts: [{ unit: 2, with: 3 }],
  custodians: [3, 7, 65_535],
  epochs: await Promise.all(
    epochs.map(async (epoch, index) => ({ ...epoch, keys: await suite.sha256(at(epochFiles, index)) })),
  ),
  deadlines: { acknowledge: 7, feedback: 90, extended: 180 },
  cover: { letters: noise, entries: noise, frames: noise },
  pages: { count: 1, frames: 256, fresh: 8 },
  attachment: { limit: 209_715_200 },
};

const keyOf = async (name: string, use: string, number: number) =>
  formatVerifierKey(suite, name, await suite.signPublicKey(await seedOf(use, number)));
const memberKey = (number: number) => keyOf(memberKeyName(origin, number), 'sign', number);

const trust: TrustPolicy = {
  ...{ mode, origin },
  caseLog: await keyOf(`${origin}/case`, 'server', 1),
  governanceLog: await keyOf(`${origin}/governance`, 'server', 2),
  promise: await keyOf(`${origin}/promise`, 'server', 3),
  ...{ witnesses: [], quorum: 0, maxAge: 48 },
  governance: { signers: [await memberKey(3), await memberKey(7), await memberKey(65_535)], threshold: 2 },
  release: { signers: [await memberKey(7)], threshold: 1 },
};

const note = await signNote(suite, rosterText(roster), [
  { name: memberKeyName(origin, 3), seed: await seedOf('sign', 3) },
  { name: memberKeyName(origin, 7), seed: await seedOf('sign', 7) },
]);

/** By hand. Masks: bit i is position i; bit u-1 is unit u. */
const readers = [
  { why: 'nobody excluded', desk: 1, members: [], units: [], positions: [0, 1, 2, 3], mask: 15, masks: [0, 0] },
  { why: 'one member', desk: 1, members: [2], units: [], positions: [0, 2, 3], mask: 13, masks: [2, 0] },
  { why: 'one unit', desk: 1, members: [], units: [1], positions: [1, 2, 3], mask: 14, masks: [0, 1] },
  {
    why: 'a unit takes the one in conflict along',
    desk: 1,
    members: [],
    units: [2],
    positions: null,
    mask: 0,
    masks: [0, 2],
  },
  {
    why: 'a conflict has one direction',
    desk: 1,
    members: [],
    units: [3],
    positions: [0, 1, 3],
    mask: 11,
    masks: [0, 4],
  },
  { why: 'too few at a desk of two', desk: 2, members: [5], units: [], positions: null, mask: 0, masks: [16, 0] },
  { why: 'someone at another desk', desk: 2, members: [1], units: [4], positions: [4, 5], mask: 48, masks: [1, 8] },
  {
    why: 'the highest position and unit',
    desk: 1,
    members: [65_535],
    units: [32],
    positions: [0, 1, 2, 3],
    mask: 15,
    masks: [32_768, 2_147_483_648],
  },
  { why: 'the oversight desk', desk: 15, members: [1, 2], units: [], positions: [14, 15], mask: 49_152, masks: [3, 0] },
  { why: 'a number nobody has', desk: 1, members: [99], units: [], positions: [0, 1, 2, 3], mask: 15, masks: [0, 0] },
];

const text = (ky: string) => ({ ky });
const lowOrderPoint = `AQ${'A'.repeat(41)}=`;
const json = rosterText(roster).slice(0, -1);

/** `at` is a JSON pointer into the good roster, `to` the new value; null in place of `to` removes. `from`/`into` change raw text. */
const invalid = [
  { rule: 'format is known', code: 'MALFORMED', at: '/format', to: 'kupuya/roster/v2' },
  { rule: 'no unknown keys', code: 'MALFORMED', at: '/extra', to: 1 },
  { rule: 'no missing keys', code: 'MALFORMED', at: '/custodians', to: null },
  { rule: 'keys in order', code: 'NOT_CANONICAL', from: '"frames":256,"fresh":8', into: '"fresh":8,"frames":256' },
  { rule: 'no white space', code: 'NOT_CANONICAL', from: '"mode":', into: '"mode": ' },
  { rule: 'texts are NFC', code: 'NOT_CANONICAL', from: 'Sample service', into: 'Se\u0301ance' },
  { rule: 'cover has noise', code: 'MALFORMED', at: '/cover/letters/scale', to: 0 },
  { rule: 'frames are a multiple of fresh', code: 'RANGE', at: '/pages/fresh', to: 7 },
  { rule: 'sequence from 1', code: 'MALFORMED', at: '/sequence', to: 0 },
  { rule: 'sequence is u32', code: 'MALFORMED', at: '/sequence', to: 2 ** 32 },
  { rule: 'Kyrgyz is always there', code: 'MALFORMED', at: '/body', to: { en: 'Service' } },
  { rule: 'texts are not empty', code: 'MALFORMED', at: '/body', to: text('') },
  { rule: 'texts have at most 400 characters', code: 'MALFORMED', at: '/body', to: text('ү'.repeat(401)) },
  { rule: 'no other languages', code: 'MALFORMED', at: '/body', to: { ky: 'Кызмат', de: 'Dienst' } },
  { rule: 'a demo roster has a demo origin', code: 'WRONG_MODE', at: '/origin', to: 'example.kg' },
  { rule: 'a live roster has no demo origin', code: 'WRONG_MODE', at: '/mode', to: 'live' },
  { rule: 'an origin can name a key', code: 'MALFORMED', at: '/origin', to: 'example+kg/demo' },
  { rule: 'the last day is not before the first', code: 'RANGE', at: '/last', to: first - 1 },
  { rule: 'at most 366 days after the first', code: 'RANGE', at: '/last', to: first + 367 },
  { rule: 'at least one epoch', code: 'MALFORMED', at: '/epochs', to: [] },
  { rule: 'at most four epochs', code: 'MALFORMED', at: '/epochs', to: periods(5, 10) },
  { rule: 'an epoch has at most 120 days', code: 'RANGE', at: '/epochs', to: periods(1, 121) },
  { rule: 'an epoch ends after it begins', code: 'RANGE', at: '/epochs/0/last', to: first - 1 },
  { rule: 'epochs leave no gap', code: 'RANGE', at: '/epochs/1/first', to: first + 101 },
  { rule: 'epochs do not overlap', code: 'RANGE', at: '/epochs/1/first', to: first + 99 },
  { rule: 'deadlines grow', code: 'RANGE', at: '/deadlines/feedback', to: 6 },
  { rule: 'units ascend', code: 'NOT_CANONICAL', at: '/units/0/number', to: 5 },
  { rule: 'units are numbered 1 to 32', code: 'MALFORMED', at: '/units/4/number', to: 33 },
  { rule: 'a unit stands once', code: 'DUPLICATE', at: '/units/1/number', to: 1 },
  { rule: 'members ascend', code: 'NOT_CANONICAL', at: '/members/0/number', to: 10 },
  { rule: 'a member stands once', code: 'DUPLICATE', at: '/members/1/number', to: 1 },
  { rule: 'the unit of a member exists', code: 'MALFORMED', at: '/members/0/unit', to: 9 },
  { rule: 'an OpenPGP fingerprint has 40 digits', code: 'MALFORMED', at: '/members/0/openpgp', to: 'ab'.repeat(16) },
  { rule: 'an OpenPGP fingerprint is lower case', code: 'MALFORMED', at: '/members/0/openpgp', to: 'AB'.repeat(20) },
  { rule: 'signing keys have 32 bytes', code: 'MALFORMED', at: '/members/0/sign', to: 'AAAA' },
  { rule: 'signing keys are not of small order', code: 'BAD_KEY', at: '/members/0/sign', to: lowOrderPoint },
  {
    rule: 'signing keys are distinct',
    code: 'DUPLICATE',
    at: '/members/1/sign',
    to: base64(at(roster.members, 0).sign),
  },
  { rule: 'positions ascend', code: 'NOT_CANONICAL', at: '/positions/0/position', to: 12 },
  { rule: 'positions are 0 to 15', code: 'MALFORMED', at: '/positions/7/position', to: 16 },
  { rule: 'a position has one holder', code: 'DUPLICATE', at: '/positions/1/position', to: 0 },
  { rule: 'the holder of a position exists', code: 'MALFORMED', at: '/positions/0/member', to: 8 },
  { rule: 'a member holds at most one position', code: 'DUPLICATE', at: '/positions/1/member', to: 1 },
  { rule: 'desks ascend', code: 'NOT_CANONICAL', at: '/desks/0/number', to: 3 },
  { rule: 'a desk stands once', code: 'DUPLICATE', at: '/desks/1/number', to: 1 },
  { rule: 'desks are numbered 1 to 15', code: 'MALFORMED', at: '/desks/2/number', to: 16 },
  { rule: 'a desk has at least two positions', code: 'MALFORMED', at: '/desks/1/positions', to: [4] },
  { rule: 'a desk has at most four positions', code: 'MALFORMED', at: '/desks/0/positions', to: [0, 1, 2, 3, 4] },
  { rule: 'positions of a desk ascend', code: 'NOT_CANONICAL', at: '/desks/1/positions', to: [5, 4] },
  { rule: 'a position stands once at a desk', code: 'DUPLICATE', at: '/desks/1/positions', to: [4, 4] },
  { rule: 'the positions of a desk are held', code: 'MALFORMED', at: '/desks/1/positions', to: [4, 9] },
  { rule: 'desks are disjoint', code: 'DUPLICATE', at: '/desks/1/positions', to: [3, 4] },
  { rule: 'the oversight desk exists', code: 'MALFORMED', at: '/oversight/desk', to: 3 },
  { rule: 'the officers hold the oversight desk', code: 'MALFORMED', at: '/oversight/desk', to: 2 },
  { rule: 'nobody else sits at the oversight desk', code: 'MALFORMED', at: '/desks', to: withReaderAtOversight() },
  { rule: 'there are two officers', code: 'MALFORMED', at: '/oversight/officers/1', to: null },
  { rule: 'the officers are two people', code: 'DUPLICATE', at: '/oversight/officers/1/member', to: 7 },
  { rule: 'an officer is a member', code: 'MALFORMED', at: '/oversight/officers/0/member', to: 8 },
  {
    rule: 'capsule keys are distinct',
    code: 'DUPLICATE',
    at: '/oversight/officers/1/capsule',
    to: base64(capsuleOf(7)),
  },
  {
    rule: 'capsule keys are valid',
    code: 'BAD_KEY',
    at: '/oversight/officers/0/capsule',
    to: base64(new Uint8Array(1216).fill(255)),
  },
  {
    rule: 'conflicts ascend',
    code: 'NOT_CANONICAL',
    at: '/conflicts',
    to: [
      { unit: 2, with: 3 },
      { unit: 1, with: 2 },
    ],
  },
  {
    rule: 'a conflict stands once',
    code: 'DUPLICATE',
    at: '/conflicts',
    to: [
      { unit: 2, with: 3 },
      { unit: 2, with: 3 },
    ],
  },
  { rule: 'the units of a conflict exist', code: 'MALFORMED', at: '/conflicts', to: [{ unit: 2, with: 9 }] },
  { rule: 'a unit has no conflict with itself', code: 'MALFORMED', at: '/conflicts', to: [{ unit: 2, with: 2 }] },
  { rule: 'custodians ascend', code: 'NOT_CANONICAL', at: '/custodians', to: [7, 3] },
  { rule: 'a custodian is a member', code: 'MALFORMED', at: '/custodians', to: [3, 8] },
  { rule: 'cover has a multiple', code: 'MALFORMED', at: '/cover/letters/multiple', to: 0 },
  { rule: 'pages are 1 to 4', code: 'MALFORMED', at: '/pages/count', to: 5 },
  { rule: 'a page has 128 to 512 frames', code: 'MALFORMED', at: '/pages/frames', to: 127 },
  { rule: 'a release brings 2 to 64 fresh frames', code: 'MALFORMED', at: '/pages/fresh', to: 1 },
];

const vectors = {
  members: keyrings.map((keyring, index) => ({
    number: keyring.member,
    seed: formatHex(keyring.sign),
    sign: formatHex(at(enrolments, index).sign),
    possession: formatHex(at(enrolments, index).possession),
  })),
  trust: { json: decodeUtf8(encodeTrust(trust)), fingerprint: formatHex(await trustFingerprint(suite, trust)) },
  roster: { json, hash: formatHex(await rosterHash(suite, roster)), note },
  epochFiles: epochKeys.map((keys, index) => ({
    keys: keys.map((key) => (key === null ? null : formatHex(key))),
    hash: formatHex(at(roster.epochs, index).keys),
  })),
  enrolment: { member: 7, json: decodeUtf8(encodeEnrolment(at(enrolments, 6))) },
  keyring: { member: 7, json: decodeUtf8(encodeKeyring(at(keyrings, 6))) },
  readers: readers.map(({ masks, ...reader }) => ({ ...reader, masks: { positions: masks[0], units: masks[1] } })),
  invalid,
};

writeFileSync(join(import.meta.dirname, '../../test/vectors/roster.json'), `${JSON.stringify(vectors, null, 1)}\n`);

function periods(count: number, days: number): unknown {
  return Array.from({ length: count }, (_, index) => {
    const begin = first + index * days;
    return { first: begin, last: begin + days - 1, keys: '00'.repeat(32) };
  });
}

/** Position 5 moves from the second desk to the oversight desk, where it joins the officers. */
function withReaderAtOversight(): unknown {
  const [one, two, oversight] = roster.desks;
  return [
    { ...one, positions: [0, 1] },
    { ...two, positions: [3, 4] },
    { ...oversight, positions: [5, 14, 15] },
  ];
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('The vectors refer to something that is not there.');
  return item;
}
