/** `npm start`: a whole demonstration on this computer. */
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DemoError, startDemo, type RunningDemo } from './demo/demo.ts';
import { demoFolder, trainingRoot, yearRoot } from './demo/folder.ts';
import { readPeople } from './demo/people.ts';
import { formatCodes, formatReady, formatWelcome, offeredPeople } from './demo/welcome.ts';

const help = `npm start [-- OPTION...]

Builds the pages, makes a demonstration in .demo/ once, and serves it on this computer only.

  --training  a training instance instead: its own folder .training, made-up cases in every state and four languages
  --year      a synthetic country instead: its own folder .year, about 300 made-up reports a year since the year before this one, as two
              desks would have worked on them; making it once takes some minutes
  --fresh     throw the demonstration away and begin anew
  --no-seed   send no synthetic reports
  --codes     print one-time codes of a demonstration that is running, and end
  --help      this text

Environment: KUPUYA_PORT (8080), KUPUYA_CONSOLE_PORT (8181), KUPUYA_DESK_PORT (8191); a port that is taken is replaced by a free one.
KUPUYA_DEMO: another folder than .demo.
Exit codes: 0 stopped by you, 1 failed, 2 the command line was not understood.
`;

const options = {
  training: { type: 'boolean', default: false },
  year: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  'no-seed': { type: 'boolean', default: false },
  codes: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const complain = (text: string): void => {
  process.stderr.write(`\n${text}\n`);
};

const readArguments = () => {
  try {
    return parseArgs({ options }).values;
  } catch {
    return null;
  }
};

const portIn = (name: string, usual: number): number => {
  const text = process.env[name] ?? '';
  if (text === '') return usual;
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new DemoError(`${name}: 0..65535`);
};

const folderIn = (name: string): string | undefined => {
  const path = process.env[name] ?? '';
  return path === '' ? undefined : resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
};

const rootOf = ({ training, year }: { readonly training: boolean; readonly year: boolean }): string | undefined => {
  if (year) return yearRoot;
  return training ? trainingRoot : undefined;
};

/** Resolves to the exit code when the person has had enough, or a program has ended by itself. */
const serve = async (demo: RunningDemo): Promise<number> => {
  say(formatWelcome(demo, Date.now(), process.stdout.columns));
  say(formatReady(demo));
  const offered = offeredPeople(demo.people);
  process.stdin.on('data', () => say(formatCodes(offered, Date.now())));
  // Without a terminal there is nobody to press Enter, and reading must not keep or stop the program.
  process.stdin.on('error', () => undefined);
  const stopped = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(null));
  });
  const failure = await Promise.race([stopped, demo.failed]);
  process.stdin.destroy();
  if (failure !== null) complain(`Программа токтоп калды. / A program has ended.\n${failure}`);
  else say('\nТоктотулууда…  /  Stopping…');
  await demo.stop();
  return failure === null ? 0 : 1;
};

const main = async (): Promise<number> => {
  const values = readArguments();
  if (values === null || values.help) {
    (values === null ? process.stderr : process.stdout).write(help);
    return values === null ? 2 : 0;
  }
  if (values.codes) {
    say(formatCodes(readPeople(demoFolder(folderIn('KUPUYA_DEMO') ?? rootOf(values)).accounts), Date.now()));
    return 0;
  }
  const folder = folderIn('KUPUYA_DEMO');
  const demo = await startDemo({
    ...(folder === undefined ? {} : { folder }),
    port: portIn('KUPUYA_PORT', 8080),
    consolePort: portIn('KUPUYA_CONSOLE_PORT', 8181),
    deskPort: portIn('KUPUYA_DESK_PORT', 8191),
    fresh: values.fresh,
    seed: !values['no-seed'],
    training: values.training,
    year: values.year,
    tell: say,
  });
  return serve(demo);
};

try {
  process.exitCode = await main();
} catch (error) {
  complain(
    error instanceof DemoError ? `npm start: ${error.message}` : String(error instanceof Error ? error.stack : error),
  );
  process.exitCode = 1;
}
