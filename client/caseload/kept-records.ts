/**
 * What outlives a session, so that the next one need not read everything again: letters opened, chains read, where frames stand. Whoever
 * implements it keeps it encrypted, and hands out nothing that is not, whole and unchanged, what was last kept here by the same program
 * for the same keyring. Of the register it is then held against what is proved now: if anything differs, nothing of it counts.
 */
import { formatHex, type VerifiedRoster } from '../../crypto/index.ts';
import type { KeptSealed } from './case-book.ts';
import type { KeptCase } from './chain-shelf.ts';
import type { Standing } from './environment.ts';
import type { KeptSlot, PlacedFrame } from './feed.ts';
import type { KeptBatch } from './letters.ts';

/** One record for each name. A type for what it holds stands for the promise above: nobody else has written it. */
export interface KeptByKind {
  /** Proven bundles of the logs, by path. */
  readonly bundle: Uint8Array;
  readonly batch: KeptBatch;
  readonly slot: KeptSlot;
  readonly case: KeptCase;
  /** Commits of status entries by the hashes of their events, for one case. */
  readonly answers: readonly (readonly [string, string])[];
  /** Hashes of rosters, hex, with the number of the last slot before each. */
  readonly rosters: readonly (readonly [string, number])[];
  readonly sealed: readonly KeptSealed[];
  readonly pending: readonly PlacedFrame[];
  /** Of a case that the member has looked at: commits of the letters that were in it, and its id. */
  readonly seen: readonly string[];
}

export type KeptKind = keyof KeptByKind;

export interface KeptRecords {
  /** By name; empty where nothing was kept. */
  all<K extends KeptKind>(kind: K): Promise<ReadonlyMap<string, KeptByKind[K]>>;
  put<K extends KeptKind>(kind: K, name: string, record: KeptByKind[K]): void;
  /** Writes what was put. What cannot be kept is no reason to stop: the next session reads it again. */
  flush(): Promise<void>;
  /** Forgets everything of these kinds. */
  discard(): Promise<void>;
}

/** Records of a kind that has one alone. */
export const only = '';

export function rostersOf({ view }: Standing): KeptByKind['rosters'] {
  const nameOf = (roster: VerifiedRoster): string => formatHex(roster.hash);
  return [...view.rosters.values()].map((roster) => [nameOf(roster), view.rosterAfterSlot.get(nameOf(roster)) ?? 0]);
}

/** Whether every roster by which chains were read still stands where it stood. */
export function hasRosters(standing: Standing, rosters: KeptByKind['rosters']): boolean {
  const now = new Map(rostersOf(standing));
  return rosters.every(([hash, slot]) => now.get(hash) === slot);
}
