/** A small body with fresh keys, its trust policy and roster, and an instance of a server that works for it. */
import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  commitTo,
  concat,
  encodeEpochFile,
  encodeLetterRequest,
  encodeRoster,
  encodeTrust,
  encodeUtf8,
  enrol,
  formatVerifierKey,
  generateKeyring,
  memberKeyName,
  puzzleChallenge,
  sealCover,
  signNote,
  solvePuzzle,
  verifyRoster,
  type Enrolment,
  type Keyring,
  type Mode,
  type Roster,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import { createSodiumSuite } from '../../crypto/sodium.ts';
import { createInstance, createInstanceKeys } from '../../server/instance.ts';
import { subtle } from '../crypto/suites.ts';

export const suite = await createSodiumSuite(subtle);
export const random = (length: number): Uint8Array => randomFillSync(new Uint8Array(length));

export interface Body {
  readonly dir: string;
  readonly keyrings: readonly Keyring[];
  readonly trust: TrustPolicy;
  readonly roster: VerifiedRoster;
  readonly rosterNote: string;
  readonly epochFile: Uint8Array;
}

export interface BodyOptions {
  readonly mode?: Mode;
  /** The first day of roster and instance. */
  readonly day: number;
  readonly difficulty?: number;
  readonly change?: (roster: Roster) => Roster;
  /** Verifier keys of outside checkers, and how many of them must have spoken. */
  readonly witnesses?: readonly string[];
  readonly quorum?: number;
}

export const noise = { mean: 2, scale: 1, multiple: 4 } as const;

/** A folder that goes away with the test run's end, by `removeFolder`. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'kupuya-test-'));
}

export async function removeFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}

/** Four members: 1 and 2 at the desk, 3 and 4 as oversight officers. Members 1 and 2 govern, 3 and 4 release. */
export async function makeBody({
  mode = 'demo',
  day,
  difficulty = 4,
  change = (same) => same,
  witnesses = [],
  quorum = 0,
}: BodyOptions): Promise<Body> {
  const dir = await makeFolder();
  const origin = mode === 'demo' ? 'kupuya.example/demo' : 'kupuya.example';
  const epochs = [{ first: day, last: day + 99 }];
  const keyrings = [1, 2, 3, 4].map((member) =>
    generateKeyring(random, { mode, origin, member, epochs, capsule: member > 2 }),
  );
  const enrolments = await Promise.all(keyrings.map((keyring) => enrol(suite, keyring)));
  const vkeys = await Promise.all(
    enrolments.map(({ member, sign }) => formatVerifierKey(suite, memberKeyName(origin, member), sign)),
  );
  const trust: TrustPolicy = {
    mode,
    origin,
    ...(await createInstanceKeys(suite, dir, origin, random)),
    witnesses,
    quorum,
    maxAge: 48,
    governance: { signers: vkeys.slice(0, 2), threshold: 2 },
    release: { signers: vkeys.slice(2), threshold: 2 },
  };
  const epochFile = encodeEpochFile(
    Array.from({ length: 16 }, (_, place) => enrolments[place]?.epochs[0]?.key ?? null),
  );
  const roster = change(makeRoster(trust, enrolments, day, await suite.sha256(epochFile)));
  const rosterNote = await signRoster(roster, keyrings.slice(0, 2));
  await createInstance({
    dir,
    trust: encodeTrust(trust),
    rosterNote,
    epochs: [epochFile],
    difficulty,
    suite,
    random,
    clock: () => day * 86_400_000,
  });
  return { dir, keyrings, trust, roster: await verifyRoster(suite, rosterNote, trust), rosterNote, epochFile };
}

export async function signRoster(roster: Roster, keyrings: readonly Keyring[]): Promise<string> {
  const text = `${new TextDecoder().decode(encodeRoster(roster))}\n`;
  const signers = keyrings.map(({ member, sign }) => ({ name: memberKeyName(roster.origin, member), seed: sign }));
  return signNote(suite, text, signers);
}

function makeRoster(trust: TrustPolicy, enrolments: readonly Enrolment[], day: number, keys: Uint8Array): Roster {
  const text = (name: string): { ky: string; en: string } => ({ ky: name, en: name });
  const officer = (place: number): { member: number; capsule: Uint8Array } => {
    const capsule = enrolments[place]?.capsule;
    if (capsule === null || capsule === undefined) throw new Error('An officer without a capsule key.');
    return { member: place + 1, capsule };
  };
  return {
    sequence: 1,
    mode: trust.mode,
    origin: trust.origin,
    first: day,
    last: day + 99,
    body: text('Body'),
    units: [1, 2, 3].map((number) => ({ number, name: text(`Unit ${String(number)}`) })),
    members: enrolments.map(({ member, sign, possession }) => ({
      number: member,
      role: text('Role'),
      institution: text('Institution'),
      unit: Math.min(member, 3),
      sign,
      possession,
      openpgp: '',
    })),
    positions: enrolments.map(({ member }) => ({ position: member - 1, member })),
    desks: [
      { number: 1, name: text('Desk'), about: text('All'), positions: [0, 1] },
      { number: 2, name: text('Oversight'), about: text('Complaints'), positions: [2, 3] },
    ],
    oversight: { desk: 2, officers: [officer(2), officer(3)] },
    conflicts: [],
    custodians: [1, 2, 3],
    epochs: [{ first: day, last: day + 99, keys }],
    deadlines: { acknowledge: 7, feedback: 90, extended: 180 },
    cover: { letters: noise, entries: noise, frames: noise },
    pages: { count: 1, frames: 128, fresh: 4 },
    attachment: { limit: 209_715_200 },
  };
}

/** A letter request as a browser sends it. To the server any well-formed letter is alike, so a cover letter serves. */
export async function makeRequest(
  roster: VerifiedRoster,
  dayNote: Uint8Array,
  difficulty: number,
  change: { readonly tag?: Uint8Array } = {},
): Promise<{ readonly body: Uint8Array; readonly commit: Uint8Array; readonly letter: Uint8Array }> {
  const letter = await sealCover(suite, random, roster, 0);
  return sealRequest(letter, dayNote, difficulty, change.tag ?? random(32));
}

/** The request for a given letter. */
export async function sealRequest(
  letter: Uint8Array,
  dayNote: Uint8Array,
  difficulty: number,
  tag: Uint8Array,
): Promise<{ readonly body: Uint8Array; readonly commit: Uint8Array; readonly letter: Uint8Array }> {
  const salt = random(32);
  const commit = await commitTo(suite, 'letter', await suite.sha256(letter), salt);
  const puzzle = await solvePuzzle(suite, await puzzleChallenge(suite, dayNote, letter), difficulty);
  return { body: encodeLetterRequest({ letter, commit, tag, salt, puzzle }), commit, letter };
}

export async function makePartRequest(part: Uint8Array, dayNote: Uint8Array, difficulty: number): Promise<Uint8Array> {
  return concat(await solvePuzzle(suite, await puzzleChallenge(suite, dayNote, part), difficulty), part);
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function text(value: string): Uint8Array {
  return encodeUtf8(value);
}
