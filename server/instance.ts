/** Making an instance: keys first, because the trust policy names them; then, once, its first entries. */
import { join } from 'node:path';
import {
  emptyRoot,
  encodeGovernance,
  formatHex,
  formatVerifierKey,
  leafHashes,
  nextBatchKey,
  parseTrust,
  rootOfLeaves,
  verifyEpochFile,
  verifyRoster,
  type PublicSuite,
  type Random,
  type TrustPolicy,
  type VerifiedRoster,
} from '../crypto/public.ts';
import { dayOf, type Clock } from './clock.ts';
import { writeDurably } from './durable-file.ts';
import { folderAt, type Folder } from './folder.ts';
import { sealRatchet } from './intake/ratchet.ts';
import { makeSeeds, readSeeds } from './secrets.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import type { Genesis } from './store/store.ts';

/** Verifier keys for the trust policy: what the server will sign with. */
export interface InstanceKeys {
  readonly caseLog: string;
  readonly governanceLog: string;
  readonly promise: string;
}

/** Makes the server's signing keys in a new folder. @throws Error if the folder has keys */
export async function createInstanceKeys(
  suite: PublicSuite,
  dir: string,
  origin: string,
  random: Random,
): Promise<InstanceKeys> {
  await makeSeeds(folderAt(dir), random);
  return instanceKeys(suite, dir, origin);
}

/** The verifier keys of a folder that has its keys. */
export async function instanceKeys(suite: PublicSuite, dir: string, origin: string): Promise<InstanceKeys> {
  const seeds = await readSeeds(folderAt(dir));
  const key = async (name: string, seed: Uint8Array): Promise<string> =>
    formatVerifierKey(suite, `${origin}/${name}`, await suite.signPublicKey(seed));
  return {
    caseLog: await key('case', seeds.case),
    governanceLog: await key('governance', seeds.governance),
    promise: await key('promise', seeds.promise),
  };
}

export interface InstanceInput {
  readonly dir: string;
  /** Canonical JSON of the trust policy, with this folder's keys in it. */
  readonly trust: Uint8Array;
  /** The first roster, a note signed by the governance signers of the policy. */
  readonly rosterNote: string;
  /** The epoch files of the roster, in any order; the one in force must be among them. */
  readonly epochs: readonly Uint8Array[];
  /** Of the first puzzles, 0..22. */
  readonly difficulty: number;
  readonly suite: PublicSuite;
  readonly random: Random;
  readonly clock: Clock;
}

/**
 * Begins the instance: trust policy, roster and the note of the empty batch 0 become the first three entries of the
 * governance log. Everything is checked as a client will check it.
 *
 * @throws ProtocolError for what clients would refuse, Error if a key of the policy is not this folder's or it began before
 */
export async function createInstance(input: InstanceInput): Promise<void> {
  const { suite } = input;
  const folder = folderAt(input.dir);
  const trust = parseTrust(input.trust);
  const keys = await instanceKeys(suite, input.dir, trust.origin);
  if (keys.caseLog !== trust.caseLog || keys.governanceLog !== trust.governanceLog || keys.promise !== trust.promise) {
    throw new Error('The trust policy names other keys than those in this folder.');
  }
  const roster = await verifyRoster(suite, input.rosterNote, trust);
  const store = openSqliteStore(folder.database);
  try {
    if ((await store.instance.state()) !== null) throw new Error('The instance has begun already.');
    await storeEpochs(suite, folder, roster, input.epochs);
    await writeDurably(join(folder.public, 'trust.json'), input.trust);
    await store.instance.begin(await makeGenesis(input, trust, roster));
  } finally {
    await store.close();
  }
}

async function makeGenesis(input: InstanceInput, trust: TrustPolicy, roster: VerifiedRoster): Promise<Genesis> {
  const { suite, random } = input;
  const day = dayOf(input.clock());
  const batchKey = random(32);
  const caseRoot = await emptyRoot(suite);
  const governance = [
    encodeGovernance({ kind: 'trust', trust }),
    encodeGovernance({ kind: 'roster', sequence: roster.sequence, note: input.rosterNote }),
    encodeGovernance({
      kind: 'day',
      batch: 0,
      day,
      roster: roster.hashHex,
      size: 0,
      root: formatHex(caseRoot),
      letters: formatHex(await suite.sha256(new Uint8Array())),
      difficulty: input.difficulty,
      mode: roster.mode,
    }),
  ];
  return {
    day,
    governance,
    governanceRoot: await rootOfLeaves(suite, await leafHashes(suite, governance)),
    caseRoot,
    ratchet: await sealRatchet(suite, random, roster, 0, batchKey),
    state: {
      batch: 1,
      day,
      dayOffset: 0,
      slot: 0,
      slotPeriod: -1,
      batchKey: await nextBatchKey(suite, batchKey),
      rosterLeaf: 1,
      dayNoteLeaf: 2,
      previousDayNoteLeaf: 2,
    },
  };
}

/**
 * Checks epoch files against the roster and puts them where clients fetch them, by hash.
 *
 * @throws ProtocolError BAD_PROOF for a file that no epoch of the roster names
 */
export async function storeEpochs(
  suite: PublicSuite,
  folder: Folder,
  roster: VerifiedRoster,
  files: readonly Uint8Array[],
): Promise<void> {
  for (const file of files) {
    const hash = formatHex(await suite.sha256(file));
    const index = roster.epochs.findIndex(({ keys }) => formatHex(keys) === hash);
    // Index 0 for a foreign file: verifyEpochFile then says what is wrong with it.
    await verifyEpochFile(suite, roster, Math.max(0, index), file);
    await writeDurably(join(folder.public, 'epochs', hash), file);
  }
}
