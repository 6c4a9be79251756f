import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { decodeUtf8, parseTrust } from '../../crypto/public.ts';
import { folderAt } from '../folder.ts';
import { leaveRoster } from '../log/roster-change.ts';
import { callerPath, readCallerFile, runAction } from './terminal/command.ts';
import { machineSuite } from './terminal/machine.ts';

export const summary = 'Put a new signed roster into force.';

const help = `Usage: kupuya publish --data DIR --roster roster.note --epoch FILE...

Checks a signed roster and its epoch files as a client will, and hands them to the server of this folder, which logs the roster
within a minute. From then on letters are sealed to the new roster; people in the middle of a report are shown the readers again.

Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.
`;

/** Exit codes: 0 done, 1 refused or failed, 2 usage. */
export const run = (args: readonly string[]): Promise<number> =>
  runAction(
    {
      options: { data: { type: 'string' }, roster: { type: 'string' }, epoch: { type: 'string', multiple: true } },
      run: async (line) => {
        const folder = folderAt(callerPath(line.need('data')));
        const trust = parseTrust(new Uint8Array(await readFile(join(folder.public, 'trust.json'))));
        const note = decodeUtf8(await readCallerFile(line.need('roster')));
        const epochs = await Promise.all(line.list('epoch').map(readCallerFile));
        await leaveRoster(await machineSuite(), folder, trust, note, epochs);
        process.stdout.write('The roster is sound; the server takes it up within a minute.\n');
      },
    },
    help,
    args,
  );
