/**
 * A register with thousands of cases in the folder of a server, kept from run to run. Letters, events, grants, logs and slots are real and
 * check out; made up are the texts, that three people did everything within twenty days, and the tags of status entries (random, as they
 * look to everybody but the source).
 */
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildInstance } from '../../client/cli/ceremony/instance.ts';
import { completeTrust } from '../../client/cli/ceremony/trust-inputs.ts';
import { machineDay, machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import {
  compareBytes,
  concat,
  encodeEntry,
  encodeGovernance,
  encodeKeyring,
  encodeTrust,
  fillerPage,
  formatHex,
  letterLength,
  memberKeyName,
  rosterText,
  signNote,
  verifyEpochFile,
  verifyRoster,
  type Keyring,
} from '../../crypto/index.ts';
import { addAccount } from '../../server/accounts/account.ts';
import { noFault } from '../../server/fault.ts';
import { folderAt } from '../../server/folder.ts';
import { createInstance, createInstanceKeys } from '../../server/instance.ts';
import { Register } from '../../server/log/register.ts';
import { readSeeds } from '../../server/secrets.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { CaseLeaf, FeedRecord } from '../../server/store/store.ts';
import { createServerSuite } from '../../server/suite.ts';
import type { CaseTask } from './make-cases.ts';

const origin = 'kupuya.example/demo';
const difficulty = 2;
const batches = 20;
const eventsPerCase = 10;
/** Changes when what is built here does: an older folder is not used. */
const edition = 3;
const letterRecord = 96 + letterLength;
const feedRecord = 16 + 2_048;

/** Everything about the grown body but the server's folder. */
export interface GrownCaseload {
  readonly dir: string;
  readonly trust: string;
  readonly account: { readonly name: string; readonly password: string; readonly totpSecret: string };
  /** Of the reader. */
  readonly keyring: string;
  /** Letters that have not arrived: records of `commit 32 | tag 32 | salt 32 | letter`. */
  readonly later: string;
  readonly events: number;
}

/** @param cases how many. Built once; the folder must not be changed. */
export async function growCaseload(cases: number, later: number, tell: (line: string) => void): Promise<GrownCaseload> {
  const dir = join(tmpdir(), `kupuya-bench-caseload-${String(edition)}-${String(cases)}-${String(later)}`);
  const facts = join(dir, 'caseload.json');
  if (!existsSync(facts)) {
    tell(`making ${String(cases)} cases, once; this takes minutes`);
    const draft = `${dir}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const grown = await grow(draft, cases, later, tell);
    writeFileSync(join(draft, 'caseload.json'), JSON.stringify(grown));
    renameSync(draft, dir);
  }
  const read = JSON.parse(readFileSync(facts, 'utf8')) as Omit<GrownCaseload, 'dir' | 'later'>;
  return { ...read, dir: join(dir, 'server'), later: join(dir, 'later') };
}

async function grow(
  draft: string,
  cases: number,
  later: number,
  tell: (line: string) => void,
): Promise<Omit<GrownCaseload, 'dir' | 'later'>> {
  const suite = await machineSuite();
  const random = machineRandom;
  const first = machineDay() - batches;
  const dir = join(draft, 'server');
  const instance = await buildInstance(suite, random, { profile: 'small', mode: 'demo', origin, today: first });
  const trust = await completeTrust(suite, instance.trust, await createInstanceKeys(suite, dir, origin, random));
  const little = { mean: 2, scale: 1, multiple: 2 };
  const rosterNote = await signNote(
    suite,
    rosterText({ ...instance.roster, cover: { letters: little, entries: little, frames: little } }),
    [3, 7].map((member) => ({ name: memberKeyName(origin, member), seed: keyringOf(instance.keyrings, member).sign })),
  );
  const clock = (): number => first * 86_400_000;
  await createInstance({
    ...{ dir, rosterNote, suite, random, clock, difficulty },
    trust: encodeTrust(trust),
    epochs: instance.epochFiles,
  });
  const roster = await verifyRoster(suite, rosterNote, trust);
  const [epochFile] = instance.epochFiles;
  if (epochFile === undefined) throw new Error('there is no epoch');
  const view = { roster, trust, epoch: await verifyEpochFile(suite, roster, 0, epochFile) };
  const keyrings = [1, 2, 3].map((member) => keyringOf(instance.keyrings, member));

  const folder = folderAt(dir);
  const store = openSqliteStore(folder.database);
  const serverSuite = await createServerSuite();
  const register = await Register.open({
    ...{ suite: serverSuite, store, folder, clock, faults: noFault, seeds: await readSeeds(folder) },
  });
  const page = await fillerPage(suite, random, roster.pages);
  const pages = Array.from({ length: roster.pages.count }, () => page);
  const task = (name: string, at: number, count: number, day: number, events: number): CaseTask => ({
    ...{ view, keyrings, first: at, count, day, events },
    ...{
      letters: join(draft, `${name}.letters`),
      feed: join(draft, `${name}.feed`),
      statuses: join(draft, `${name}.statuses`),
    },
  });
  const perBatch = Math.ceil(cases / batches);
  const tasks = Array.from({ length: batches }, (_, index) =>
    task(String(index), index * perBatch, Math.min(perBatch, cases - index * perBatch), first + index, eventsPerCase),
  );
  const extra = task('later', cases, later, first + batches, 0);
  let events = 0;
  const waiting = [...tasks, extra];
  const run = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      events += await inThread(next);
      tell(`${String(waiting.length)} of ${String(batches + 1)} parts to go`);
    }
  };
  await Promise.all([run(), run()]);

  for (const made of tasks) {
    const letters = readRecords(made.letters, letterRecord).map((bytes) => ({
      commit: bytes.slice(0, 32),
      tag: bytes.slice(32, 64),
      salt: bytes.slice(64, 96),
      letter: bytes.slice(96),
    }));
    const statuses = readRecords(made.statuses, 32).map((commit) => ({ commit, tag: random(32) }));
    const day = made.day;
    const entries = [...letters, ...statuses]
      .map(({ commit, tag }): CaseLeaf => ({ commit, tag, bytes: encodeEntry({ day, commit, tag }) }))
      .sort(byCommit);
    const sorted = letters.sort(byCommit);
    const caseLog = await register.caseLog.plan(entries.map(({ bytes }) => bytes));
    const { state } = register;
    const note = encodeGovernance({
      ...{ kind: 'day', batch: state.batch, day, mode: 'demo', difficulty, roster: register.roster.hashHex },
      ...{ size: caseLog.size, root: formatHex(caseLog.root) },
      letters: formatHex(await suite.sha256(concat(...sorted.map(({ commit }) => commit)))),
    });
    const governanceLog = await register.governanceLog.plan([note]);
    const next = {
      ...{ ...state, batch: state.batch + 1, day },
      ...{ dayNoteLeaf: governanceLog.from, previousDayNoteLeaf: state.dayNoteLeaf },
    };
    await store.batches.closeBatch({
      ...{ batch: state.batch, day, statuses: [], ratchet: [], caseEntries: entries },
      letters: sorted.map((letter) => ({ origin: 'cover', ...letter })),
      ...{ caseLog, governanceLog, state: next },
    });
    await register.moved(next);
    const records = readRecords(made.feed, feedRecord).map((bytes): FeedRecord => ({
      locator: bytes.slice(0, 16),
      frame: bytes.slice(16),
    }));
    const feed = concat(...records.flatMap(({ locator, frame }) => [locator, frame]));
    const slot = next.slot + 1;
    const slotNote = encodeGovernance({
      ...{ kind: 'slot', slot, day, records: records.length },
      feed: formatHex(await suite.sha256(feed)),
      pages: await Promise.all(pages.map(async (each) => formatHex(await suite.sha256(each)))),
    });
    const slotLog = await register.governanceLog.plan([slotNote]);
    const released = { ...next, slot, slotPeriod: 2 * day };
    await store.slots.release({
      ...{ slot, day, feed, cover: records, records: [], answers: [], pages },
      ...{ governanceLog: slotLog, state: released },
    });
    await register.moved(released);
    await register.publish();
    for (const name of [made.letters, made.feed, made.statuses]) rmSync(name);
  }
  renameSync(extra.letters, join(draft, 'later'));
  for (const name of [extra.feed, extra.statuses]) rmSync(name);
  const account = { name: 'reader', member: 1, role: 'member', issuer: origin } as const;
  const { password, totpSecret } = await addAccount(store.accounts, random, account);
  await store.close();
  return {
    trust: Buffer.from(encodeTrust(trust)).toString('utf8'),
    account: { name: account.name, password, totpSecret },
    keyring: Buffer.from(encodeKeyring(keyringOf(instance.keyrings, 1))).toString('utf8'),
    events,
  };
}

async function inThread(task: CaseTask): Promise<number> {
  const thread = new Worker(new URL('make-cases.ts', import.meta.url), { workerData: task });
  const answer: readonly unknown[] = await once(thread, 'message');
  await thread.terminate();
  return Number(answer[0]);
}

/** Of a file of equal records; read in one piece. */
export function readRecords(name: string, length: number): Uint8Array[] {
  const file = openSync(name, 'r');
  const bytes = new Uint8Array(statSync(name).size);
  try {
    for (let at = 0; at < bytes.length;) at += readSync(file, bytes, at, Math.min(2 ** 28, bytes.length - at), at);
  } finally {
    closeSync(file);
  }
  return Array.from({ length: Math.floor(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );
}

function keyringOf(keyrings: readonly { readonly keyring: Keyring }[], member: number): Keyring {
  const found = keyrings.find(({ keyring }) => keyring.member === member);
  if (found === undefined) throw new Error('no such member');
  return found.keyring;
}

function byCommit(a: { readonly commit: Uint8Array }, b: { readonly commit: Uint8Array }): number {
  return compareBytes(a.commit, b.commit);
}
