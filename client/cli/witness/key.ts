import process from 'node:process';
import { formatCosignerKey } from '../../../crypto/index.ts';
import { formatWitnessKey } from '../../witness/key.ts';
import type { CommandLine } from '../terminal/command.ts';
import { writeCallerFile } from '../terminal/files.ts';
import { machineRandom, machineSuite } from '../terminal/machine.ts';

/** Makes a checker's key and prints the half that goes into the trust policy. */
export async function key(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const signer = { name: line.need('name'), seed: machineRandom(32) };
  const text = await formatWitnessKey(suite, signer);
  await writeCallerFile(line.need('out'), text, { secret: true });
  process.stdout.write(`${await formatCosignerKey(suite, signer.name, await suite.signPublicKey(signer.seed))}\n`);
}
