import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** The two rooms that hold commands. A file `VERB.ts` in one of them is the command `kupuya VERB`. */
const ROOMS = ['server/cli', 'client/cli'] as const;

const HELP = ['help', '--help', '-h'];

/** What the module of a command exports. */
interface Command {
  /** One line for `kupuya --help`. */
  readonly summary: string;
  /** Takes the arguments after the verb, `--help` among them; resolves to the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const isCommand = (module: object): module is Command =>
  'summary' in module && typeof module.summary === 'string' && 'run' in module && typeof module.run === 'function';

const verbsOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^[a-z][a-z-]*\.ts$/.test(name))
        .map((name) => name.slice(0, -'.ts'.length))
    : [];

const loadCommand = async (root: string, verb: string): Promise<Command | undefined> => {
  for (const room of ROOMS) {
    const folder = join(root, room);
    if (!verbsOf(folder).includes(verb)) continue;
    const module: unknown = await import(join(folder, `${verb}.ts`));
    if (typeof module === 'object' && module !== null && isCommand(module)) return module;
  }
  return undefined;
};

const formatHelp = async (root: string): Promise<string> => {
  const verbs = ROOMS.flatMap((room) => verbsOf(join(root, room))).sort();
  const lines = ['Usage: kupuya COMMAND [OPTION...]', '', 'Commands:'];
  for (const verb of verbs) {
    const command = await loadCommand(root, verb);
    if (command !== undefined) lines.push(`  ${verb.padEnd(16)}${command.summary}`);
  }
  lines.push('', '`kupuya COMMAND --help` explains one command.');
  lines.push('Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.', '');
  return lines.join('\n');
};

/**
 * `kupuya init --profile …` makes a whole sample body. That is work for both rooms, so the command stands in the clients' room under
 * its own name; the short spelling is what people look for first.
 */
const respell = (args: readonly string[]): readonly string[] =>
  args[0] === 'init' && args[1] === '--profile' ? ['body', 'install', ...args.slice(1)] : args;

/**
 * Runs `kupuya VERB ARGS...` and resolves to the exit code. Knows no command itself: it looks for `VERB.ts` in the two
 * rooms, which never import each other.
 */
export const dispatch = async (args: readonly string[], root = join(import.meta.dirname, '..')): Promise<number> => {
  const [verb, ...rest] = respell(args);
  if (verb === undefined || HELP.includes(verb)) {
    process.stdout.write(await formatHelp(root));
    return verb === undefined ? 2 : 0;
  }
  const command = await loadCommand(root, verb);
  if (command === undefined) {
    process.stderr.write('kupuya: no such command. `kupuya --help` lists them.\n');
    return 2;
  }
  return await command.run(rest);
};
