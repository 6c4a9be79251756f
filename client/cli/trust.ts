import process from 'node:process';
import {
  encodeTrust,
  formatFingerprint,
  parseEnrolment,
  parseTrust,
  trustFingerprint,
  verifyEnrolment,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { parsePlan } from './ceremony/plan.ts';
import { completeTrust, trustInputs, withoutWitnesses } from './ceremony/trust-inputs.ts';
import { runActions, type Action, type CommandLine } from './terminal/command.ts';
import { listCallerFiles, readCallerFile, readCallerText, writeCallerFile } from './terminal/files.ts';
import { machineSuite } from './terminal/machine.ts';

export const summary = 'Make and show the trust policy, whose fingerprint stands on the posters.';

const help = `Usage: kupuya trust make --plan plan.json --enrolments DIR --case-log KEY --governance-log KEY --promise KEY
                         [--witness KEY]... [--quorum NUMBER] [--max-age HOURS] --out trust.json
       kupuya trust show trust.json

make  Puts together whom every reader of this service believes: the signers named in the plan, with the keys of their
      enrolments, and the keys that the server printed when it was set up (verifier key strings).
      --witness    verifier key of an outside checker; --quorum of them must have seen the log (default: all)
      --max-age    hours after which a page says that the log is old (default 48)
show  Prints the policy and its fingerprint.

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const actions: Readonly<Record<string, Action>> = {
  make: {
    options: {
      plan: { type: 'string' },
      enrolments: { type: 'string' },
      'case-log': { type: 'string' },
      'governance-log': { type: 'string' },
      promise: { type: 'string' },
      witness: { type: 'string', multiple: true },
      quorum: { type: 'string' },
      'max-age': { type: 'string' },
      out: { type: 'string' },
    },
    run: make,
  },
  show: { options: {}, run: show },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);

async function make(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const plan = parsePlan(await readCallerText(line.need('plan')));
  const files = await listCallerFiles(line.need('enrolments'), '.enrolment.json');
  const enrolments = await Promise.all(files.map(async (file) => parseEnrolment(await readCallerFile(file))));
  for (const enrolment of enrolments) await verifyEnrolment(suite, enrolment);
  const witnesses = line.list('witness');
  const inputs = await trustInputs(suite, plan, enrolments, {
    witnesses,
    quorum: line.integer('quorum', 0, 64, witnesses.length),
    maxAge: line.integer('max-age', 1, 8784, withoutWitnesses.maxAge),
  });
  const trust = await completeTrust(suite, inputs, {
    caseLog: line.need('case-log'),
    governanceLog: line.need('governance-log'),
    promise: line.need('promise'),
  });
  await writeCallerFile(line.need('out'), encodeTrust(trust));
  await print(trust);
}

async function show(line: CommandLine): Promise<void> {
  await print(parseTrust(await readCallerFile(line.operand('FILE'))));
}

async function print(trust: TrustPolicy): Promise<void> {
  const fingerprint = formatFingerprint(await trustFingerprint(await machineSuite(), trust));
  const { governance, release, witnesses, quorum } = trust;
  process.stdout.write(
    `${trust.origin} (${trust.mode})\n` +
      `Roster: ${String(governance.threshold)} of ${String(governance.signers.length)} signers\n` +
      `Data releases: ${String(release.threshold)} of ${String(release.signers.length)} signers\n` +
      `Outside checkers: ${String(quorum)} of ${String(witnesses.length)}\n` +
      `Fingerprint for the posters:\n  ${fingerprint}\n`,
  );
}
