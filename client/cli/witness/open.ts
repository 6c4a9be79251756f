/** What every form of the checker begins with: key, policy, state folder. */
import { formatCosignerKey, parseTrust, type TrustPolicy } from '../../../crypto/index.ts';
import { parseWitnessKey } from '../../witness/key.ts';
import { Witness } from '../../witness/witness.ts';
import { Refusal, type CommandLine } from '../terminal/command.ts';
import { callerPath, readCallerFile, readCallerText } from '../terminal/files.ts';
import { machineSuite } from '../terminal/machine.ts';
import { FolderInUse } from '../terminal/durable.ts';
import { openFileStore, type FileStore } from './file-store.ts';

export interface OpenWitness {
  readonly witness: Witness;
  readonly trust: TrustPolicy;
  readonly store: FileStore;
  /** Verifier key string. */
  readonly verifierKey: string;
}

/** @throws Refusal if the key is not of this policy or the folder is taken; ProtocolError */
export async function openWitness(line: CommandLine): Promise<OpenWitness> {
  const suite = await machineSuite();
  const trust = parseTrust(await readCallerFile(line.need('trust')));
  const signer = await parseWitnessKey(suite, await readCallerText(line.need('key')));
  const verifierKey = await formatCosignerKey(suite, signer.name, await suite.signPublicKey(signer.seed));
  if (!trust.witnesses.includes(verifierKey))
    throw new Refusal(
      'This key is not among the outside checkers of the trust policy; its word would count for nobody.',
    );
  const store = openState(line.need('state'));
  const clock = (): number => Math.floor(Date.now() / 1000);
  return { witness: await Witness.create({ suite, clock, trust, signer, store }), trust, store, verifierKey };
}

function openState(folder: string): FileStore {
  try {
    return openFileStore(callerPath(folder));
  } catch (error) {
    if (error instanceof FolderInUse) throw new Refusal('Another program works with this state folder.');
    throw new Refusal('The state folder cannot be used.');
  }
}
