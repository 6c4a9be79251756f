/**
 * The heavy part of reading, as pure functions over plain data: opening letters and sealed frames, reading chains. It can be done here or
 * in helpers beside (`Hands`), and comes to the same either way.
 */
import {
  openBody,
  openSealedFor,
  openSlot,
  ProtocolError,
  readChain,
  rosterInForce,
  type Chain,
  type FeedFrame,
  type LetterFacts,
  type OpenedLetter,
  type SealedUse,
  type Suite,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import { rostersBefore, type RegisterView } from '../register/register.ts';

/** A letter, and one's own place in it. */
export interface LetterTask {
  readonly letter: Uint8Array;
  readonly position: number;
  /** X-Wing seed of the letter's epoch, 32 bytes. Secret. */
  readonly seed: Uint8Array;
}

/** `opened` is null if the letter is damaged. */
export interface LetterResult {
  readonly fileKey: Uint8Array;
  readonly opened: OpenedLetter | null;
}

export interface SealedTask {
  readonly frame: Uint8Array;
  /** Tried one after the other. Secret. */
  readonly seeds: readonly Uint8Array[];
  readonly uses: readonly SealedUse[];
}

export interface SealedResult {
  readonly use: SealedUse;
  readonly content: Uint8Array;
}

/** One chain, with all frames that stand at its next places and all that its rules ask about. */
export interface ChainTask {
  readonly chain: Chain;
  readonly keys: readonly Uint8Array[];
  readonly frames: ReadonlyMap<string, FeedFrame>;
  readonly letters: ReadonlyMap<string, LetterFacts>;
}

/** Rosters of the register, as far as chains are read by them. */
export type RosterView = Pick<RegisterView, 'rosters' | 'rosterAfterSlot'>;

/** Whoever does it. What comes back is in the order of the tasks. */
export interface Hands {
  letters(tasks: readonly LetterTask[]): Promise<readonly (LetterResult | null)[]>;
  sealed(tasks: readonly SealedTask[]): Promise<readonly (SealedResult | null)[]>;
  chains(view: RosterView, tasks: readonly ChainTask[]): Promise<readonly Chain[]>;
}

/** Here and now. */
export function ownHands(suite: Suite): Hands {
  return {
    letters: (tasks) => inGroups(tasks, (task) => openLetter(suite, task)),
    sealed: (tasks) => inGroups(tasks, (task) => openSealedFrame(suite, task)),
    chains: (view, tasks) => inGroups(tasks, (task) => continueChain(suite, view, task)),
  };
}

/** Null if it is not for this position. */
export async function openLetter(suite: Suite, { letter, position, seed }: LetterTask): Promise<LetterResult | null> {
  const fileKey = await openSlot(suite, letter, position, seed);
  if (fileKey === null) return null;
  try {
    return { fileKey, opened: await openBody(suite, letter, fileKey, null) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.code === 'DAMAGED_LETTER' ? { fileKey, opened: null } : null;
  }
}

/** Null if it is for nobody here; anybody can seal a frame to a position. */
export async function openSealedFrame(suite: Suite, { frame, seeds, uses }: SealedTask): Promise<SealedResult | null> {
  for (const seed of seeds) {
    try {
      const opened = await openSealedFor(suite, seed, uses, frame);
      if (opened !== null) return opened;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return null;
}

export function continueChain(
  suite: Suite,
  view: RosterView,
  { chain, keys, frames, letters }: ChainTask,
): Promise<Chain> {
  const before = new Map<number, VerifiedRoster[]>();
  const rosters = (slot: number): VerifiedRoster[] => {
    const known = before.get(slot) ?? rostersBefore(view, slot);
    before.set(slot, known);
    return known;
  };
  return readChain(suite, chain, {
    keys,
    find: (at) => frames.get(at) ?? null,
    rosters,
    facts: {
      letter: (commit) => letters.get(commit) ?? null,
      roster: (released, slot) => rosterInForce(rosters(slot), released),
    },
  });
}

/** Some at a time, because most of each is waiting for another thread. */
const atOnce = 64;

async function inGroups<T, R>(tasks: readonly T[], act: (task: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < tasks.length; start += atOnce)
    results.push(...(await Promise.all(tasks.slice(start, start + atOnce).map(act))));
  return results;
}
