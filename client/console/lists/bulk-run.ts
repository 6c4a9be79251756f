/** Goes through many cases, one after the other. */
import { codeOf } from '../../staff/worker-link.ts';
import type { StepOutcome } from '../worker/bulk.ts';

export type BulkKind = 'ACKNOWLEDGE' | 'ASSIGN' | 'TAG' | 'DISCARD' | 'APPROVE_DISCARD';

/** FAILED: the server refused, or could not be reached; nothing was done that is not signed and stored. */
export type ItemOutcome = StepOutcome | { readonly outcome: 'FAILED'; readonly why: string };

export interface ItemResult {
  readonly id: string;
  readonly result: ItemOutcome;
}

interface BulkRun {
  readonly ids: readonly string[];
  readonly step: (id: string) => Promise<StepOutcome>;
  readonly onResult: (results: readonly ItemResult[]) => void;
  /** Asked before each case. */
  readonly isStopped: () => boolean;
}

/** The failure of one does not keep the others waiting. @returns one result for each case that was tried */
export async function runBulk({ ids, step, onResult, isStopped }: BulkRun): Promise<readonly ItemResult[]> {
  let results: readonly ItemResult[] = [];
  for (const id of ids) {
    if (isStopped()) break;
    results = [...results, { id, result: await tryStep(id, step) }];
    onResult(results);
  }
  return results;
}

async function tryStep(id: string, step: BulkRun['step']): Promise<ItemOutcome> {
  try {
    return await step(id);
  } catch (error) {
    return { outcome: 'FAILED', why: codeOf(error) };
  }
}
