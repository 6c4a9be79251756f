/** Everything that goes wrong by itself or is done to people: what the page says, what becomes of their text, what the store holds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleFaults } from './faults-console.ts';
import { registerFaults } from './faults-register.ts';
import { reportFaults } from './faults-report.ts';
import { sendingFaults } from './faults-sending.ts';
import { TestServer } from './server.ts';

export interface FaultOutcome {
  /** What the page called it: a code of docs/protocol.md section 10, or the id of the page's own text. */
  readonly code: string;
  /** Whether the page called it what it should. */
  readonly named: boolean;
  /** Whether everything typed and chosen is still there; `gone` where that is the promise. */
  readonly typed: 'kept' | 'lost' | 'gone on purpose';
  /** Whether the store holds exactly what it should: nothing of what failed, everything that was acknowledged. */
  readonly storeSound: boolean;
}

export interface Fault {
  readonly name: string;
  readonly run: (server: TestServer, scratch: string) => Promise<FaultOutcome>;
}

export interface FaultLine extends FaultOutcome {
  readonly name: string;
  readonly ok: boolean;
}

const faults: readonly Fault[] = [...sendingFaults, ...reportFaults, ...registerFaults, ...consoleFaults];

/** @param wanted part of the names of those to try; all when left out */
export async function tryFaults(
  say: (line: FaultLine) => void,
  wanted = '',
  tell: (line: string) => void = () => undefined,
): Promise<boolean> {
  const server = await TestServer.create(tell);
  const scratch = mkdtempSync(join(tmpdir(), 'kupuya-faults-'));
  let sound = true;
  try {
    await server.start();
    await server.stop();
    server.keep('untouched');
    for (const { name, run } of faults.filter((fault) => fault.name.includes(wanted))) {
      server.setBack('untouched');
      await server.start();
      const line = await outcomeOf(name, () => run(server, scratch));
      say(line);
      sound &&= line.ok;
      await server.stop();
    }
    return sound;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    await server.close();
  }
}

async function outcomeOf(name: string, run: () => Promise<FaultOutcome>): Promise<FaultLine> {
  try {
    const outcome = await run();
    return { name, ...outcome, ok: outcome.named && outcome.typed !== 'lost' && outcome.storeSound };
  } catch (error) {
    const code = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it failed';
    return { name, ...{ code, named: false, typed: 'lost', storeSound: false, ok: false } };
  }
}

export function formatFault({ name, code, named, typed, storeSound, ok }: FaultLine): string {
  const store = storeSound ? 'store sound' : 'STORE CHANGED';
  return `${ok ? 'ok    ' : 'FAILED'} ${name}: ${named ? '' : 'wrongly '}${code}; typed: ${typed === 'lost' ? 'LOST' : typed}; ${store}`;
}
