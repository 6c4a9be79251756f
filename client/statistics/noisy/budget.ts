/**
 * How much all tables together may tell of one report in its whole life. A report enters each table once, however many months there are,
 * so what a plan costs is the sum over its tables; and since a table that stopped may have counted the report before, every table that was
 * ever planned counts.
 */
import type { Ratio, SeriesPlan, SeriesTable } from './series-plan.ts';
import { SeriesRefused } from './series-refused.ts';

/** Sum of epsilon over all tables that a service ever has. */
export const lifetimeBudget: Ratio = { numerator: 4, denominator: 1 };

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export interface Ledger {
  /** Every table once, in the order in which it was first planned. */
  readonly tables: readonly SeriesTable[];
  /** Sum of epsilon in lowest terms; 0/1 without a table. */
  readonly spent: Fraction;
}

/**
 * @param plans every plan that was ever signed, and the next one
 * @throws SeriesRefused TABLE_CHANGED, OVER_BUDGET
 */
export function ledgerOf(plans: readonly SeriesPlan[]): Ledger {
  const tables = new Map<string, SeriesTable>();
  for (const table of plans.flatMap((plan) => plan.tables)) {
    const before = tables.get(table.id);
    if (before === undefined) tables.set(table.id, table);
    else if (!isSame(before, table)) throw new SeriesRefused('TABLE_CHANGED');
  }
  const known = [...tables.values()];
  const spent = sum(known.map(({ epsilon }) => epsilon));
  if (isAbove(spent, lifetimeBudget)) throw new SeriesRefused('OVER_BUDGET');
  return { tables: known, spent };
}

function isSame(a: SeriesTable, b: SeriesTable): boolean {
  const isSameEpsilon = a.epsilon.numerator * b.epsilon.denominator === b.epsilon.numerator * a.epsilon.denominator;
  return a.flow === b.flow && a.dimension === b.dimension && isSameEpsilon;
}

function sum(parts: readonly Ratio[]): Fraction {
  let [numerator, denominator] = [0n, 1n];
  for (const part of parts) {
    numerator = numerator * BigInt(part.denominator) + BigInt(part.numerator) * denominator;
    denominator *= BigInt(part.denominator);
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function isAbove(fraction: Fraction, limit: Ratio): boolean {
  return fraction.numerator * BigInt(limit.denominator) > BigInt(limit.numerator) * fraction.denominator;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
