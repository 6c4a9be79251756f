/** An ESCALATION letter as the oversight desk reads it: every claim in it is held against the public register. */
import {
  ProtocolError,
  clockState,
  deadlines,
  decodeEntry,
  equalBytes,
  openBody,
  openEscalationSlot,
  parseCosignerKey,
  parseEscalation,
  parseInclusionFile,
  parseVerifierKey,
  rosterInForce,
  rosterOfHash,
  statementCommit,
  verifyInclusionFile,
  verifyStatement,
  type Clock,
  type Entry,
  type MissedClock,
  type OpenedLetter,
  type ReceivedStatement,
  type Suite,
  type VerifiedStatement,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';

/** The first letter of the conversation, as members receive it, and who of the oversight desk may open its slots. */
export interface EscalatedLetter {
  /** 32,768 bytes. */
  readonly letter: Uint8Array;
  /** Positions of the letter's own roster with their X-Wing seeds of the letter's epoch. */
  readonly holders: readonly { readonly position: number; readonly seed: Uint8Array }[];
}

export interface OpenedEscalation {
  /** Of the first letter; 32 bytes. */
  readonly commit: Uint8Array;
  /** UTC days since 1970 by the register. */
  readonly entryDay: number;
  /** Whether the register of today has this entry where the proof says: if not, it was changed after a checkpoint that its log signed. */
  readonly inRegister: boolean;
  /** The clock that the source names, counted anew from the entry and the statements below. */
  readonly deadline: {
    readonly kind: MissedClock;
    readonly due: number;
    /** MISSED if the source is right. */
    readonly state: ReturnType<typeof clockState>;
    /** Days from the due day to the answer, or to today; 0 if it was not missed. */
    readonly daysLate: number;
  };
  /** Those whose signatures hold and whose entries the register has, with the day of the entry. */
  readonly statements: readonly { readonly statement: VerifiedStatement; readonly day: number }[];
  /** Status entries that the source has found, the ones above among them. */
  readonly found: number;
  /** Whether the source lets the desk open the report. */
  readonly consent: boolean;
  /**
   * The first letter, if it could be opened: then whoever escalates is whoever reported, for both are signed by one key. Null without
   * consent, if the caller has no copy, or if the desk was given no slot.
   */
  readonly report: OpenedLetter | null;
  /** The source's own words. */
  readonly text: string;
}

/**
 * @param opened the ESCALATION letter, from `openSlot` and `openBody` of an oversight position
 * @param find the first letter by its commit, from the batches that the caller has; null if it is not among them
 * @throws WRONG_CONTEXT for a letter of another kind; MALFORMED, BAD_JSON, NOT_CANONICAL, RANGE if it does not say what it must;
 *   BAD_PROOF, BAD_SIGNATURE, UNDER_SIGNED, WRONG_ORIGIN if the proof does not hold; DAMAGED_LETTER, BAD_SIGNATURE for the first letter
 */
export async function openEscalation(
  suite: Suite,
  view: RegisterView,
  { body, capsule }: OpenedLetter,
  find: (commit: Uint8Array) => Promise<EscalatedLetter | null>,
): Promise<OpenedEscalation> {
  if (capsule.kind !== 'ESCALATION') throw new ProtocolError('WRONG_CONTEXT');
  const escalation = parseEscalation(body.statement);
  const index = await provenIndex(suite, view, escalation.proof, escalation.entry);
  const entry = decodeEntry(escalation.entry);
  const statements = await verifyReceived(suite, view, entry, escalation.statements);
  const letter = body.escalate === null ? null : await find(entry.commit);
  return {
    commit: entry.commit,
    entryDay: entry.day,
    inRegister: equalBytes(view.caseLog.leaves[index] ?? new Uint8Array(), escalation.entry),
    deadline: countAnew(view, escalation.missed, entry.day, statements),
    statements,
    found: escalation.found,
    consent: body.escalate !== null,
    report: letter && body.escalate && (await openFirst(suite, letter, body.escalate, body.sign)),
    text: escalation.text,
  };
}

async function provenIndex(suite: Suite, { trust }: RegisterView, text: string, entry: Uint8Array): Promise<number> {
  const file = parseInclusionFile(text);
  const log = await parseVerifierKey(suite, trust.caseLog);
  const checkers = await Promise.all(trust.witnesses.map((witness) => parseCosignerKey(suite, witness)));
  await verifyInclusionFile(suite, file, entry, log, checkers);
  return file.index;
}

/** What does not hold is left out: the desk counts what can be proven. */
async function verifyReceived(
  suite: Suite,
  view: RegisterView,
  first: Entry,
  received: readonly ReceivedStatement[],
): Promise<OpenedEscalation['statements']> {
  const rosters = [...view.rosters.values()];
  const held: { statement: VerifiedStatement; day: number }[] = [];
  for (const { statement, salt } of received) {
    const commit = await statementCommit(suite, statement, salt);
    const entry = view.entries.find((each) => equalBytes(each.commit, commit));
    if (entry === undefined || !equalBytes(statement.letter, first.commit)) continue;
    try {
      const verified = await verifyStatement(suite, statement, rosterOfHash(rosters, statement.roster));
      held.push({ statement: verified, day: entry.day });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return held;
}

function countAnew(
  view: RegisterView,
  kind: MissedClock,
  received: number,
  statements: OpenedEscalation['statements'],
): OpenedEscalation['deadline'] {
  const profile = (rosterInForce([...view.rosters.values()], received) ?? view.roster).deadlines;
  const told = statements.map(({ statement, day }) => ({ status: statement.status, day }));
  const clocks = deadlines(received, told, profile);
  const clock: Clock = kind === 'ACKNOWLEDGEMENT' ? clocks.acknowledge : clocks.feedback;
  const { due, done } = clock;
  return { kind, due, state: clockState(clock, view.today), daysLate: Math.max(0, (done ?? view.today) - due) };
}

async function openFirst(
  suite: Suite,
  { letter, holders }: EscalatedLetter,
  escalate: Uint8Array,
  sign: Uint8Array,
): Promise<OpenedLetter | null> {
  for (const { position, seed } of holders) {
    const fileKey = await openEscalationSlot(suite, letter, position, seed, escalate);
    if (fileKey !== null) return openBody(suite, letter, fileKey, sign);
  }
  return null;
}
