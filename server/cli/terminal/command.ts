/** The frame of a command: help, options, and one way from an error to an exit code. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ProtocolError } from '../../../crypto/public.ts';

/** The command line was not understood; the message names options, never values. */
export class UsageError extends Error {}

/** The command was understood and is not done; the message says what a person can do. */
export class CommandError extends Error {}

export interface Action {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly run: (line: CommandLine) => Promise<void>;
}

export class CommandLine {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #operands: readonly string[];

  constructor(values: Readonly<Record<string, unknown>>, operands: readonly string[]) {
    this.#values = values;
    this.#operands = operands;
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

  /** @throws UsageError unless digits within the range */
  integer(name: string, least: number, most: number, fallback?: number): number {
    const value = this.optional(name);
    if (value === undefined && fallback !== undefined) return fallback;
    const number = /^[0-9]{1,9}$/.test(value ?? '') ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) {
      throw new UsageError(`--${name} must be a number from ${String(least)} to ${String(most)}.`);
    }
    return number;
  }

  /** The one operand. @throws UsageError */
  operand(what: string): string {
    const [only, ...others] = this.#operands;
    if (only === undefined || others.length > 0) throw new UsageError(`Exactly one ${what} is needed.`);
    return only;
  }
}

/** Runs `ACTION [OPTION...]`: 0 done, 1 refused or failed, 2 not understood. `help` ends in a newline. */
export async function runActions(
  actions: Readonly<Record<string, Action>>,
  help: string,
  args: readonly string[],
): Promise<number> {
  const [verb, ...rest] = args;
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  const action = verb !== undefined && Object.hasOwn(actions, verb) ? actions[verb] : undefined;
  if (action === undefined) {
    process.stderr.write(help);
    return 2;
  }
  return runAction(action, help, rest);
}

/** The same for a command with one action and no name for it. */
export async function runAction(action: Action, help: string, args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  try {
    await action.run(parseLine(action, args));
    return 0;
  } catch (error) {
    process.stderr.write(`kupuya: ${messageOf(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** A file that the caller named, from where the caller stands. @throws CommandError if it cannot be read */
export async function readCallerFile(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(callerPath(path)));
  } catch {
    throw new CommandError('A file that you named cannot be read.');
  }
}

export function callerPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

function parseLine(action: Action, args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: action.options, allowPositionals: true });
    return new CommandLine(values, positionals);
  } catch {
    // The parser's message quotes what was typed, which may be a password in the wrong place.
    throw new UsageError('The options were not understood; --help explains them.');
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ProtocolError) return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message : 'something failed';
}
