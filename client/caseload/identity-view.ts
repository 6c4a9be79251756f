/** What pages show of identities, as plain data. Member numbers; names are for the page. */
import type { DecisionResult } from '../../crypto/index.ts';

/**
 * SIGNER: asks, and so cannot hand out a share as well. EXCLUDED by the source or the body. GONE: no longer in the roster with a position.
 * FALSE_SHARE: what they gave is not the share that was sealed to them.
 */
export type CustodianState = 'WAITING' | DecisionResult | 'FALSE_SHARE' | 'SIGNER' | 'EXCLUDED' | 'GONE';

export interface CustodianView {
  readonly member: number;
  readonly state: CustodianState;
  /** The custodian's own words. */
  readonly reason: string;
  /** Of the answer; 0 while there is none. */
  readonly day: number;
}

/** A letter in which the source says who they are. */
export interface IdentityLetterView {
  /** Hex. */
  readonly commit: string;
  readonly day: number;
  /** DAMAGED: no box that anybody could open. */
  readonly state: 'SEALED' | 'DAMAGED' | 'OPENED';
}

export interface AskedView {
  /** Hash of the proposal, hex. */
  readonly proposal: string;
  /** Commit of the letter that it is about, hex. */
  readonly letter: string;
  readonly asks: number;
  readonly approves: number;
  readonly reason: string;
  /** Day of the approval. */
  readonly day: number;
  /** Last day on which custodians answer. */
  readonly until: number;
  /** Custodians answer only to the two who asked. */
  readonly mine: boolean;
  readonly custodians: readonly CustodianView[];
  readonly mayOpen: boolean;
}

export interface CaseIdentity {
  readonly letters: readonly IdentityLetterView[];
  /** Whether an opening can be proposed: there is a sealed box in the case, and at least two custodians could answer. */
  readonly mayPropose: boolean;
  /** Approved requests, newest first. */
  readonly asked: readonly AskedView[];
}

export interface OpenedIdentity {
  readonly name: string;
  readonly contact: string;
  readonly use: string;
}

/**
 * OPEN: waits for this custodian. INCOMPLETE: one member's word alone. NOT_ENTITLED: asked by somebody whom the source excluded, or by this
 * custodian. EXCLUDED: the source gave this custodian nothing. DAMAGED: nothing that opens. LATE: not answered in time. MISSING: the letter is
 * not here yet.
 */
export type ShareRequestState =
  'OPEN' | 'INCOMPLETE' | 'NOT_ENTITLED' | 'EXCLUDED' | 'DAMAGED' | 'LATE' | 'MISSING' | 'ANSWERED';

/** A request as a custodian sees it. */
export interface ShareRequest {
  /** `requestName`. */
  readonly name: string;
  readonly asks: number;
  readonly approves: number;
  readonly reason: string;
  readonly day: number;
  readonly until: number;
  /** Day of the letter's entry, and its desk; null while the letter is not here. */
  readonly letter: { readonly day: number; readonly desk: number } | null;
  readonly state: ShareRequestState;
  readonly answer: { readonly result: DecisionResult; readonly reason: string; readonly day: number } | null;
}
