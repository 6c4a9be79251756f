/** A live instance in a folder that goes away: real keys, a signed roster, the logs of its first day. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildInstance, type InstanceMember } from '../client/cli/ceremony/instance.ts';
import { completeTrust } from '../client/cli/ceremony/trust-inputs.ts';
import { machineDay, machineRandom, machineSuite } from '../client/cli/terminal/machine.ts';
import { nodeTransport } from '../client/cli/transport.ts';
import { loadRegister, type RegisterView } from '../client/register/register.ts';
import { encodeTrust } from '../crypto/index.ts';
import { createInstance, createInstanceKeys } from '../server/instance.ts';
import { startProgram, type Program } from './program.ts';

/** Not a demo: a demo closes a batch a moment after each letter, a live instance once a day. */
const [mode, origin] = ['live', 'kupuya.example'] as const;
/** Leading zero bits of the puzzles. Checking one costs the server the same whatever the difficulty. */
const difficulty = 6;

export interface BenchInstance {
  readonly dir: string;
  readonly members: readonly InstanceMember[];
  /** As a client sees it, verified. */
  readonly view: RegisterView;
}

export async function withFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'kupuya-bench-'));
  try {
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The server as it is run, with budgets that no bench uses up. @param pages the folder of built pages */
export function startServer(dir: string, pages = dir): Promise<Program> {
  return startProgram(join(import.meta.dirname, '../server/main.ts'), {
    environment: {
      DATA_DIR: dir,
      PUBLIC_DIR: pages,
      HOST: '127.0.0.1',
      PORT: '0',
      HOST_NAMES: '',
      DIFFICULTY: String(difficulty),
      LETTERS_PER_DAY: '1000000000',
      FREE_SPACE_FLOOR: '0',
      LOG_LEVEL: 'error',
    },
  });
}

/** Makes an instance in `dir` and lets a server publish what there is. */
export async function makeInstance(dir: string): Promise<BenchInstance> {
  const [suite, random] = [await machineSuite(), machineRandom];
  const today = machineDay();
  const {
    trust: inputs,
    note,
    epochFiles,
    keyrings,
  } = await buildInstance(suite, random, {
    ...{ profile: 'standard', mode, origin, today },
  });
  const trust = await completeTrust(suite, inputs, await createInstanceKeys(suite, dir, origin, random));
  await createInstance({
    ...{ dir, trust: encodeTrust(trust), rosterNote: note, epochs: epochFiles, difficulty, suite, random },
    clock: Date.now,
  });
  const server = await startServer(dir);
  try {
    const transport = nodeTransport(server.url);
    // The first slot is released right after the start: not while something else is measured.
    while ((await transport.get('/pages/1/0')).status !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
    return { dir, members: keyrings, view: await loadRegister(suite, transport, trust, { deviceDay: today }) };
  } finally {
    await server.end('SIGTERM');
  }
}
