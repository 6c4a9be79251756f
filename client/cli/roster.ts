import { dirname, join } from 'node:path';
import process from 'node:process';
import {
  addSignature,
  encodeRoster,
  encodeUtf8,
  findOwner,
  formatHex,
  memberKeyName,
  parseEnrolment,
  parseRoster,
  parseTrust,
  readUnverifiedText,
  rosterText,
  signNote,
  verifyRoster,
  type Enrolment,
  type Roster,
} from '../../crypto/index.ts';
import { openKeyringFiles } from './terminal/open-keyring.ts';
import { assembleRoster } from './ceremony/assemble.ts';
import { parseDay } from './ceremony/days.ts';
import { describeRoster } from './ceremony/describe.ts';
import { formatPlan, parsePlan, planYear } from './ceremony/plan.ts';
import { findSeatProblems, seatRules, tolerable } from './ceremony/seat-rules.ts';
import { isProfileName, profiles } from './profiles/profiles.ts';
import { Refusal, runActions, UsageError, type Action, type CommandLine } from './terminal/command.ts';
import { listCallerFiles, readCallerFile, readCallerText, writeCallerFile } from './terminal/files.ts';
import { machineDay, machineSuite } from './terminal/machine.ts';

export const summary = 'Plan, assemble, sign and show the roster: who reads reports.';

const help = `Usage: kupuya roster plan --profile small|standard|national --origin NAME --mode demo|live --first DATE --out plan.json
       kupuya roster assemble --plan plan.json --enrolments DIR --out roster.json [--demo-roster FILE]... [--accept-seats]
       kupuya roster sign --keyring FILE [--passphrase-file FILE] roster.json|roster.note
       kupuya roster show FILE [--trust trust.json]

plan      Writes a plan to edit: people's offices, desks, oversight, days. No keys yet.
assemble  Checks every enrolment in DIR (*.enrolment.json) against the plan and writes roster.json, and beside it the
          folder epochs/ with the intake keys, each file named by its hash. Seats that break a rule of who may hold
          what together are refused, unless --accept-seats is given.
          --demo-roster    a roster of a demonstration, whose keys a live roster must not contain
sign      Shows what is signed, then writes roster.note beside the file, or adds a signature to it.
          --keyring        your keyring file, or its contents decrypted with your own OpenPGP tool
show      Prints a roster; with --trust also checks its signatures and proofs.

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const actions: Readonly<Record<string, Action>> = {
  plan: {
    options: {
      profile: { type: 'string' },
      origin: { type: 'string' },
      mode: { type: 'string' },
      first: { type: 'string' },
      out: { type: 'string' },
    },
    run: plan,
  },
  assemble: {
    options: {
      plan: { type: 'string' },
      enrolments: { type: 'string' },
      out: { type: 'string' },
      'demo-roster': { type: 'string', multiple: true },
      'accept-seats': { type: 'boolean' },
    },
    run: assemble,
  },
  sign: { options: { keyring: { type: 'string' }, 'passphrase-file': { type: 'string' } }, run: sign },
  show: { options: { trust: { type: 'string' } }, run: show },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);

async function plan(line: CommandLine): Promise<void> {
  const name = line.need('profile');
  const mode = line.need('mode');
  if (!isProfileName(name)) throw new UsageError('--profile must be small, standard or national.');
  if (mode !== 'demo' && mode !== 'live') throw new UsageError('--mode must be demo or live.');
  const service = { mode, origin: line.need('origin'), first: parseDay(line.need('first')) } as const;
  await writeCallerFile(line.need('out'), formatPlan(planYear(profiles[name], service)));
}

async function assemble(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const seats = parsePlan(await readCallerText(line.need('plan')));
  const out = line.need('out');
  const enrolments = await readEnrolments(line.need('enrolments'));
  const demonstrations = await Promise.all(line.list('demo-roster').map(readRosterFile));
  const problems = findSeatProblems(seats);
  for (const { rule, where } of problems) {
    const weight = tolerable.has(rule) ? 'Warning: ' : '';
    process.stderr.write(`${weight}${rule}${where === null ? '' : ` (${String(where)})`}: ${seatRules[rule]}\n`);
  }
  if (problems.some(({ rule }) => !tolerable.has(rule)) && !line.has('accept-seats')) {
    throw new Refusal('The seats break a rule. Mend the plan, or accept it with --accept-seats.');
  }
  const { roster, epochFiles } = await assembleRoster(suite, seats, enrolments, demonstrations);
  await writeCallerFile(out, encodeRoster(roster));
  for (const [index, file] of epochFiles.entries()) {
    const hash = roster.epochs[index]?.keys ?? new Uint8Array();
    // Files named by their contents may be there already from an earlier attempt.
    await writeCallerFile(join(dirname(out), 'epochs', formatHex(hash)), file, { replace: true });
  }
  process.stdout.write(await describeRoster(suite, roster));
}

async function sign(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const path = line.operand('FILE');
  const text = await readCallerText(path);
  const roster = readRoster(text);
  const keyring = await openKeyringFiles(line.need('keyring'), line.optional('passphrase-file'));
  const { member } = await findOwner(suite, keyring, roster);
  if (roster.last < machineDay()) throw new Refusal('This roster has expired; it is not signed.');
  process.stdout.write(await describeRoster(suite, roster));
  const signer = { name: memberKeyName(roster.origin, member.number), seed: keyring.sign };
  const isNote = path.endsWith('.note');
  const note = isNote ? await addSignature(suite, text, signer) : await signNote(suite, rosterText(roster), [signer]);
  const out = isNote ? path : path.replace(/(?:\.json)?$/u, '.note');
  await writeCallerFile(out, note, { replace: isNote });
  process.stdout.write(`\nSigned as member ${String(member.number)}: ${out}\n`);
}

async function show(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const text = await readCallerText(line.operand('FILE'));
  const trustFile = line.optional('trust');
  if (trustFile === undefined) {
    process.stdout.write(await describeRoster(suite, readRoster(text)));
    process.stdout.write('\nNot checked who signed it: give --trust.\n');
    return;
  }
  const roster = await verifyRoster(suite, text, parseTrust(await readCallerFile(trustFile)));
  process.stdout.write(`${await describeRoster(suite, roster)}\nSigned by enough governance signers.\n`);
}

async function readEnrolments(folder: string): Promise<readonly Enrolment[]> {
  const files = await listCallerFiles(folder, '.enrolment.json');
  return Promise.all(files.map(async (file) => parseEnrolment(await readCallerFile(file))));
}

async function readRosterFile(path: string): Promise<Roster> {
  return readRoster(await readCallerText(path));
}

/** Of a roster file or a signed note, whose signatures are not looked at here. */
function readRoster(text: string): Roster {
  const json = text.includes('\n') ? readUnverifiedText(text).slice(0, -1) : text;
  return parseRoster(encodeUtf8(json));
}
