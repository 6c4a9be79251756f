import type { RegisterView } from '../../client/register/register.ts';
import type { Environment } from '../../client/reporting/environment.ts';

/** By name of what was measured. */
export type Samples = Record<string, readonly number[]>;

export type Measuring = (environment: Environment, view: RegisterView, parameters: unknown) => Promise<Samples>;

/** A whole number among the parameters. @throws TypeError */
export function numberOf(parameters: unknown, name: string): number {
  const value = valueOf(parameters, name);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new TypeError(`${name} is not a number`);
  return value;
}

/** @throws TypeError */
export function textOf(parameters: unknown, name: string): string {
  const value = valueOf(parameters, name);
  if (typeof value !== 'string') throw new TypeError(`${name} is not a text`);
  return value;
}

function valueOf(parameters: unknown, name: string): unknown {
  return typeof parameters === 'object' && parameters !== null
    ? Object.entries(parameters).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
