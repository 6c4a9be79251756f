import { stat } from 'node:fs/promises';
import process from 'node:process';
import { folderAt } from '../folder.ts';
import { recover } from '../log/recover.ts';
import { lockInstance } from '../store/sqlite/database.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { callerPath, CommandError, runAction } from './terminal/command.ts';
import { machineRandom, machineSuite } from './terminal/machine.ts';

export const summary = 'Bring a restored copy forward to what its logs have signed, from a mirror.';

const help = `Usage: kupuya recover --data DIR --mirror DIR

For a data folder that went back to an older state (\`kupuya doctor\` says so), while its server is stopped. Reads a mirror of the
public logs, a copy of what stands under /log/ with folders case and governance, checks that it is signed and that it continues the
store, and takes the missing entries over. Letters, statements, feed and pages of the lost days are in no mirror: they stay lost, and
consoles and sources will see which. Cut short, it can be run again.

Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.
`;

/** Exit codes: 0 done, 1 refused or failed, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  runAction(
    {
      options: { data: { type: 'string' }, mirror: { type: 'string' } },
      run: async (line) => {
        await recoverFolder(callerPath(line.need('data')), callerPath(line.need('mirror')));
      },
    },
    help,
    args,
  );

async function recoverFolder(dir: string, mirror: string): Promise<void> {
  const folder = folderAt(dir);
  await stat(folder.database).catch(() => {
    throw new CommandError('There is no instance in this folder.');
  });
  const unlock = lockInstance(folder.lock);
  try {
    const store = openSqliteStore(folder.database);
    try {
      const suite = await machineSuite();
      const { batches, kept, sizes } = await recover({ suite, random: machineRandom, store, mirror });
      process.stdout.write(
        `Taken over: ${String(batches)} batches. The case log has ${String(sizes.case)} entries, the governance log ${String(sizes.governance)}.\n` +
          `Of the letters and statements in these batches ${String(kept)} were still here; all others are lost, and it will show.\n`,
      );
    } finally {
      await store.close();
    }
  } finally {
    unlock();
  }
}
