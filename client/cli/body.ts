/** `kupuya body`: everything that a ceremony of many people makes, made at once by one machine, for demonstrations only. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { encodeEnrolment, encodeTrust, ProtocolError } from '../../crypto/index.ts';
import { sealKeyring } from '../openpgp/keyring-file.ts';
import { generatePassphrase } from '../openpgp/passphrase.ts';
import { parseDay } from './ceremony/days.ts';
import { buildInstance, type Instance } from './ceremony/instance.ts';
import { completeTrust } from './ceremony/trust-inputs.ts';
import { isProfileName, profiles } from './profiles/profiles.ts';
import { Refusal, runActions, UsageError, type Action, type CommandLine } from './terminal/command.ts';
import { callerPath, writeCallerFile } from './terminal/files.ts';
import { machineDay, machineRandom, machineSuite } from './terminal/machine.ts';

export const summary = 'Make a whole sample body at once: key files, roster, trust policy. For demonstrations.';

const help = `Usage: kupuya body make --profile small|standard|national --origin NAME/demo --case-log KEY --governance-log KEY
                        --promise KEY --out DIR [--first DATE]
       kupuya body install --profile small|standard|national --origin NAME/demo --out DIR

make  Plays every member of a body on this one machine and writes into DIR
        trust.json, roster.note, epochs/N.epoch    for the server (\`kupuya init begin\`)
        keyrings/member-N.asc                      secret: the key file of each member
        keyrings/passphrases.txt                   secret: the six words that open each of them
        keyrings/member-N.enrolment.json           public
      --origin   ends in /demo: names say for ever that these keys were made for a demonstration
      --case-log, --governance-log, --promise      what \`kupuya init keys\` printed
      --first    first day of the roster, YYYY-MM-DD (default: today)
install  The same together with the folder of its server: \`init keys\`, \`body make\`, \`init begin\`, in that order, into
        DIR/server and DIR/body. Serve it with DATA_DIR=DIR/server; add accounts with \`kupuya user add\`.

A real body never does this: each member makes their own keys (\`kupuya ceremony\`), and nobody sees two of them.
Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const actions: Readonly<Record<string, Action>> = {
  make: {
    options: {
      profile: { type: 'string' },
      origin: { type: 'string' },
      'case-log': { type: 'string' },
      'governance-log': { type: 'string' },
      promise: { type: 'string' },
      first: { type: 'string' },
      out: { type: 'string' },
    },
    run: make,
  },
  install: {
    options: { profile: { type: 'string' }, origin: { type: 'string' }, out: { type: 'string' } },
    run: install,
  },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);

async function make(line: CommandLine): Promise<void> {
  const profile = line.need('profile');
  if (!isProfileName(profile)) throw new UsageError(`--profile must be one of ${Object.keys(profiles).join(', ')}.`);
  const origin = line.need('origin');
  if (!origin.endsWith('/demo')) throw new Refusal('The name of a demonstration ends in /demo.');
  const out = line.need('out');
  const suite = await machineSuite();
  const first = line.optional('first');
  const instance = await buildInstance(suite, machineRandom, {
    ...{ profile, origin, mode: 'demo' },
    today: first === undefined ? machineDay() : readDay(first),
  });
  const trust = await completeTrust(suite, instance.trust, {
    caseLog: line.need('case-log'),
    governanceLog: line.need('governance-log'),
    promise: line.need('promise'),
  });
  await writeCallerFile(`${out}/trust.json`, encodeTrust(trust));
  await writeCallerFile(`${out}/roster.note`, instance.note);
  for (const [index, file] of instance.epochFiles.entries()) {
    await writeCallerFile(`${out}/epochs/${String(index)}.epoch`, file);
  }
  await writeKeyrings(`${out}/keyrings`, instance);
  process.stdout.write(`A sample body of ${String(instance.keyrings.length)} members lies in ${out}.\n`);
}

/** The server's commands run as programs: nothing of the server is ever loaded where keyrings are made. */
async function install(line: CommandLine): Promise<void> {
  const [profile, origin, out] = [line.need('profile'), line.need('origin'), callerPath(line.need('out'))];
  const [server, body] = [join(out, 'server'), join(out, 'body')];
  const printed = await kupuya('init', 'keys', '--data', server, '--origin', origin);
  const keys = ['case-log', 'governance-log', 'promise'].flatMap((name) => [`--${name}`, printedKey(printed, name)]);
  await kupuya('body', 'make', '--profile', profile, '--origin', origin, '--out', body, ...keys);
  const epochs = readdirSync(join(body, 'epochs')).flatMap((file) => ['--epoch', join(body, 'epochs', file)]);
  const notes = ['--trust', join(body, 'trust.json'), '--roster', join(body, 'roster.note')];
  process.stdout.write(await kupuya('init', 'begin', '--data', server, ...notes, ...epochs));
}

function printedKey(printed: string, name: string): string {
  const line = printed.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  if (line === undefined) throw new Refusal('`kupuya init keys` did not print the keys of the server.');
  return line.slice(name.length).trim();
}

/** What the command printed. @throws Refusal with what it complained of */
async function kupuya(...args: readonly string[]): Promise<string> {
  const program = join(import.meta.dirname, '../../bin/kupuya');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args]);
    return stdout;
  } catch (error) {
    const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Refusal(complaint === '' ? `\`kupuya ${args.slice(0, 2).join(' ')}\` failed.` : complaint);
  }
}

async function writeKeyrings(folder: string, instance: Instance): Promise<void> {
  const passphrases: string[] = [];
  for (const { keyring, enrolment, roleName } of instance.keyrings) {
    const passphrase = generatePassphrase(machineRandom);
    const name = `member-${String(keyring.member)}`;
    await writeCallerFile(`${folder}/${name}.asc`, await sealKeyring(keyring, { passphrase }), { secret: true });
    await writeCallerFile(`${folder}/${name}.enrolment.json`, encodeEnrolment(enrolment));
    passphrases.push(`${name}  ${passphrase}  (${roleName.ky} / ${roleName.en ?? ''})`);
  }
  await writeCallerFile(`${folder}/passphrases.txt`, `${passphrases.join('\n')}\n`, { secret: true });
}

function readDay(date: string): number {
  try {
    return parseDay(date);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new UsageError('--first must be a date, YYYY-MM-DD.');
  }
}
