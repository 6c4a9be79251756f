/** A small service to write to: seven members, two desks and the oversight desk, and a source with a codename. */
import { createHash } from 'node:crypto';
import {
  chooseReaders,
  deriveSourceKeys,
  encodeEpochFile,
  enrol,
  generateCodename,
  generateKeyring,
  parseTrust,
  rosterText,
  verifyEpochFile,
  verifyRoster,
  encodeTrust,
  type CapsuleContent,
  type EpochKeys,
  type Exclusions,
  type Keyring,
  type LetterBody,
  type Random,
  type Roster,
  type SealLetterInput,
  type SourceKeys,
  type Suite,
  type Texts,
  type VerifiedRoster,
} from '../../../crypto/index.ts';
import { formatVerifierKey, signNote } from '../../../crypto/log/note.ts';

/** The same bytes in every run: SHA-256 of a seed and a counter. */
export function fixedRandom(seed: string): Random {
  let counter = 0;
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () =>
      createHash('sha256')
        .update(`${seed}/${String(counter++)}`)
        .digest(),
    );
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  };
}

const origin = 'test.example/demo';
export const firstDay = 20_000;

/** Member numbers by position 0..6. Positions 0-2 are desk 1, 3-4 desk 2, 5-6 the oversight desk. */
const holders = [11, 12, 13, 21, 22, 31, 32] as const;
const units = [1, 1, 2, 3, 4, 5, 6] as const;

export interface World {
  readonly roster: VerifiedRoster;
  readonly epoch: EpochKeys;
  /** X-Wing seeds by position. */
  readonly seeds: readonly Uint8Array[];
  /** Capsule seeds of officers 0 and 1. */
  readonly officers: readonly [Uint8Array, Uint8Array];
  readonly source: SourceKeys;
}

export async function createWorld(suite: Suite, name = 'world'): Promise<World> {
  const random = fixedRandom(name);
  const period = { first: firstDay, last: firstDay + 100 };
  const keyrings = holders.map((member, position) =>
    generateKeyring(random, { mode: 'demo', origin, member, epochs: [period], capsule: position >= 5 }),
  );
  const enrolments = await Promise.all(keyrings.map((keyring) => enrol(suite, keyring)));
  const keys = enrolments.map(({ epochs }) => at(epochs, 0).key);
  const epochFile = encodeEpochFile([...keys, ...Array.from({ length: 9 }, () => null)]);
  const officer = (position: number): { member: number; capsule: Uint8Array } => ({
    member: at(holders, position),
    capsule: present(at(enrolments, position).capsule),
  });
  const roster: Roster = {
    ...{ sequence: 1, mode: 'demo', origin, first: period.first, last: period.last },
    body: say('body'),
    units: [1, 2, 3, 4, 5, 6].map((number) => ({ number, name: say('unit') })),
    members: enrolments.map(({ member, sign, possession }, position) => ({
      ...{ number: member, role: say('role'), institution: say('institution'), unit: at(units, position) },
      ...{ sign, possession, openpgp: '' },
    })),
    positions: holders.map((member, position) => ({ position, member })),
    desks: [
      { number: 1, name: say('desk'), about: say('about'), positions: [0, 1, 2] },
      { number: 2, name: say('desk'), about: say('about'), positions: [3, 4] },
      { number: 3, name: say('desk'), about: say('about'), positions: [5, 6] },
    ],
    oversight: { desk: 3, officers: [officer(5), officer(6)] },
    conflicts: [],
    custodians: [],
    epochs: [{ ...period, keys: await suite.sha256(epochFile) }],
    deadlines: { acknowledge: 7, feedback: 90, extended: 180 },
    cover: { letters: noise(8), entries: noise(16), frames: noise(64) },
    pages: { count: 1, frames: 128, fresh: 16 },
    attachment: { limit: 200_000_000 },
  };
  const verified = await signRoster(suite, roster, random);
  return {
    roster: verified,
    epoch: await verifyEpochFile(suite, verified, 0, epochFile),
    seeds: keyrings.map((keyring) => at(keyring.epochs, 0).seed),
    officers: [capsuleSeed(keyrings, 5), capsuleSeed(keyrings, 6)],
    source: await deriveSourceKeys(suite, generateCodename(random)),
  };
}

async function signRoster(suite: Suite, roster: Roster, random: Random): Promise<VerifiedRoster> {
  const signers = ['a', 'b'].map((name) => ({ name: `${origin}/${name}`, seed: random(32) }));
  const keys = await Promise.all(
    signers.map(async ({ name, seed }) => formatVerifierKey(suite, name, await suite.signPublicKey(seed))),
  );
  const key = async (name: string): Promise<string> =>
    formatVerifierKey(suite, `${origin}/${name}`, await suite.signPublicKey(random(32)));
  const trust = parseTrust(
    encodeTrust({
      ...{ mode: 'demo', origin, witnesses: [], quorum: 0, maxAge: 48 },
      ...{ caseLog: await key('case'), governanceLog: await key('governance'), promise: await key('promise') },
      governance: { signers: keys, threshold: 2 },
      release: { signers: keys, threshold: 1 },
    }),
  );
  return verifyRoster(suite, await signNote(suite, rosterText(roster), signers), trust);
}

/** What a first letter to desk 1 holds, unless said otherwise. */
export function draftLetter(
  world: World,
  { excluded = { members: [], units: [] }, statement = 'Мен паракорлукту көрдүм.', consent = false }: DraftOptions = {},
): SealLetterInput {
  const { roster, epoch, source } = world;
  const readers = chooseReaders(roster, 1, excluded);
  const body: LetterBody = {
    number: 1,
    sign: source.signPublic,
    keys: { track: source.track, reply: source.reply, kem: source.kemPublic },
    desk: 1,
    readers: readers.mask,
    excluded,
    front: { office: 'Ош шаардык мэрия', urgency: 'SOON', again: false },
    ...{ language: 'ky', part: 1, parts: 1, statement },
    answers: [{ question: 'WHEN', text: 'былтыр' }],
    ...{ attachment: null, escalate: null },
  };
  const capsule: CapsuleContent = {
    ...{ kind: 'REPORT', desk: 1, consent, channel: 'WEB', identity: 'ANON', relation: 'EMPLOYEE' },
    ...{ category: 'BRIBERY', sector: 'LOCAL_GOV', region: 'OSH_CITY', harm: 'UNSPECIFIED', track: source.track },
  };
  const escalate = consent ? source.escalate : null;
  return { roster, epoch, readers: readers.positions, body, capsule, signSeed: source.signSeed, escalate };
}

interface DraftOptions {
  readonly excluded?: Exclusions;
  readonly statement?: string;
  readonly consent?: boolean;
}

/** Letter 2 of the same conversation. */
export function draftFollowUp(world: World, statement = 'Дагы бир нерсе.'): SealLetterInput {
  const first = draftLetter(world, { statement });
  return {
    ...first,
    body: { ...first.body, number: 2, keys: null },
    capsule: { ...first.capsule, kind: 'FOLLOW_UP', track: null },
  };
}

/** The letter with one bit of one byte turned. */
export function flip(bytes: Uint8Array, offset: number, bit = 0): Uint8Array {
  const flipped = bytes.slice();
  flipped[offset] = at(bytes, offset) ^ (1 << bit);
  return flipped;
}

/** The element, which the test knows to be there. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  return present(list[index]);
}

export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the test expected something here');
  return value;
}

function capsuleSeed(keyrings: readonly Keyring[], position: number): Uint8Array {
  return present(at(keyrings, position).capsule);
}

function say(text: string): Texts {
  return { ky: text };
}

function noise(multiple: number): { mean: number; scale: number; multiple: number } {
  return { mean: 8, scale: 2, multiple };
}
