/** A pen with the steps that tests of the state machine repeat, and cases brought into any status. */
import {
  cosignStatement,
  possibleSteps,
  replay,
  statusOfAct,
  statusRules,
  type Act,
  type CaseFacts,
  type CaseState,
  type CaseStatus,
  type EventContent,
  type RecordContent,
  type SkipReason,
  type Statement,
  type StatusCode,
  type Steps,
} from '../../../crypto/index.ts';
import { portable } from '../letter/suites.ts';
import { at, fixedRandom, present } from '../letter/world.ts';
import { createWorld, factsOf, firstDay, Pen, statementOf } from './world.ts';

export const random = fixedRandom('state machine');
export const world = await createWorld(portable);
export const facts = factsOf(world);
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** A pen with the acts that tests repeat. */
export class Case extends Pen {
  readonly facts: CaseFacts;
  constructor(given: CaseFacts = facts) {
    super(portable, world);
    this.facts = given;
  }

  get state(): CaseState {
    return replay(this.placed, this.facts).state;
  }

  get skipped(): readonly SkipReason[] {
    return replay(this.placed, this.facts).skipped.map(({ why }) => why);
  }

  /** Why the last event was skipped, or null if it counted. */
  get fault(): SkipReason | null {
    return replay(this.placed, this.facts).skipped.find(({ index }) => index === this.placed.length - 1)?.why ?? null;
  }

  async status(member: number, status: StatusCode): Promise<void> {
    await this.write(member, { type: 'STATUS', data: { status, reason: '' } });
  }

  async answer(
    member: number,
    status: StatusCode,
    given?: Partial<{ number: number; counter: number; sequence: number; statement: Statement; day: number }>,
  ): Promise<void> {
    const { state } = this;
    const statement =
      given?.statement ??
      (await statementOf(portable, world, member, {
        ...{ status, reason: at(statusRules[status].reasons, 0), sequence: given?.sequence ?? state.sequence + 1 },
      }));
    const data = {
      ...{
        number: given?.number ?? state.answers + 1,
        text: 'жооп',
        language: 'ky' as const,
        statement,
        salt: random(32),
      },
      counter: given?.counter ?? state.counters.get(member) ?? 0,
    };
    await this.write(member, { type: 'ANSWER', data }, { day: given?.day ?? 0 });
  }

  /** @returns hash of the proposal and its statement */
  async propose(member: number, act: Act): Promise<{ event: Uint8Array; statement: Statement | null }> {
    const status = statusOfAct[act];
    const reason = status === null ? '' : at(statusRules[status].reasons, 0);
    const statement =
      status === null
        ? null
        : await statementOf(portable, world, member, { status, reason, sequence: this.state.sequence + 1 });
    const outcome = act === 'CLOSE' ? ('SUBSTANTIATED_FULL' as const) : ('' as const);
    const placed = await this.write(member, { type: 'PROPOSE', data: { act, reason, text: '', outcome, statement } });
    return { event: bytes(placed.verified.hash), statement };
  }

  async approve(
    member: number,
    proposal: { event: Uint8Array; statement: Statement | null },
  ): Promise<Statement | null> {
    const statement =
      proposal.statement === null ? null : await cosignStatement(portable, proposal.statement, world.signer(member));
    await this.write(member, { type: 'APPROVE', data: { event: proposal.event, statement } });
    return statement;
  }

  /** A sheet, kept unless said otherwise. */
  async record(member: number, number: number, content: RecordContent, kept = true): Promise<SkipReason | null> {
    await this.write(member, { type: 'RECORD', data: { number, kept, ...content } }, { advance: false });
    return this.follow();
  }

  /** An event of any type; the chain goes on from it if it counts. */
  async tries(member: number, content: EventContent, day = 0, released = day): Promise<SkipReason | null> {
    await this.write(member, content, { day, released, advance: false });
    return this.follow();
  }

  /** What the case offers a member; days count from the first. */
  steps(member: number, day = 0): Steps {
    return possibleSteps(this.state, member, firstDay + day, at(world.rosters, 0));
  }

  /** Hash of the last event. */
  get last(): Uint8Array {
    return bytes(present(this.placed.at(-1)).verified.hash);
  }

  private follow(): SkipReason | null {
    const { fault } = this;
    if (fault === null) this.advance(this.last);
    return fault;
  }

  async close(): Promise<Statement> {
    return present(await this.approve(12, await this.propose(11, 'CLOSE')));
  }
}

export async function begin(given?: CaseFacts): Promise<Case> {
  const begun = new Case(given);
  await begun.start();
  return begun;
}

/** A case brought into a status along legal steps. */
export async function caseIn(status: CaseStatus): Promise<Case> {
  const begun = await begin();
  if (status !== 'RECEIVED') await begun.status(11, 'ACKNOWLEDGED');
  if (status === 'REFERRED') await begun.approve(12, await begun.propose(11, 'REFER'));
  else if (status === 'CLOSED' || status === 'REOPENED') await begun.close();
  else if (status !== 'RECEIVED' && status !== 'ACKNOWLEDGED') await begun.status(11, status);
  if (status === 'REOPENED') await begun.status(11, 'REOPENED');
  expect([begun.state.status, begun.skipped]).toEqual([status, []]);
  return begun;
}
