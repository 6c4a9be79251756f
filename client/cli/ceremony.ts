import process from 'node:process';
import { fingerprintOf } from '../openpgp/public-key.ts';
import {
  keyringFileKind,
  openKeyring,
  readOpenedKeyring,
  sealKeyring,
  type KeyringLock,
} from '../openpgp/keyring-file.ts';
import { generatePassphrase } from '../openpgp/passphrase.ts';
import {
  encodeEnrolment,
  enrol,
  formatFingerprint,
  generateKeyring,
  parseEnrolment,
  verifyEnrolment,
  type Keyring,
  type Mode,
  type Period,
  type Suite,
} from '../../crypto/index.ts';
import { formatDay, parseDay, yearOfEpochs } from './ceremony/days.ts';
import { runActions, UsageError, type Action, type CommandLine } from './terminal/command.ts';
import { assertAbsent, readCallerFile, readCallerText, writeCallerFile } from './terminal/files.ts';
import { machineRandom, machineSuite } from './terminal/machine.ts';

export const summary = "Make a member's keys, on a machine without a network.";

const help = `Usage: kupuya ceremony member --origin NAME --mode demo|live --member NUMBER --epochs-from DATE --out DIR
                              [--capsule] [--openpgp-recipient FILE]
       kupuya ceremony check FILE [--passphrase-file FILE]

member  Draws the keys of one member and writes two files into DIR:
          member-N.keyring.asc    secret; locked with six words that are printed once, or with your own OpenPGP key
          member-N.enrolment.json public; hand it to the people who assemble the roster
        Do this on a machine that has no network, alone, and take nothing but the two files with you.
        --origin              name of the service; demonstrations end in /demo
        --epochs-from         first day of the roster, YYYY-MM-DD; four epochs of a year begin there
        --capsule             for the two oversight officers: also a key for coded summaries
        --openpgp-recipient   lock the keyring with this armored OpenPGP public key (a smartcard stays in your own tool)
check   Says what a keyring or enrolment file holds and whether it is sound. Never prints a key.
        --passphrase-file     the six words, to look inside a keyring

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const actions: Readonly<Record<string, Action>> = {
  member: {
    options: {
      origin: { type: 'string' },
      mode: { type: 'string' },
      member: { type: 'string' },
      'epochs-from': { type: 'string' },
      capsule: { type: 'boolean' },
      'openpgp-recipient': { type: 'string' },
      out: { type: 'string' },
    },
    run: makeMember,
  },
  check: { options: { 'passphrase-file': { type: 'string' } }, run: check },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);

async function makeMember(line: CommandLine): Promise<void> {
  const out = line.need('out');
  const member = line.integer('member', 1, 0xffff);
  const keyringFile = `${out}/member-${String(member)}.keyring.asc`;
  const enrolmentFile = `${out}/member-${String(member)}.enrolment.json`;
  assertAbsent(keyringFile, enrolmentFile);
  const keyring = generateKeyring(machineRandom, {
    mode: parseMode(line.need('mode')),
    origin: line.need('origin'),
    member,
    epochs: yearOfEpochs(parseDay(line.need('epochs-from'))),
    capsule: line.has('capsule'),
  });
  const recipient = line.optional('openpgp-recipient');
  const publicKey = recipient === undefined ? undefined : await readCallerText(recipient);
  const passphrase = generatePassphrase(machineRandom);
  const lock: KeyringLock = publicKey === undefined ? { passphrase } : { publicKey };
  const suite = await machineSuite();
  const openpgp = publicKey === undefined ? '' : await fingerprintOf(publicKey);
  const enrolment = await enrol(suite, keyring, openpgp);
  await writeCallerFile(keyringFile, await sealKeyring(keyring, lock), { secret: true });
  await writeCallerFile(enrolmentFile, encodeEnrolment(enrolment));
  const unlocking =
    publicKey === undefined
      ? `Write these six words down by hand. They are shown only now:\n\n  ${passphrase}\n`
      : `Locked with your OpenPGP key ${openpgp}.\n`;
  process.stdout.write(
    `${keyringFile}     secret: keep it, and a copy in another place\n` +
      `${enrolmentFile}  public: hand it over\n` +
      `Fingerprint to read out when you hand it over:\n  ${await fingerprintOfBytes(suite, encodeEnrolment(enrolment))}\n` +
      unlocking,
  );
}

async function check(line: CommandLine): Promise<void> {
  const path = line.operand('FILE');
  const bytes = await readCallerFile(path);
  const text = new TextDecoder().decode(bytes);
  const suite = await machineSuite();
  if (text.includes('"kupuya/enrolment/v1"')) {
    const enrolment = parseEnrolment(bytes);
    await verifyEnrolment(suite, enrolment);
    const { origin, mode, member, capsule, epochs } = enrolment;
    process.stdout.write(
      `Enrolment of member ${String(member)} for ${origin} (${mode}): sound\n` +
        `${describeEpochs(epochs)}Capsule key: ${capsule === null ? 'no' : 'yes'}\n` +
        `Fingerprint: ${await fingerprintOfBytes(suite, bytes)}\n`,
    );
    return;
  }
  process.stdout.write(await describeKeyringFile(suite, text, line.optional('passphrase-file')));
}

async function describeKeyringFile(suite: Suite, file: string, passphraseFile: string | undefined): Promise<string> {
  const kind = await keyringFileKind(file);
  if (kind === 'opened') return describeKeyring(suite, readOpenedKeyring(file));
  if (kind === 'own key') return 'Keyring locked with an OpenPGP key: decrypt it with your own tool to look inside.\n';
  if (passphraseFile === undefined) return 'Keyring locked with a passphrase. Give --passphrase-file to look inside.\n';
  return describeKeyring(suite, await openKeyring(file, (await readCallerText(passphraseFile)).trim()));
}

async function describeKeyring(suite: Suite, keyring: Keyring): Promise<string> {
  const enrolment = await enrol(suite, keyring);
  await verifyEnrolment(suite, enrolment);
  const { origin, mode, member, epochs, capsule } = keyring;
  return (
    `Keyring of member ${String(member)} for ${origin} (${mode}): sound\n` +
    `${describeEpochs(epochs)}Capsule key: ${capsule === null ? 'no' : 'yes'}\n`
  );
}

function describeEpochs(epochs: readonly Period[]): string {
  return epochs.map(({ first, last }) => `Epoch: ${formatDay(first)} to ${formatDay(last)}\n`).join('');
}

async function fingerprintOfBytes(suite: Suite, bytes: Uint8Array): Promise<string> {
  return formatFingerprint(await suite.sha256(bytes));
}

function parseMode(mode: string): Mode {
  if (mode !== 'demo' && mode !== 'live') throw new UsageError('--mode must be demo or live.');
  return mode;
}
