/** What a member can do with a case, as plain data, and the events that say it. */
import {
  cosignStatement,
  parseHex,
  ProtocolError,
  signLeave,
  signStatement,
  statusOfAct,
  statusRules,
  type Act,
  type CaseState,
  type CustodyData,
  type EventContent,
  type Language,
  type OutcomeCode,
  type Random,
  type ReasonCode,
  type RecordContent,
  type Sheets,
  type Signer,
  type SkipReason,
  type Statement,
  type StatusCode,
  type Suite,
} from '../../crypto/index.ts';

export type MemberAct =
  /** MESSAGE if the status does not change. Statuses of two signatures are proposed. */
  | {
      readonly type: 'ANSWER';
      readonly status: StatusCode;
      readonly reason?: ReasonCode | '';
      readonly text: string;
      readonly language: Language;
    }
  | { readonly type: 'NOTE'; readonly text: string }
  /** 0: nobody. */
  | { readonly type: 'ASSIGN'; readonly member: number }
  /** `after`: the new member only stands in, for proposals that have waited so many days. */
  | { readonly type: 'GRANT'; readonly to: number; readonly after?: number }
  | { readonly type: 'RECUSE'; readonly text: string }
  | {
      readonly type: 'PROPOSE';
      readonly act: Act;
      readonly reason: ReasonCode | '';
      readonly outcome: OutcomeCode | '';
      readonly text: string;
    }
  /** `event` is the hash of the proposal; `text` is what the source is told with it. */
  | { readonly type: 'APPROVE'; readonly event: string; readonly text: string; readonly language: Language }
  | { readonly type: 'REJECT'; readonly event: string }
  /** Attachment ids, hex. */
  | { readonly type: 'CLAIM'; readonly ids: readonly string[] }
  /** Number 0: a new sheet. */
  | {
      readonly type: 'RECORD';
      readonly number: number;
      readonly kept: boolean;
      readonly content: RecordContent;
    }
  | { readonly type: 'CUSTODY'; readonly entry: CustodyData }
  | {
      readonly type: 'EXCLUDE';
      readonly members: readonly number[];
      readonly units: readonly number[];
      readonly text: string;
    }
  /** Commit of the identity letter and hash of the approved proposal, hex. */
  | {
      readonly type: 'IDENTITY';
      readonly letter: string;
      readonly proposal: string;
      readonly custodians: readonly number[];
      /** What the source is told in the same append. */
      readonly told?: { readonly text: string; readonly language: Language };
    }
  /** Hash of the approved proposal, hex. */
  | { readonly type: 'ERASED'; readonly proposal: string };

/**
 * Why an act was not done: a rule of the case; the case is another than the one it was meant for; too long; or there is no case for this
 * member.
 */
export type ReturnReason = SkipReason | 'OVERTAKEN' | 'TOO_LARGE' | 'NO_CASE';

/** What an act was meant for. Somebody who answers wants to know first what a colleague has answered meanwhile. */
export interface Basis {
  readonly status: CaseState['status'];
  readonly answers: number;
  /** Of the source, as shown: those that the chain has yet to record among them. */
  readonly letters: number;
  readonly assigned: number;
  readonly sheets: Sheets;
}

export function basisOf({ status, answers, letters, assigned, sheets }: CaseState): Basis {
  return { status, answers, letters: letters.length, assigned, sheets };
}

/** Whether an act still means what it meant. Notes, decisions on a named proposal and the like always do. */
export function isOvertaken(act: MemberAct, basis: Basis, state: CaseState): boolean {
  const now = basisOf(state);
  if (act.type === 'ASSIGN') return now.assigned !== basis.assigned;
  // Whoever changes a sheet wants to know first what a colleague has written on it meanwhile.
  if (act.type === 'RECORD' && act.number > 0) return sheetAt(basis.sheets, act) !== sheetAt(now.sheets, act);
  if (act.type !== 'ANSWER' && act.type !== 'PROPOSE') return false;
  return now.status !== basis.status || now.answers !== basis.answers || now.letters > basis.letters;
}

/** What stands on the sheet that an act changes, and who wrote it. */
function sheetAt(sheets: Sheets, { content, number }: Extract<MemberAct, { type: 'RECORD' }>): string {
  return JSON.stringify(sheets[content.kind][number - 1] ?? null);
}

export interface Drafting {
  readonly suite: Suite;
  readonly random: Random;
  readonly signer: Signer;
  readonly state: CaseState;
  /** The source's Ed25519 public key. */
  readonly source: Uint8Array;
  readonly day: number;
}

/** From the day after stepping aside: what was answered before still counts on the day itself. */
export function leaveDay(recused: number): number {
  return recused + 1;
}

/**
 * The events of an act, to be appended together.
 *
 * @returns or why there are none
 * @throws MALFORMED, RANGE for text or codes that no event can carry
 */
export async function draftEvents(drafting: Drafting, act: MemberAct): Promise<readonly EventContent[] | ReturnReason> {
  const { suite, signer, state, day } = drafting;
  switch (act.type) {
    case 'ANSWER':
      return draftAnswer(drafting, act);
    case 'NOTE':
      return [{ type: 'NOTE', data: { text: act.text } }];
    case 'ASSIGN':
      return [{ type: 'ASSIGN', data: { member: act.member } }];
    case 'GRANT':
      return act.after === undefined
        ? [{ type: 'GRANT', data: { to: act.to } }]
        : [
            { type: 'GRANT', data: { to: act.to } },
            { type: 'SUBSTITUTE', data: { member: act.to, after: act.after } },
          ];
    case 'RECUSE': {
      const source = await suite.sha256(drafting.source);
      const leave = await signLeave(suite, signer.seed, { source, left: signer.member, day: leaveDay(day) });
      return [{ type: 'RECUSE', data: { member: signer.member, text: act.text, leave } }];
    }
    case 'PROPOSE':
      return draftProposal(drafting, act);
    case 'APPROVE':
      return draftApproval(drafting, act);
    case 'REJECT':
      return [{ type: 'REJECT', data: { event: parseHex(act.event) } }];
    case 'CLAIM': {
      const fresh = act.ids.filter((id) => !state.claims.includes(id));
      return fresh.length === 0 ? [] : [{ type: 'CLAIM', data: { ids: fresh.map(parseHex) } }];
    }
    case 'RECORD': {
      const { content, kept } = act;
      const number = act.number === 0 ? state.sheets[content.kind].length + 1 : act.number;
      return [{ type: 'RECORD', data: { ...content, number, kept } }];
    }
    case 'CUSTODY':
      return [{ type: 'CUSTODY', data: act.entry }];
    case 'EXCLUDE':
      return [{ type: 'EXCLUDE', data: { members: act.members, units: act.units, text: act.text } }];
    case 'IDENTITY':
      return draftOpening(drafting, act);
    case 'ERASED':
      return [{ type: 'ERASED', data: { proposal: parseHex(act.proposal) } }];
  }
}

/** Whoever opens an identity tells the source in the same breath. */
async function draftOpening(
  drafting: Drafting,
  { letter, proposal, custodians, told }: Extract<MemberAct, { type: 'IDENTITY' }>,
): Promise<readonly EventContent[]> {
  const data = { letter: parseHex(letter), proposal: parseHex(proposal), custodians };
  const opening: EventContent = { type: 'IDENTITY', data };
  if (told === undefined) return [opening];
  const facts = { ...stating(drafting), status: 'MESSAGE', reason: '' } as const;
  const statement = await signStatement(drafting.suite, facts, drafting.signer);
  return [opening, answerEvent(drafting, { statement, ...told })];
}

async function draftAnswer(
  drafting: Drafting,
  { status, reason = '', text, language }: Extract<MemberAct, { type: 'ANSWER' }>,
): Promise<readonly EventContent[] | ReturnReason> {
  const { suite, signer, state } = drafting;
  if (statusRules[status].signers === 1) {
    const statement = await signStatement(suite, { ...stating(drafting), status, reason }, signer);
    return [answerEvent(drafting, { statement, text, language })];
  }
  // Approved before and not told yet, because the second half of the approval was lost.
  const approved = state.untold.find(
    (each) => each.status === status && each.signatures.some(({ member }) => member === signer.member),
  );
  return approved === undefined ? 'NEEDS_APPROVAL' : [answerEvent(drafting, { statement: approved, text, language })];
}

async function draftProposal(
  drafting: Drafting,
  { act, reason, outcome, text }: Extract<MemberAct, { type: 'PROPOSE' }>,
): Promise<readonly EventContent[]> {
  const status = statusOfAct[act];
  const statement =
    status === null
      ? null
      : await signStatement(drafting.suite, { ...stating(drafting), status, reason }, drafting.signer);
  return [{ type: 'PROPOSE', data: { act, reason, text, outcome, statement } }];
}

async function draftApproval(
  drafting: Drafting,
  { event, text, language }: Extract<MemberAct, { type: 'APPROVE' }>,
): Promise<readonly EventContent[] | ReturnReason> {
  const { suite, signer, state } = drafting;
  const proposal = state.proposals.find((each) => each.event === event && each.state === 'OPEN');
  if (proposal === undefined) return 'NO_PROPOSAL';
  if (proposal.by === signer.member) return 'SAME_MEMBER';
  if (proposal.statement === null) return [{ type: 'APPROVE', data: { event: parseHex(event), statement: null } }];
  const statement = await cosigned(suite, proposal.statement, signer);
  if (statement === null) return 'OLDER_ROSTER';
  const approval: EventContent = { type: 'APPROVE', data: { event: parseHex(event), statement } };
  return [approval, answerEvent(drafting, { statement, text, language })];
}

/** Null if it was proposed under a roster that has been replaced: it has to be proposed again. */
async function cosigned(suite: Suite, statement: Statement, signer: Signer): Promise<Statement | null> {
  try {
    return await cosignStatement(suite, statement, signer);
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'WRONG_CONTEXT') return null;
    throw error;
  }
}

function answerEvent(
  { random, signer, state }: Drafting,
  told: { readonly statement: Statement; readonly text: string; readonly language: Language },
): EventContent {
  const counter = state.counters.get(signer.member) ?? 0;
  return { type: 'ANSWER', data: { ...told, number: state.answers + 1, salt: random(32), counter } };
}

function stating({ state, day }: Drafting): { letter: Uint8Array; sequence: number; day: number } {
  return { letter: parseHex(state.letter), sequence: state.sequence + 1, day };
}
