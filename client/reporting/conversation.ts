/**
 * What is known about one conversation: the log is the source's memory [twelve words cannot hold a desk and exclusions], and within one
 * page session the letters just sent are remembered until the register shows them.
 */
import {
  ProtocolError,
  exclusionsOf,
  findLetters,
  uniteExclusions,
  type Exclusions,
  type FoundLetter,
  type PublicSuite,
  type SourceKeys,
} from '../../crypto/index.ts';
import { rosterBySequence, type RegisterView } from '../register/register.ts';

/** BAD_PROOF: the register has letters of these words, and not the first of them, which it had promised to keep. */
export class FirstLetterMissing extends ProtocolError {
  constructor() {
    super('BAD_PROOF');
  }
}

export interface Conversation {
  readonly desk: number;
  readonly excluded: Exclusions;
  /** Whether the oversight desk may be given the file key by an escalation. */
  readonly consent: boolean;
  /** The number of the last letter sent, 0 before the first. */
  readonly lastNumber: number;
}

/**
 * Reads the conversation of these keys from the register, exclusions of all letters together.
 *
 * @returns null if the register has no letter of these keys
 * @throws FirstLetterMissing; OLDER_ROSTER if a letter names a roster that the governance log does not have: then nothing may be sent [fail closed]
 */
export async function recallConversation(
  suite: PublicSuite,
  view: RegisterView,
  keys: SourceKeys,
): Promise<{ conversation: Conversation; letters: FoundLetter[] } | null> {
  const letters = await findLetters(suite, keys.receipt, view.entries);
  const first = letters[0];
  const last = letters.at(-1);
  if (first === undefined || last === undefined) return null;
  // Without its first letter a conversation cannot be read by anybody; something is missing from the register.
  if (first.payload.letterNumber !== 1) throw new FirstLetterMissing();
  const excluded = uniteExclusions(
    letters.map(({ payload }) =>
      exclusionsOf(
        { positions: payload.excludedPositions, units: payload.excludedUnits },
        rosterBySequence(view, payload.rosterSequence),
      ),
    ),
  );
  const conversation = {
    desk: first.payload.desk,
    excluded,
    consent: first.payload.consent,
    lastNumber: last.payload.letterNumber,
  };
  return { conversation, letters };
}
