/** `kupuya airgap`: the courier's side of a console without a network. The member's key file is never on this computer. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beginCourier, formatCourierState, parseCourierState, type CourierState } from '../airgap/courier-state.ts';
import { collectBundle, openErrand, postErrand, type CourierEnvironment } from '../airgap/courier.ts';
import { courierFingerprint, courierKeys, courierPublic } from '../airgap/courier-keys.ts';
import { signIn, signOut } from '../caseload/session.ts';
import { formatFingerprint, parseTrust, trustFingerprint } from '../../crypto/index.ts';
import { Refusal as ServerRefusal } from '../register/transport.ts';
import { placeOf, print, readSecret } from './letter/place.ts';
import { Refusal, runActions, type Action, type CommandLine } from './terminal/command.ts';
import { FolderInUse, takeFolder, writeDurably } from './terminal/durable.ts';
import { callerPath, readCallerFile, writeCallerFile } from './terminal/files.ts';
import { machineRandom, machineSuite } from './terminal/machine.ts';

export const summary = 'Carry work to and from a console on a machine without a network, on a stick.';

const help = `Usage: kupuya airgap page --out FILE
       kupuya airgap out --server URL --trust FILE --name NAME --password-file FILE --code DIGITS --out FILE [--state DIR]
       kupuya airgap in  --server URL --trust FILE --name NAME --password-file FILE --code DIGITS --file FILE [--state DIR]
       kupuya airgap fingerprint --trust FILE --name NAME [--state DIR]

page         Writes the console as one HTML file, to be opened on the machine without a network.
out          Reads everything that the member's console would read and seals it to the member's key, into one file.
             Nothing of it can be opened on this computer, and whoever finds the stick learns nothing from it.
in           Posts what the member sent back, after checking that the member signed it. May be given again if the
             connection broke: nothing is posted twice. What came of it goes out with the next file.
fingerprint  Shows the fingerprint of this courier, to be compared at the member's machine with the first file.

  --server URL     the server: https://…, an onion address, or this computer
  --trust FILE     the trust policy of the body (trust.json), as it was handed out
  --name NAME      the member's account
  --code DIGITS    one-time code of the account
  --state DIR      where the courier keeps its own keys (default: kupuya/airgap in $XDG_STATE_HOME or ~/.local/state)

Exit codes: 0 done, 1 refused, 2 the command line was not understood.
`;

const account = {
  server: { type: 'string' },
  trust: { type: 'string' },
  name: { type: 'string' },
  'password-file': { type: 'string' },
  code: { type: 'string' },
  state: { type: 'string' },
} as const;

const actions: Readonly<Record<string, Action>> = {
  page: { options: { out: { type: 'string' } }, run: page },
  out: { options: { ...account, out: { type: 'string' } }, run: out },
  in: { options: { ...account, file: { type: 'string' } }, run: takeIn },
  fingerprint: {
    options: { trust: { type: 'string' }, name: { type: 'string' }, state: { type: 'string' } },
    run: showFingerprint,
  },
};

/** Exit codes: 0 done, 1 refused, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);

const projectRoot = join(import.meta.dirname, '../..');

async function page(line: CommandLine): Promise<void> {
  const built = join(projectRoot, 'dist/offline/console.html');
  if (!existsSync(built)) throw new Refusal('The pages are not built yet: npm run build.');
  await writeCallerFile(line.need('out'), readFileSync(built));
  const hash = await (await machineSuite()).sha256(new Uint8Array(readFileSync(built)));
  print(`${line.need('out')}\nSHA-256, to compare at the other machine:\n  ${formatFingerprint(hash)}`);
}

async function out(line: CommandLine): Promise<void> {
  const target = line.need('out');
  await asCourier(line, async (environment, kept) => {
    const { file, state, read } = await collectBundle(environment, kept.state);
    await writeCallerFile(target, file, { secret: true, replace: true });
    kept.keep(state);
    print(
      `${target}: number ${String(state.bundle)}, ${String(Math.ceil(read / 2 ** 20))} MiB read, sealed to member ${String(state.member)}.`,
    );
    if (kept.state.memory === null)
      print(`This courier, to compare at the member's machine:\n  ${await fingerprintOf(state)}`);
  });
}

async function takeIn(line: CommandLine): Promise<void> {
  const file = await readCallerFile(line.need('file'));
  await asCourier(line, async (environment, kept) => {
    const errand = await openErrand(environment, kept.state, file);
    const before = kept.state.posted;
    const state = await postErrand(environment, kept.state, errand, kept.keep);
    const results = state.results.filter(({ number }) => number > before);
    const refused = results.filter(({ status }) => status >= 400).length;
    const waiting = results.filter(({ status }) => status === 0).length;
    print(
      `File ${String(errand.head.number)}: ${String(results.length - refused - waiting)} posted, ${String(refused)} refused, ` +
        `${String(waiting)} held back. What was refused comes back to the member with the next file.`,
    );
    if (state.wanted.length > 0) print(`${String(state.wanted.length)} attachments will be fetched for the next file.`);
  });
}

async function showFingerprint(line: CommandLine): Promise<void> {
  const folder = await folderOf(line);
  const file = join(folder, stateName(line.need('name')));
  if (!existsSync(file)) throw new Refusal('There is no courier here yet: it is made with the first `airgap out`.');
  print(await fingerprintOf(parseCourierState(readFileSync(file, 'utf8'))));
}

interface Kept {
  readonly state: CourierState;
  readonly keep: (state: CourierState) => void;
}

/** Signed in, with what this courier kept; and signed out again, whatever happened. */
async function asCourier(
  line: CommandLine,
  work: (environment: CourierEnvironment, kept: Kept) => Promise<void>,
): Promise<void> {
  const place = await placeOf(line);
  const name = line.need('name');
  const password = await readSecret(line.need('password-file'));
  const folder = await folderOf(line);
  const lock = lockOf(folder);
  try {
    const { member } = await signIn(place.transport, { name, password, code: line.need('code') });
    try {
      const file = join(folder, stateName(name));
      const state = existsSync(file)
        ? parseCourierState(readFileSync(file, 'utf8'))
        : beginCourier(machineRandom(32), place.trust.origin, member);
      if (state.member !== member || state.origin !== place.trust.origin)
        throw new Refusal('This courier was made for another member or body: give another --state.');
      await work(place, {
        state,
        keep: (next) => {
          writeDurably(folder, stateName(name), formatCourierState(next));
        },
      });
    } finally {
      await signOut(place.transport);
    }
  } catch (error) {
    if (!(error instanceof ServerRefusal)) throw error;
    throw new Refusal(`${error.code}: ${reasons[error.code] ?? 'The server refused.'}`, { cause: error });
  } finally {
    lock.release();
  }
}

const reasons: Readonly<Record<string, string>> = {
  NETWORK: 'The server gave no answer; the same command can be given again.',
  SIGN_IN_REFUSED: 'The name, the password or the one-time code is not right.',
  NO_POSITION: 'This member holds no intake position, so that nothing can be sealed to them.',
  BUNDLE_UNREADABLE: 'This is no file for this courier, or it is damaged.',
  BUNDLE_FORGED: 'The member did not sign this; nothing was posted.',
  BUNDLE_OTHER_MEMBER: 'This is the file of another member; nothing was posted.',
  BUNDLE_REPLAYED: 'A newer file was taken already; nothing was posted.',
  BUNDLE_TOO_LARGE: 'There is more than one file can hold.',
};

function lockOf(folder: string): { release(): void } {
  try {
    return takeFolder(folder);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    throw new Refusal('Another courier works with this folder.', { cause: error });
  }
}

/** Of this body alone. */
async function folderOf(line: CommandLine): Promise<string> {
  const suite = await machineSuite();
  const trust = parseTrust(await readCallerFile(line.need('trust')));
  const name = Buffer.from(await trustFingerprint(suite, trust))
    .toString('hex')
    .slice(0, 16);
  const given = line.optional('state');
  const root =
    given === undefined
      ? join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local/state'), 'kupuya/airgap')
      : callerPath(given);
  return join(root, name);
}

const stateName = (account: string): string => `courier-${Buffer.from(account).toString('hex')}.json`;

async function fingerprintOf({ seed }: CourierState): Promise<string> {
  const suite = await machineSuite();
  return courierFingerprint(suite, await courierPublic(suite, await courierKeys(suite, seed)));
}
