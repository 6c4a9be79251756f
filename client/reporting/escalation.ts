/** After a missed deadline: what the source tells the oversight desk, made from what this device has verified. */
import {
  ProtocolError,
  encodeEntry,
  formatEscalation,
  type LetterBody,
  type MissedClock,
  type ReceivedStatement,
  type SourceKeys,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import { composeEscalation, type Composed } from './compose.ts';
import type { Conversation } from './conversation.ts';
import type { Environment } from './environment.ts';
import { missedDeadline } from './findings.ts';
import { makeReceipt } from './receipt.ts';
import type { Visit } from './return-visit.ts';

export interface EscalationDraft {
  readonly language: LetterBody['language'];
  /** The source's own words, if any; at most 4,096 bytes. */
  readonly text: string;
}

/** What is told, before the words: the page shows it to the source first. */
export interface EscalationContents {
  readonly missed: MissedClock;
  readonly due: number;
  readonly statements: readonly ReceivedStatement[];
}

/** Null while there is no missed clock left to tell of, and where the report went to the oversight desk itself. */
export function escalationContents(visit: Visit, view: RegisterView): EscalationContents | null {
  const missed = missedDeadline(visit.deadlines, visit.letters, view.today);
  if (missed === null || visit.conversation.desk === view.roster.oversight.desk) return null;
  const { due } = missed === 'ACKNOWLEDGEMENT' ? visit.deadlines.acknowledge : visit.deadlines.feedback;
  const statements = visit.statuses.flatMap(({ answer }) =>
    answer === null ? [] : [{ statement: answer.statement, salt: answer.salt }],
  );
  return { missed, due, statements };
}

/**
 * One letter to the oversight desk. Statements that do not fit are left out, oldest first; how many there were is said.
 *
 * @param conversation as it is now: another letter may have been sent since the visit
 * @throws WRONG_CONTEXT if nothing was missed; TOO_FEW_READERS if an officer is excluded; TOO_LARGE, EXPIRED
 */
export async function sealEscalation(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  visit: Visit,
  conversation: Conversation,
  { language, text }: EscalationDraft,
): Promise<Composed> {
  const contents = escalationContents(visit, view);
  const first = visit.letters[0];
  if (contents === null || first === undefined) throw new ProtocolError('WRONG_CONTEXT');
  const proof = await makeReceipt(environment.suite, view, first.index);
  const { missed, due } = contents;
  const facts = { missed, due, entry: encodeEntry(first.entry), proof, found: visit.statuses.length, text };
  for (let { statements } = contents; ; statements = statements.slice(1)) {
    try {
      const statement = formatEscalation({ ...facts, statements });
      return await composeEscalation(environment, view, keys, conversation, { language, statement });
    } catch (error) {
      const tooLong = error instanceof ProtocolError && ['TOO_LARGE', 'MALFORMED'].includes(error.code);
      if (!tooLong || statements.length === 0) throw error;
    }
  }
}
