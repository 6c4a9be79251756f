/** The frame of a command: help, options, and one way from an error to an exit code. */
import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ProtocolError } from '../../../crypto/index.ts';

export const exitDone = 0;
export const exitRefused = 1;
export const exitUsage = 2;

/** The command line was not understood. The message names options, never values. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command was understood and will not be done; the message says what a person can do about it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export interface Action {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly run: (line: CommandLine) => Promise<void>;
}

/** Parsed options of one action, with the checks that every action needs. */
export class CommandLine {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly operands: readonly string[];

  constructor(values: Readonly<Record<string, unknown>>, operands: readonly string[]) {
    this.#values = values;
    this.operands = operands;
  }

  /** @throws UsageError if it is missing */
  need(name: string): string {
    const value = this.optional(name);
    if (value === undefined) throw new UsageError(`--${name} is missing.`);
    return value;
  }

  optional(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  list(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  has(name: string): boolean {
    return this.#values[name] === true;
  }

  /** @throws UsageError unless decimal digits from `minimum` to `maximum`, or absent with a fallback */
  integer(name: string, minimum: number, maximum: number, fallback?: number): number {
    const value = this.optional(name);
    if (value === undefined && fallback !== undefined) return fallback;
    const number = /^\d{1,9}$/u.test(value ?? '') ? Number(value) : Number.NaN;
    if (!(number >= minimum && number <= maximum)) {
      throw new UsageError(`--${name} must be a number from ${String(minimum)} to ${String(maximum)}.`);
    }
    return number;
  }

  /** The one operand. @throws UsageError */
  operand(name: string): string {
    const [only, ...others] = this.operands;
    if (only === undefined || others.length > 0) throw new UsageError(`Exactly one ${name} is needed.`);
    return only;
  }
}

/**
 * Runs `ACTION [OPTION...]`. Resolves to 0 done, 1 refused, 2 not understood; messages of refusals go to standard error.
 *
 * @param help the whole help text, ending in a newline
 */
export async function runActions(
  actions: Readonly<Record<string, Action>>,
  help: string,
  args: readonly string[],
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return name === undefined ? exitUsage : exitDone;
  }
  try {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) throw new UsageError(`Known actions: ${Object.keys(actions).join(', ')}.`);
    await action.run(parseLine(action, rest));
    return exitDone;
  } catch (error) {
    return report(error);
  }
}

function parseLine(action: Action, args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: action.options, allowPositionals: true });
    return new CommandLine(values, positionals);
  } catch {
    // The parser's message quotes what was typed, which may be a passphrase in the wrong place.
    throw new UsageError('The options were not understood.');
  }
}

function report(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message} See --help.\n`);
    return exitUsage;
  }
  if (error instanceof ProtocolError) {
    process.stderr.write(`${error.code}: ${error.message}\n`);
    return exitRefused;
  }
  if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`);
    return exitRefused;
  }
  throw error;
}
