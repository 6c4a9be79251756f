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

/** x with probability proportional to exp(-|x| / scale). @throws RANGE unless scale is a safe integer from 1 */
export function discreteLaplace(random: Random, scale: number): number {
  assertInteger(scale, 1);
  const t = BigInt(scale);
  for (;;) {
    const remainder = uniform(random, t);
    if (!bernoulliExp(random, remainder, t)) continue;
    let quotient = 0n;
    while (bernoulliExp(random, 1n, 1n)) quotient++;
    const magnitude = remainder + t * quotient;
    const negative = uniform(random, 2n) === 1n;
    // Zero has one sign, or it would be drawn twice as often as it should.
    if (negative && magnitude === 0n) continue;
    return negative ? -Number(magnitude) : Number(magnitude);
  }
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
function bernoulliExp(random: Random, numerator: bigint, denominator: bigint): boolean {
  let k = 1n;
  while (uniform(random, denominator * k) < numerator) k++;
  return k % 2n === 1n;
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
