/** A register that was filled as the close of a batch fills it, through the server's own log and store, without a server. */
import { join } from 'node:path';
import process from 'node:process';
import { buildInstance } from '../../client/cli/ceremony/instance.ts';
import { completeTrust } from '../../client/cli/ceremony/trust-inputs.ts';
import { machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import {
  compareBytes,
  encodeEntry,
  encodeGovernance,
  encodeTrust,
  formatHex,
  type Roster,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { noFault } from '../../server/fault.ts';
import { folderAt } from '../../server/folder.ts';
import { createInstance, createInstanceKeys } from '../../server/instance.ts';
import { Register } from '../../server/log/register.ts';
import { readSeeds } from '../../server/secrets.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { CaseLeaf } from '../../server/store/store.ts';
import { createServerSuite } from '../../server/suite.ts';

const [mode, origin] = ['live', 'kupuya.example'] as const;
const difficulty = 6;
const tagBytes = 32;

/** Milliseconds. */
export interface BatchTime {
  /** New tiles and roots of both logs, before anything is written. */
  readonly planned: number;
  /** The transaction of the store. */
  readonly committed: number;
  /** Tiles, bundles and checkpoints of both logs, each flushed. */
  readonly published: number;
  readonly whole: number;
  /** Of all threads of this process, in all three; steadier than time where other programs run. */
  readonly processor: number;
}

export interface GrownRegister {
  readonly trust: TrustPolicy;
  readonly roster: Roster;
  /** What a server would serve: `log`, `trust.json`, `epochs`. */
  readonly served: string;
  /** Closes a batch of so many entries that nobody has seen, without letters. */
  close(entries: number): Promise<BatchTime>;
  end(): Promise<void>;
}

/** @param first the day of the first batch, in UTC days since 1970; each batch is of the next day unless `sameDay` */
export async function growRegister(dir: string, first: number, sameDay = false): Promise<GrownRegister> {
  const [clientSuite, random] = [await machineSuite(), machineRandom];
  const instance = await buildInstance(clientSuite, random, { profile: 'standard', mode, origin, today: first });
  const trust = await completeTrust(
    clientSuite,
    instance.trust,
    await createInstanceKeys(clientSuite, dir, origin, random),
  );
  const clock = (): number => first * 86_400_000;
  await createInstance({
    ...{
      dir,
      trust: encodeTrust(trust),
      rosterNote: instance.note,
      epochs: instance.epochFiles,
      difficulty,
      random,
      clock,
    },
    suite: clientSuite,
  });
  const [suite, folder] = [await createServerSuite(), folderAt(dir)];
  const store = openSqliteStore(folder.database);
  const register = await Register.open({
    ...{ suite, store, folder, clock, faults: noFault, seeds: await readSeeds(folder) },
  });
  const noLetters = formatHex(await suite.sha256(new Uint8Array()));

  const close = async (count: number): Promise<BatchTime> => {
    const { state } = register;
    const day = first + (sameDay ? 0 : state.batch - 1);
    const entries = makeEntries(random, day, count);
    const [began, used] = [performance.now(), process.cpuUsage()];
    const caseLog = await register.caseLog.plan(entries.map(({ bytes }) => bytes));
    const note = encodeGovernance({
      ...{ kind: 'day', batch: state.batch, day, mode, difficulty, roster: register.roster.hashHex },
      ...{ size: caseLog.size, root: formatHex(caseLog.root), letters: noLetters },
    });
    const governanceLog = await register.governanceLog.plan([note]);
    const planned = performance.now();
    const next = {
      ...{ ...state, batch: state.batch + 1, day },
      ...{ dayNoteLeaf: governanceLog.from, previousDayNoteLeaf: state.dayNoteLeaf },
    };
    await store.batches.closeBatch({
      ...{ batch: state.batch, day, letters: [], statuses: [], ratchet: [], caseEntries: entries },
      ...{ caseLog, governanceLog, state: next },
    });
    const committed = performance.now();
    await register.moved(next);
    await register.publish();
    const ended = performance.now();
    return {
      planned: planned - began,
      committed: committed - planned,
      published: ended - committed,
      whole: ended - began,
      processor: processorTime(used),
    };
  };
  return {
    ...{ trust, roster: instance.roster, served: join(dir, 'public'), close },
    end: async () => {
      await store.close();
    },
  };
}

/** Milliseconds of all threads of this process since then. */
export function processorTime(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Ascending by commit. Random bytes stand for commitments and tags, as they look to a server. */
function makeEntries(random: (length: number) => Uint8Array, day: number, count: number): CaseLeaf[] {
  return Array.from({ length: count }, () => {
    const [commit, tag] = [random(32), random(tagBytes)];
    return { commit, tag, bytes: encodeEntry({ day, commit, tag }) };
  }).sort((a, b) => compareBytes(a.commit, b.commit));
}
