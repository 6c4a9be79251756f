/** Two words of one log that do not go together, kept together: neither says anything without the other. */
import { ProtocolError } from '../../crypto/public.ts';

/** What the register is held against itself with. Public: it holds nothing about whoever found it. */
export interface ForkEvidence {
  readonly log: 'case' | 'governance';
  /** Two checkpoints that the log signed, as signed notes with all their lines, the smaller tree first. */
  readonly notes: readonly [string, string];
}

/** FORKED, with both checkpoints: whoever shows them to somebody else shows that the register has two histories. */
export class ForkedRegister extends ProtocolError {
  readonly evidence: ForkEvidence;

  constructor(evidence: ForkEvidence) {
    super('FORKED');
    this.evidence = evidence;
  }
}

/**
 * ROLLED_BACK: less is shown than before. Both checkpoints may be true words of one history, and anybody on the way can play an old one
 * again, so this convinces nobody but who saw both.
 */
export class RolledBackRegister extends ProtocolError {
  readonly evidence: ForkEvidence;

  constructor(evidence: ForkEvidence) {
    super('ROLLED_BACK');
    this.evidence = evidence;
  }
}

/** One file to hand over: which log, and both notes as they were signed. */
export function formatForkEvidence({ log, notes }: ForkEvidence): string {
  const what = `Two checkpoints that the ${log} log signed: the larger does not go on from the smaller.`;
  return [what, ...notes].join('\n\n');
}
