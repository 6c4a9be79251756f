import process from 'node:process';
import { formatFingerprint, parseTrust, trustFingerprint } from '../../crypto/public.ts';
import { createInstance, createInstanceKeys, instanceKeys } from '../instance.ts';
import { callerPath, readCallerFile, runActions, type Action, type CommandLine } from './terminal/command.ts';
import { machineClock, machineRandom, machineSuite } from './terminal/machine.ts';

export const summary = 'Make the folder of an instance: its signing keys, then its first log entries.';

const help = `Usage: kupuya init keys --data DIR --origin NAME
       kupuya init show-keys --data DIR --origin NAME
       kupuya init begin --data DIR --trust trust.json --roster roster.note --epoch FILE... [--difficulty N]
       kupuya init --profile small|standard|national --origin NAME/demo --out DIR

keys       Makes the keys with which the server signs its two logs and its promises (files with mode 0600 under DIR/secrets),
           and prints their public halves: they go into the trust policy (\`kupuya trust make\`).
show-keys  Prints the public halves again.
begin      Checks trust policy, roster and epoch files as a client will, and begins the instance with them.
           --difficulty  work asked for each letter, 0 to 22 bits (default 12)
--profile  Makes a whole sample body with its server's folder, for demonstrations: the same as \`kupuya body install\`.

Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.
`;

const folderOptions = { data: { type: 'string' }, origin: { type: 'string' } } as const;

const actions: Readonly<Record<string, Action>> = {
  keys: {
    options: folderOptions,
    run: async (line) => {
      await createInstanceKeys(await machineSuite(), callerPath(line.need('data')), line.need('origin'), machineRandom);
      await printKeys(line);
    },
  },
  'show-keys': { options: folderOptions, run: printKeys },
  begin: {
    options: {
      data: { type: 'string' },
      trust: { type: 'string' },
      roster: { type: 'string' },
      epoch: { type: 'string', multiple: true },
      difficulty: { type: 'string' },
    },
    run: begin,
  },
};

/** Exit codes: 0 done, 1 refused or failed, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);

async function printKeys(line: CommandLine): Promise<void> {
  const keys = await instanceKeys(await machineSuite(), callerPath(line.need('data')), line.need('origin'));
  process.stdout.write(
    `case-log        ${keys.caseLog}\ngovernance-log  ${keys.governanceLog}\npromise         ${keys.promise}\n`,
  );
}

async function begin(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const trust = await readCallerFile(line.need('trust'));
  const epochs = await Promise.all(line.list('epoch').map(readCallerFile));
  await createInstance({
    dir: callerPath(line.need('data')),
    trust,
    rosterNote: new TextDecoder('utf-8', { fatal: true }).decode(await readCallerFile(line.need('roster'))),
    epochs,
    difficulty: line.integer('difficulty', 0, 22, 12),
    suite,
    random: machineRandom,
    clock: machineClock,
  });
  const fingerprint = formatFingerprint(await trustFingerprint(suite, parseTrust(trust)));
  process.stdout.write(`The instance has begun. Fingerprint of its trust policy, for posters:\n${fingerprint}\n`);
}
