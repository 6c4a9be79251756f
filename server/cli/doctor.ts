import { readFile, stat, statfs } from 'node:fs/promises';
import process from 'node:process';
import {
  currentEpoch,
  equalBytes,
  leafHashes,
  parseVerifierKey,
  ProtocolError,
  rootOfLeaves,
  verifyCheckpoint,
} from '../../crypto/public.ts';
import { examineCheckers, examineRollback, type Examined, type Finding } from '../checkers/examination.ts';
import { dayOf } from '../clock.ts';
import { parseConfig } from '../config.ts';
import { folderAt, logFile } from '../folder.ts';
import { instanceKeys } from '../instance.ts';
import { nullIfMissing } from '../log/log-files.ts';
import { dayOfLeaf, rosterOfLeaf, trustOfLeaf } from '../log/governance-leaves.ts';
import { seedFile } from '../secrets.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { LogName } from '../store/store.ts';
import { callerPath, CommandError, runAction } from './terminal/command.ts';
import { machineClock, machineSuite } from './terminal/machine.ts';

export const summary = 'Examine an instance: settings, permissions, room, roster, logs, clock.';

const help = `Usage: kupuya doctor --data DIR

Examines the folder of an instance, also while its server runs, and prints one line for each thing examined: ok, warning or
FAILED. Hashes both logs anew from their entries and compares them with what is signed.

Exit codes: 0 nothing failed, 1 something failed, 2 the command line was not understood.
`;

interface Patient extends Examined {
  readonly today: number;
}

const examinations: Readonly<Record<string, (patient: Patient) => Promise<Finding>>> = {
  settings: examineSettings,
  permissions: examinePermissions,
  keys: examineKeys,
  room: examineRoom,
  roster: examineRoster,
  'case log': (patient) => examineLog(patient, 'case', patient.trust.caseLog),
  'governance log': (patient) => examineLog(patient, 'governance', patient.trust.governanceLog),
  past: examineRollback,
  'outside checkers': examineCheckers,
  clock: examineClock,
};

/** Exit codes: 0 nothing failed, 1 something failed, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  runAction(
    {
      options: { data: { type: 'string' } },
      run: async (line) => {
        if (!(await examine(callerPath(line.need('data'))))) throw new CommandError('Something failed: see above.');
      },
    },
    help,
    args,
  );

/** Prints a line for each examination. False if one failed. */
async function examine(dir: string): Promise<boolean> {
  const folder = folderAt(dir);
  await stat(folder.database).catch(() => {
    throw new CommandError('There is no instance in this folder.');
  });
  const store = openSqliteStore(folder.database);
  try {
    const [first] = await store.logs.leaves('governance', 0, 1);
    if (first === undefined) throw new CommandError('The instance has not begun.');
    const patient = {
      suite: await machineSuite(),
      folder,
      store,
      trust: trustOfLeaf(first),
      now: machineClock(),
      today: dayOf(machineClock()),
      witnesses: parseConfig(process.env).witnesses,
    };
    let isWell = true;
    for (const [name, act] of Object.entries(examinations)) {
      const { level, text } = await act(patient).catch(findingOf);
      isWell &&= level !== 'FAILED';
      process.stdout.write(`${level.padEnd(8)} ${name}: ${text}\n`);
    }
    return isWell;
  } finally {
    await store.close();
  }
}

function findingOf(error: unknown): Finding {
  return failed(
    error instanceof ProtocolError
      ? `${error.message} (${error.code})`
      : error instanceof Error
        ? error.message
        : 'unknown',
  );
}

function examineSettings(): Promise<Finding> {
  parseConfig(process.env);
  return Promise.resolve(ok('every variable has its form'));
}

async function examinePermissions({ folder }: Patient): Promise<Finding> {
  for (const path of [
    folder.secrets,
    ...(['case', 'governance', 'promise'] as const).map((name) => seedFile(folder, name)),
  ]) {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) return failed('others may read the signing keys: chmod -R go= on the folder secrets');
  }
  const { mode } = await stat(folder.root);
  return (mode & 0o007) === 0
    ? ok('only the owner reads the signing keys')
    : warning('other users may list the data folder');
}

async function examineKeys({ suite, folder, trust }: Patient): Promise<Finding> {
  const keys = await instanceKeys(suite, folder.root, trust.origin);
  const fits =
    keys.caseLog === trust.caseLog && keys.governanceLog === trust.governanceLog && keys.promise === trust.promise;
  return fits
    ? ok('they are those that the trust policy names')
    : failed('they are not those that the trust policy names');
}

async function examineRoom({ folder }: Patient): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder.root);
  const free = bavail * bsize;
  const floor = parseConfig(process.env).limits.freeSpaceFloor;
  const text = `${String(Math.floor(free / 2 ** 20))} MiB free`;
  if (free < floor / 4) return failed(`${text}: letters are refused`);
  if (free < floor) return failed(`${text}: attachments are refused`);
  return free < 4 * floor ? warning(text) : ok(text);
}

async function examineRoster({ suite, store, trust, today }: Patient): Promise<Finding> {
  const state = await store.instance.state();
  const [leaf] = await store.logs.leaves('governance', state?.rosterLeaf ?? 1, (state?.rosterLeaf ?? 1) + 1);
  if (state === null || leaf === undefined) return failed('there is no roster in the log');
  const roster = await rosterOfLeaf(suite, leaf, trust);
  const day = today + state.dayOffset;
  const left = roster.last - day;
  if (left < 0) return failed('it has run out: no letter can be sealed');
  const epoch = roster.epochs[currentEpoch(roster, day)];
  const text = `number ${String(roster.sequence)}, ${String(left)} days left, keys of this period for ${String((epoch?.last ?? day) - day)}`;
  return left <= 60 ? warning(`${text}: prepare the next one`) : ok(text);
}

/** Every entry hashed anew, against the size and root in the store and against the signed checkpoint. */
async function examineLog({ suite, folder, store }: Patient, log: LogName, key: string): Promise<Finding> {
  const note = await readFile(logFile(folder, log, 'checkpoint'), 'utf8').catch(nullIfMissing);
  if (note === null)
    return warning('nothing is signed yet: start the server. If it has run before, restore a newer copy');
  const checkpoint = await verifyCheckpoint(suite, note, await parseVerifierKey(suite, key));
  const head = await store.logs.head(log);
  const hashes = await leafHashes(suite, await store.logs.leaves(log, 0, head.size));
  if (hashes.length !== head.size) return failed('entries are missing');
  if (!equalBytes(await rootOfLeaves(suite, hashes), head.root)) return failed('the entries do not give the root');
  if (checkpoint.size > head.size) return failed('more is signed than there is: restore a newer copy');
  if (!equalBytes(await rootOfLeaves(suite, hashes.slice(0, checkpoint.size)), checkpoint.root)) {
    return failed('the signed checkpoint is of another log');
  }
  const behind = head.size - checkpoint.size;
  const text = `${String(head.size)} entries agree with what is signed`;
  return behind === 0 ? ok(text) : warning(`${text}; ${String(behind)} are not published yet`);
}

async function examineClock({ store, today }: Patient): Promise<Finding> {
  const state = await store.instance.state();
  const [leaf] = state === null ? [] : await store.logs.leaves('governance', state.dayNoteLeaf, state.dayNoteLeaf + 1);
  if (state === null || leaf === undefined) return failed('there is no day note');
  const behind = today + state.dayOffset - dayOfLeaf(leaf).note.day;
  if (behind < 0) return failed('the clock is behind the newest day note: set it');
  if (behind > 2) return warning(`the newest day note is ${String(behind)} days old`);
  return ok('it agrees with the newest day note');
}

function ok(text: string): Finding {
  return { level: 'ok', text };
}

function warning(text: string): Finding {
  return { level: 'warning', text };
}

function failed(text: string): Finding {
  return { level: 'FAILED', text };
}
