/** `kupuya desk`: the desk of an oversight officer, on this computer only. */
import { existsSync, readFileSync } from 'node:fs';
import { formatCosignerKey, ProtocolError, type NoteSigner, type TrustPolicy } from '../../crypto/index.ts';
import { attendedServices, type AttendedChecker } from '../host/attended.ts';
import { parseWitnessKey } from '../witness/key.ts';
import { Witness } from '../witness/witness.ts';
import { optional, runHosted, Stop, type OptionValues, type Prepared } from './hosted/page.ts';
import { callerPath } from './terminal/files.ts';
import { FolderInUse, openFileStore } from './witness/file-store.ts';

export const summary = 'Open the oversight desk on this computer: register, audit, escalations.';

const help = `Usage: kupuya desk --server URL --trust FILE [--witness-key FILE] [--state DIR] [--port N] [--no-open]

Serves the oversight desk to a browser on this computer and relays to one server. Keyring files never pass through it.

  --server URL         the server: https://…, an onion address, or this computer
  --trust FILE         the trust policy of the body (trust.json), as it was handed to you
  --witness-key FILE   makes you an outside checker with a button: a key by \`kupuya witness key\` whose other half stands in the
                       trust policy. An officer who works for the body is not outside it; say so to whoever relies on the key
  --state DIR          where it keeps what it saw and signed of the public register, to notice if that is ever set back or changed
                       (default: kupuya/desk in $XDG_STATE_HOME or ~/.local/state). One key belongs to one folder
  --port N             the port on localhost; without it 8191, or any free port if that is taken
  --no-open            print the address and open no browser

Stops at Ctrl-C. Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.
`;

export const run = (args: readonly string[]): Promise<number> =>
  runHosted(
    {
      ...{ page: 'desk', help, options: { 'witness-key': { type: 'string' } }, usualPort: 8191 },
      announced: { ky: 'Көзөмөл барагы:         ', en: 'The oversight desk is at:' },
      prepare,
    },
    args,
  );

async function prepare(
  values: OptionValues,
  { suite, trust, state }: Prepared,
): ReturnType<Parameters<typeof runHosted>[0]['prepare']> {
  const file = optional(values, 'witness-key');
  if (file === null) return { services: attendedServices(null), close: () => undefined };
  const signer = await parseWitnessKey(suite, readKey(file)).catch((error: unknown) => {
    if (error instanceof ProtocolError) throw new Stop(`the checker's key cannot be used (${error.code})`, 1);
    throw error;
  });
  await assertInPolicy(suite, trust, signer);
  const store = openStore(state);
  const clock = (): number => Math.floor(Date.now() / 1_000);
  const witness = await Witness.create({ suite, clock, trust, signer, store });
  const checker: AttendedChecker = { name: signer.name, suite, trust, witness };
  return {
    services: attendedServices(checker),
    close: () => {
      store.close();
    },
  };
}

function readKey(file: string): string {
  const path = callerPath(file);
  if (!existsSync(path)) throw new Stop("the checker's key file cannot be read", 1);
  return readFileSync(path, 'utf8');
}

/** Lines of a key that nobody knows would be refused by the server, long after the person has left. */
async function assertInPolicy(suite: Prepared['suite'], { witnesses }: TrustPolicy, signer: NoteSigner): Promise<void> {
  const key = await formatCosignerKey(suite, signer.name, await suite.signPublicKey(signer.seed));
  if (!witnesses.includes(key)) throw new Stop("the trust policy does not name this checker's key", 1);
}

function openStore(folder: string): ReturnType<typeof openFileStore> {
  try {
    return openFileStore(folder);
  } catch (error) {
    if (error instanceof FolderInUse) throw new Stop('another program works with the state folder', 1);
    throw error;
  }
}
