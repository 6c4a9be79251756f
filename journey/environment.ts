import { readFileSync } from 'node:fs';
import { machineDay, machineRandom, machineSuite } from '../client/cli/terminal/machine.ts';
import { nodeTransport } from '../client/cli/transport.ts';
import type { Environment } from '../client/reporting/environment.ts';
import { parseTrust } from '../crypto/index.ts';

/** The engines' surroundings on this machine, for what no page is needed for. */
export async function environmentFor(serverUrl: string, trustFile: string): Promise<Environment> {
  return {
    suite: await machineSuite(),
    random: machineRandom,
    transport: nodeTransport(serverUrl),
    trust: parseTrust(new Uint8Array(readFileSync(trustFile))),
    deviceDay: machineDay,
  };
}
