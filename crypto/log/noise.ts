/**
 * Exact discrete Laplace noise: Canonne, Kamath, Steinke, "The Discrete Gaussian for Differential Privacy", algorithms 1 and 2.
 * Integers only. Floating-point logarithms leave outputs that some true counts cannot produce, and so give the count away.
 */
import { ProtocolError } from '../errors.ts';
import type { Random } from '../primitives/port.ts';

export interface CoverParameters {
  readonly mean: number;
  /** 1 or more. */
  readonly scale: number;
  /** 1 or more: totals are rounded up to a multiple of it. */
  readonly multiple: number;
}

/** All that is left to chance, exactly; bounds are 1 or more. */
export interface Chance {
  /** An integer of 0..bound-1, each equally likely. */
  readonly below: (bound: bigint) => bigint;
  /** True with probability numerator / bound. */
  readonly happens: (numerator: bigint, bound: bigint) => boolean;
}

/**
 * x with probability proportional to exp(-|x| * divisor / scale).
 *
 * @throws RANGE unless scale and divisor are safe integers from 1
 */
export function discreteLaplace(random: Random, scale: number, divisor = 1): number {
  assertInteger(scale, 1);
  assertInteger(divisor, 1);
  const chance = chanceOf(random);
  for (;;) {
    const value = tryLaplace(chance, BigInt(scale), BigInt(divisor));
    if (value !== null) return value;
  }
}

/** One try: null where the draw is to be thrown away. */
export function tryLaplace(chance: Chance, t: bigint, s: bigint): number | null {
  const remainder = chance.below(t);
  if (!bernoulliExp(chance, remainder, t)) return null;
  let quotient = 0n;
  while (bernoulliExp(chance, 1n, 1n)) quotient++;
  const magnitude = (remainder + t * quotient) / s;
  const negative = !chance.happens(1n, 2n);
  // Zero has one sign, or it would be drawn twice as often as it should.
  if (negative && magnitude === 0n) return null;
  return negative ? -Number(magnitude) : Number(magnitude);
}

/**
 * How much cover to add to `real`: max(0, mean + noise), then as many as reach the next multiple. Rounding alone would fall to
 * somebody who posts up to the boundary.
 *
 * @throws RANGE
 */
export function coverCount(random: Random, { mean, scale, multiple }: CoverParameters, real: number): number {
  assertInteger(mean, 0);
  assertInteger(multiple, 1);
  assertInteger(real, 0);
  const noisy = Math.max(0, mean + discreteLaplace(random, scale));
  return noisy + ((multiple - ((real + noisy) % multiple)) % multiple);
}

/** True with probability exp(-numerator / denominator), for a quotient of 0 to 1 (algorithm 1). */
function bernoulliExp(chance: Chance, numerator: bigint, denominator: bigint): boolean {
  let k = 1n;
  while (chance.happens(numerator, denominator * k)) k++;
  return k % 2n === 1n;
}

/** Of whole bytes; see `uniform`. */
export function chanceOf(random: Random): Chance {
  const below = (bound: bigint): bigint => uniform(random, bound);
  return { below, happens: (numerator, bound) => below(bound) < numerator };
}

/** Uniform in 0..bound-1. Whole bytes; draws at or above the bound are repeated, never reduced. */
function uniform(random: Random, bound: bigint): bigint {
  const bits = (bound - 1n).toString(2).length;
  const length = Math.ceil(bits / 8);
  const mask = (1n << BigInt(bits)) - 1n;
  for (;;) {
    const draw = random(length).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n) & mask;
    if (draw < bound) return draw;
  }
}

function assertInteger(value: number, minimum: number): void {
  if (!Number.isSafeInteger(value) || value < minimum) throw new ProtocolError('RANGE');
}
