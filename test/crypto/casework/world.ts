/** A small body at work: members with their seeds, rosters over time, and a source with one letter. */
import {
  caseKeyHash,
  commitTo,
  deriveSourceKeys,
  encodeEpochFile,
  encodeTrust,
  enrol,
  findStatuses,
  formatHex,
  generateCodename,
  generateKeyring,
  makeEvent,
  makeTag,
  noPrevious,
  parseTrust,
  rosterInForce,
  rosterText,
  signStatement,
  statementCommit,
  statementPayload,
  verifyEvent,
  verifyRoster,
  encodeStatusPayload,
  type CaseFacts,
  type EventContent,
  type Exclusions,
  type FoundStatus,
  type LetterFacts,
  type PlacedEvent,
  type Roster,
  type Signer,
  type SourceKeys,
  type Statement,
  type StatementFacts,
  type Suite,
  type Texts,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../../crypto/index.ts';
import { statusNumber } from '../../../crypto/log/find.ts';
import { formatVerifierKey, signNote } from '../../../crypto/log/note.ts';
import { portable } from '../letter/suites.ts';
import { at, fixedRandom, present } from '../letter/world.ts';

const origin = 'test.example/demo';
export const firstDay = 20_000;
/** Positions 0-2 are desk 1, 3-4 desk 2, 5-6 oversight; 41 holds none. */
export const holders = [11, 12, 13, 21, 22, 31, 32] as const;
const numbers = [...holders, 41] as const;
const unitOf: Readonly<Record<number, number>> = { 11: 1, 12: 1, 13: 2, 21: 3, 22: 4, 31: 5, 32: 6, 41: 2 };

export interface World {
  /** Roster 1; roster 2, from day 50 on, has lost member 13. */
  readonly rosters: readonly VerifiedRoster[];
  readonly signSeeds: ReadonlyMap<number, Uint8Array>;
  /** X-Wing seeds by member. */
  readonly kemSeeds: ReadonlyMap<number, Uint8Array>;
  readonly kemKeys: ReadonlyMap<number, Uint8Array>;
  readonly source: SourceKeys;
  /** H(the source's sign key). */
  readonly sourceHash: Uint8Array;
  /** Commit of the first letter. */
  readonly letter: Uint8Array;
  readonly signer: (member: number, sequence?: number) => Signer;
}

const say = (text: string): Texts => ({ ky: text });
const noise = (multiple: number): { mean: number; scale: number; multiple: number } => ({
  mean: 8,
  scale: 2,
  multiple,
});

export async function createWorld(suite: Suite, name = 'casework'): Promise<World> {
  const random = fixedRandom(name);
  const period = { first: firstDay, last: firstDay + 100 };
  const keyrings = numbers.map((member) =>
    generateKeyring(random, {
      mode: 'demo',
      origin,
      member,
      epochs: [period],
      capsule: member === 31 || member === 32,
    }),
  );
  const enrolments = await Promise.all(keyrings.map((keyring) => enrol(suite, keyring)));
  const keys = enrolments.map(({ epochs }) => at(epochs, 0).key);
  const epochFile = encodeEpochFile([...keys.slice(0, 7), ...Array.from({ length: 9 }, () => null)]);
  const officer = (member: number): { member: number; capsule: Uint8Array } => ({
    member,
    capsule: present(
      at(
        enrolments,
        holders.findIndex((holder) => holder === member),
      ).capsule,
    ),
  });
  const first: Roster = {
    ...{ sequence: 1, mode: 'demo', origin, ...period },
    body: say('body'),
    units: [1, 2, 3, 4, 5, 6].map((number) => ({ number, name: say('unit') })),
    members: enrolments.map(({ member, sign, possession }) => ({
      ...{ number: member, role: say('role'), institution: say('institution'), unit: present(unitOf[member]) },
      ...{ sign, possession, openpgp: '' },
    })),
    positions: holders.map((member, position) => ({ position, member })),
    desks: [
      { number: 1, name: say('desk'), about: say('about'), positions: [0, 1, 2] },
      { number: 2, name: say('desk'), about: say('about'), positions: [3, 4] },
      { number: 3, name: say('desk'), about: say('about'), positions: [5, 6] },
    ],
    oversight: { desk: 3, officers: [officer(31), officer(32)] },
    conflicts: [{ unit: 3, with: 4 }],
    custodians: [21, 22, 31],
    epochs: [{ ...period, keys: await suite.sha256(epochFile) }],
    deadlines: { acknowledge: 7, feedback: 90, extended: 180 },
    cover: { letters: noise(8), entries: noise(16), frames: noise(64) },
    pages: { count: 1, frames: 128, fresh: 16 },
    attachment: { limit: 200_000_000 },
  };
  const second: Roster = {
    ...first,
    ...{ sequence: 2, first: firstDay + 50 },
    members: first.members.filter(({ number }) => number !== 13),
    positions: first.positions.filter(({ member }) => member !== 13),
    desks: first.desks.map((desk) => (desk.number === 1 ? { ...desk, positions: [0, 1] } : desk)),
    epochs: [{ first: firstDay + 50, last: period.last, keys: random(32) }],
  };
  const { trust, governors } = await createTrust(suite, random);
  const rosters = await Promise.all(
    [first, second].map(async (roster) =>
      verifyRoster(suite, await signNote(suite, rosterText(roster), governors), trust),
    ),
  );
  const signSeeds = new Map(keyrings.map(({ member, sign }) => [member, sign]));
  const source = await deriveSourceKeys(suite, generateCodename(random));
  return {
    rosters,
    signSeeds,
    kemSeeds: new Map(keyrings.map(({ member, epochs }) => [member, at(epochs, 0).seed])),
    kemKeys: new Map(numbers.map((member, index) => [member, at(keys, index)])),
    source,
    sourceHash: await suite.sha256(source.signPublic),
    letter: await commitTo(suite, 'letter', random(32), random(32)),
    signer: (member, sequence = 1) => ({
      roster: at(rosters, sequence - 1),
      member,
      seed: present(signSeeds.get(member)),
    }),
  };
}

async function createTrust(
  suite: Suite,
  random: (length: number) => Uint8Array,
): Promise<{ trust: TrustPolicy; governors: { name: string; seed: Uint8Array }[] }> {
  const governors = ['a', 'b'].map((name) => ({ name: `${origin}/${name}`, seed: random(32) }));
  const key = async (name: string, seed: Uint8Array): Promise<string> =>
    formatVerifierKey(suite, name, await suite.signPublicKey(seed));
  const signers = await Promise.all(governors.map(({ name, seed }) => key(name, seed)));
  const trust = parseTrust(
    encodeTrust({
      ...{ mode: 'demo', origin, witnesses: [], quorum: 0, maxAge: 48 },
      caseLog: await key(`${origin}/case`, random(32)),
      governanceLog: await key(`${origin}/governance`, random(32)),
      promise: await key(`${origin}/promise`, random(32)),
      governance: { signers, threshold: 2 },
      release: { signers, threshold: 1 },
    }),
  );
  return { trust, governors };
}

/** Facts for a letter to desk 1, with more letters by name if given. */
export function factsOf(
  world: World,
  {
    holders: chosen = [11, 12, 13],
    excluded = { members: [], units: [] },
    more = {},
  }: { holders?: readonly number[] | null; excluded?: Exclusions; more?: Readonly<Record<string, LetterFacts>> } = {},
): CaseFacts {
  const letters: Readonly<Record<string, LetterFacts>> = {
    ...more,
    [formatHex(world.letter)]: { received: firstDay, file: fileKey, holders: chosen, excluded },
  };
  return { letter: (commit) => letters[commit] ?? null, roster: (day) => rosterInForce(world.rosters, day) };
}

/** Of the world's letter. */
export const fileKey = new Uint8Array(32).fill(1);

/** Of the key under which pens write; no frame is sealed under it. */
export const keyHash = await caseKeyHash(portable, new Uint8Array(32).fill(5));

/** Writes a chain of events as honest members would, each after the last that was written. */
export class Pen {
  readonly #suite: Suite;
  readonly #world: World;
  #seq = 0;
  #previous: Uint8Array = noPrevious;
  readonly placed: PlacedEvent[] = [];

  constructor(suite: Suite, world: World) {
    this.#suite = suite;
    this.#world = world;
  }

  get seq(): number {
    return this.#seq;
  }

  get head(): Uint8Array {
    return this.#previous;
  }

  /** An event at the next place; `day` counts from the first day. */
  async write(
    member: number,
    content: EventContent,
    { day = 0, released = day, sequence = 1, previous = this.#previous, advance = true }: WriteOptions = {},
  ): Promise<PlacedEvent> {
    const place = { seq: this.#seq, previous, day: firstDay + day };
    const event = await makeEvent(this.#suite, place, content, this.#world.signer(member, sequence));
    const verified = await verifyEvent(this.#suite, event, this.#world.rosters);
    const placed = {
      verified,
      seq: this.#seq,
      released: firstDay + released,
      slot: released + 1,
      key: formatHex(keyHash),
    };
    this.placed.push(placed);
    this.#seq += 1;
    if (advance) this.#previous = Uint8Array.from(Buffer.from(verified.hash, 'hex'));
    return placed;
  }

  /** The next event follows the one of this hash. */
  protected advance(hash: Uint8Array): void {
    this.#previous = hash;
  }

  start(grantees: readonly number[] = [11, 12, 13], member = 11): Promise<PlacedEvent> {
    return this.write(member, {
      type: 'START',
      data: { letter: this.#world.letter, file: fileKey, grantees, key: keyHash },
    });
  }
}

interface WriteOptions {
  readonly day?: number;
  /** Day of the slot that brings it; its own if not said. */
  readonly released?: number;
  readonly sequence?: number;
  readonly previous?: Uint8Array;
  /** Whether the next event follows this one. */
  readonly advance?: boolean;
}

/** A statement about the world's letter; `day` counts from the first day. */
export function statementOf(
  suite: Suite,
  world: World,
  member: number,
  facts: Partial<StatementFacts> & Pick<StatementFacts, 'status'>,
  sequence = 1,
): Promise<Statement> {
  const all = { letter: world.letter, reason: '' as const, sequence: 1, day: firstDay, ...facts };
  return signStatement(suite, all, world.signer(member, sequence));
}

/** The status entry of a statement as the source finds it in the log on a day. */
export async function loggedStatus(
  suite: Suite,
  world: World,
  {
    statement,
    salt,
    member,
    counter,
    day,
  }: { statement: Statement; salt: Uint8Array; member: number; counter: number; day: number },
): Promise<FoundStatus> {
  const commit = await statementCommit(suite, statement, salt);
  const payload = encodeStatusPayload(statementPayload(statement, member));
  const { track } = world.source;
  const tag = await makeTag(suite, track, statusNumber(member, counter), commit, payload);
  return at(await findStatuses(suite, track, [member], [{ day: firstDay + day, commit, tag }]), 0);
}
