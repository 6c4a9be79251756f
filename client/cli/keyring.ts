/** `kupuya keyring`: the care of one's own key file. Run it where the key file is: on a machine without a network. */
import process from 'node:process';
import encodeQR from 'qr';
import {
  encodeEnrolment,
  encodeKeyring,
  equalBytes,
  formatFingerprint,
  formatHex,
  ProtocolError,
  type Keyring,
} from '../../crypto/index.ts';
import { confirmKeyFile, makeKeyFile } from '../keys/key-file.ts';
import { addEpochs } from '../keys/rotation.ts';
import { formatShare, parseShare, recoverKeyFile, shareKeyFile, shareWords, type Share } from '../keys/shares.ts';
import { Refusal as EngineRefusal } from '../register/transport.ts';
import { parseDay, yearOfEpochs } from './ceremony/days.ts';
import { Refusal, runActions, type Action, type CommandLine } from './terminal/command.ts';
import { assertAbsent, readCallerText, writeCallerFile } from './terminal/files.ts';
import { machineRandom, machineSuite } from './terminal/machine.ts';
import { openKeyringFiles } from './terminal/open-keyring.ts';

export const summary = 'Care for your key file: new words, new epochs, shares over several institutions.';

const help = `Usage: kupuya keyring passphrase --keyring FILE --passphrase-file FILE --out FILE
       kupuya keyring epochs --keyring FILE --passphrase-file FILE --epochs-from DATE --out DIR [--openpgp FINGERPRINT]
       kupuya keyring share --keyring FILE --passphrase-file FILE --shares N --threshold K --out DIR
       kupuya keyring recover --copy FILE --share FILE --share FILE... --out FILE
       kupuya keyring rehearse --copy FILE --share FILE --share FILE... --keyring FILE --passphrase-file FILE

passphrase  Locks the same keys with six new words, opens the new file again, and only then shows the words.
            A second copy under words of its own is made in the same way.
epochs      Draws keys for the four epochs of the next roster beside the old ones, and writes the enrolment for the people
            who assemble it. The signing key stays.
share       Locks a copy with a drawn secret and shares the secret out: any K of N shares open it, fewer tell nothing.
            Every group of K is put together and tried before a word is written. Writes copy.asc, and for each holder
            share-N.txt (${String(shareWords)} words to read out or print) and share-N.svg (the same as a QR code).
recover     Puts shares together and writes the key file under six new words.
rehearse    The same, without writing anything: says whether the shares open exactly this key file.

Destroy an old key file once the new one has been opened: burn what it was on. Exit codes: 0 done, 1 refused, 2 usage.
`;

const keyringOptions = { keyring: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const;
const shareOptions = { copy: { type: 'string' }, share: { type: 'string', multiple: true } } as const;

const actions: Readonly<Record<string, Action>> = {
  passphrase: { options: { ...keyringOptions, out: { type: 'string' } }, run: newPassphrase },
  epochs: {
    options: {
      ...keyringOptions,
      'epochs-from': { type: 'string' },
      openpgp: { type: 'string' },
      out: { type: 'string' },
    },
    run: newEpochs,
  },
  share: {
    options: { ...keyringOptions, shares: { type: 'string' }, threshold: { type: 'string' }, out: { type: 'string' } },
    run: share,
  },
  recover: { options: { ...shareOptions, out: { type: 'string' } }, run: recover },
  rehearse: { options: { ...shareOptions, ...keyringOptions }, run: rehearse },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);

const own = (line: CommandLine): Promise<Keyring> =>
  openKeyringFiles(line.need('keyring'), line.optional('passphrase-file'));

async function newPassphrase(line: CommandLine): Promise<void> {
  const out = line.need('out');
  assertAbsent(out);
  await writeLocked(await own(line), out);
}

/** The words are shown only once the file on the disk has been opened with them. */
async function writeLocked(keyring: Keyring, out: string): Promise<void> {
  const { file, passphrase } = await makeKeyFile(machineRandom, keyring);
  await writeCallerFile(out, file, { secret: true });
  await confirmKeyFile(keyring, await readCallerText(out), passphrase);
  process.stdout.write(
    `${out}  secret; opened again, and sound\n` +
      `Write these six words down by hand. They are shown only now:\n\n  ${passphrase}\n\n` +
      'The old file opens with the old words until you destroy it.\n',
  );
}

async function newEpochs(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const out = line.need('out');
  const keyring = await own(line);
  const name = `${out}/member-${String(keyring.member)}`;
  assertAbsent(`${name}.keyring.asc`, `${name}.enrolment.json`);
  const periods = yearOfEpochs(parseDay(line.need('epochs-from')));
  const renewed = await addEpochs(suite, machineRandom, keyring, periods, line.optional('openpgp') ?? '');
  const bytes = encodeEnrolment(renewed.enrolment);
  await writeCallerFile(`${name}.enrolment.json`, bytes);
  process.stdout.write(
    `${name}.enrolment.json  public: hand it over\n` +
      `Fingerprint to read out when you hand it over:\n  ${formatFingerprint(await suite.sha256(bytes))}\n`,
  );
  await writeLocked(renewed.keyring, `${name}.keyring.asc`);
}

async function share(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const out = line.need('out');
  const keyring = await own(line);
  const total = line.integer('shares', 2, 8);
  const threshold = line.integer('threshold', 2, total);
  const files = Array.from({ length: total }, (_, index) => `${out}/share-${String(index + 1)}`);
  assertAbsent(`${out}/copy.asc`, ...files.flatMap((file) => [`${file}.txt`, `${file}.svg`]));
  const { copy, shares, tried } = await shareKeyFile(suite, machineRandom, keyring, { total, threshold });
  await writeCallerFile(`${out}/copy.asc`, copy, { secret: true });
  for (const each of shares) {
    const words = await formatShare(suite, each);
    const file = files[each.index - 1] ?? out;
    await writeCallerFile(`${file}.txt`, printed(each, words), { secret: true });
    await writeCallerFile(`${file}.svg`, encodeQR(words, 'svg'), { secret: true });
  }
  process.stdout.write(
    `${out}: copy.asc for every holder, and one share each.\n` +
      `${String(tried)} groups of ${String(threshold)} were put together, and each gave the secret back.\n` +
      'Print or write down each share, hand it over in person, and destroy these files. Rehearse once a year.\n',
  );
}

/** In rows of six, numbered, as a person reads them out. */
function printed({ index, threshold, total, set }: Share, words: string): string {
  const numbered = words.split(' ').map((word, place) => `${String(place + 1).padStart(2)}. ${word.padEnd(10)}`);
  const rows = Array.from({ length: Math.ceil(numbered.length / 6) }, (_, row) =>
    numbered
      .slice(row * 6, (row + 1) * 6)
      .join(' ')
      .trimEnd(),
  );
  return (
    `Share ${String(index)} of ${String(total)} (set ${formatHex(set)}). ` +
    `Any ${String(threshold)} open the copy; keep it apart from the others.\n\n${rows.join('\n')}\n`
  );
}

async function recover(line: CommandLine): Promise<void> {
  const out = line.need('out');
  assertAbsent(out);
  await writeLocked(await recovered(line), out);
}

async function rehearse(line: CommandLine): Promise<void> {
  const keyring = await own(line);
  const other = await recovered(line);
  const same = equalBytes(encodeKeyring(keyring), encodeKeyring(other));
  if (!same) throw new Refusal('The shares open a copy, but of another key file than this one: share it anew.');
  process.stdout.write('The shares open exactly this key file. Write down the day, and who took part.\n');
}

async function recovered(line: CommandLine): Promise<Keyring> {
  const suite = await machineSuite();
  const copy = await readCallerText(line.need('copy'));
  const shares: Share[] = [];
  for (const path of line.list('share')) {
    const text = await readCallerText(path);
    // The line above the words, if it is one of ours.
    shares.push(await parseShare(suite, text.replace(/^Share .*$/mu, '')).catch((error: unknown) => tell(path, error)));
  }
  try {
    return await recoverKeyFile(suite, copy, shares);
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    throw new Refusal(reasons[error.code] ?? error.code, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  SHARES_TOO_FEW: 'There are too few shares.',
  SHARES_OTHER_SET: 'These shares do not belong together: one is of another set.',
  SHARES_WRONG: 'These shares do not fit: one of them is not what it was.',
};

function tell(path: string, error: unknown): never {
  if (!(error instanceof ProtocolError)) throw error;
  const place = error.position === undefined ? '' : ` (word ${String(error.position)})`;
  throw new Refusal(`${path}: ${error.code}: ${error.message}${place}`, { cause: error });
}
