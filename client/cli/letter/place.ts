/** Where a letter command works: one server, believed as far as one trust policy goes. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { decodeUtf8, parseTrust, ProtocolError } from '../../../crypto/index.ts';
import { UpstreamError } from '../../host/upstream.ts';
import { Refusal as ServerRefusal, type Transport } from '../../register/transport.ts';
import type { Environment } from '../../reporting/environment.ts';
import { Refusal, UsageError, type CommandLine } from '../terminal/command.ts';
import { readCallerFile } from '../terminal/files.ts';
import { machineDay, machineTime, machineRandom, machineSuite } from '../terminal/machine.ts';
import { nodeTransport } from '../transport.ts';

/** @throws UsageError, Refusal, ProtocolError for the trust file */
export async function placeOf(line: CommandLine): Promise<Environment> {
  return {
    suite: await machineSuite(),
    random: machineRandom,
    transport: transportTo(line.need('server')),
    trust: parseTrust(await readCallerFile(line.need('trust'))),
    deviceDay: machineDay,
    deviceTime: machineTime,
  };
}

function transportTo(server: string): Transport {
  try {
    return nodeTransport(server);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    throw new UsageError(
      '--server must be https://NAME, an onion address, or an address of this computer, without a path.',
    );
  }
}

/** UTF-8 of a file, or of standard input for `-`. @throws Refusal if it cannot be read or is not UTF-8 */
export async function readTextOrInput(path: string): Promise<string> {
  const bytes = path === '-' ? new Uint8Array(readFileSync(process.stdin.fd)) : await readCallerFile(path);
  try {
    return decodeUtf8(bytes);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new Refusal(`${path} is not UTF-8 text.`);
  }
}

/** A secret in a file: without the line break that editors put at its end. */
export async function readSecret(path: string): Promise<string> {
  return (await readTextOrInput(path)).replace(/\r?\n$/u, '');
}

/** Turns what the server refused into words for a person; the code stays, because manuals and people name it. */
export async function tellRefusals<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ServerRefusal)) throw error;
    throw new Refusal(`${error.code}: ${reasonOf(error.code)}; nothing was lost, and the command can be given again.`);
  }
}

function reasonOf(code: string): string {
  if (code === 'NETWORK') return 'The server gave no answer';
  if (code === 'SIGN_IN_REFUSED') return 'The name, the password or the one-time code is not right';
  return 'The server refused';
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
