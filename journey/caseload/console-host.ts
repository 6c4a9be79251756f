/** A console of one's own: every investigator has their own computer. */
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../tooling/demo/folder.ts';
import { choosePort } from '../../tooling/demo/ports.ts';
import { Program } from '../../tooling/demo/program.ts';
import type { FreshDemo } from '../demo.ts';

export interface ConsoleHost {
  /** With the token of this run in its fragment. */
  readonly url: string;
  stop(): Promise<void>;
}

/** @param name of the folder in which it keeps what it has seen of the register */
export async function startConsoleHost(
  { serverUrl, trustFile, folder }: FreshDemo,
  name: string,
): Promise<ConsoleHost> {
  const args = [
    'console',
    '--server',
    serverUrl,
    '--trust',
    trustFile,
    '--port',
    String(await choosePort(0)),
    '--no-open',
  ];
  const program = new Program(name, [join(projectRoot, 'bin/kupuya'), ...args, '--state', join(folder.root, name)], {});
  try {
    const line: unknown = JSON.parse(await program.lineAfter('KUPUYA_CONSOLE '));
    return { url: z.object({ address: z.string() }).parse(line).address, stop: () => program.stop() };
  } catch (error) {
    await program.stop();
    throw error;
  }
}
