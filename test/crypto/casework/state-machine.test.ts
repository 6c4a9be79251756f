/** The state machine of a case, event by event (protocol section 7.2, docs/state-machine.md). */
import {
  acts,
  caseStatuses,
  cosignStatement,
  formatHex,
  isCaseStatus,
  makeEvent,
  noPrevious,
  possibleSteps,
  replay,
  statuses,
  statusOfAct,
  statusRules,
  verifyEvent,
  type Act,
  type CaseFacts,
  type CaseState,
  type CaseStatus,
  type EventContent,
  type LetterFacts,
  type ReasonCode,
  type SkipReason,
  type Statement,
  type StatusCode,
} from '../../../crypto/index.ts';
import { portable } from '../letter/suites.ts';
import { at, fixedRandom, present } from '../letter/world.ts';
import { createWorld, factsOf, firstDay, Pen, statementOf } from './world.ts';

const random = fixedRandom('state machine');
const world = await createWorld(portable);
const facts = factsOf(world);
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** A pen with the acts that tests repeat. */
class Case extends Pen {
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

  async close(): Promise<Statement> {
    return present(await this.approve(12, await this.propose(11, 'CLOSE')));
  }
}

async function begin(given?: CaseFacts): Promise<Case> {
  const begun = new Case(given);
  await begun.start();
  return begun;
}

/** A case brought into a status along legal steps. */
async function caseIn(status: CaseStatus): Promise<Case> {
  const begun = await begin();
  if (status !== 'RECEIVED') await begun.status(11, 'ACKNOWLEDGED');
  if (status === 'REFERRED') await begun.approve(12, await begun.propose(11, 'REFER'));
  else if (status === 'CLOSED' || status === 'REOPENED') await begun.close();
  else if (status !== 'RECEIVED' && status !== 'ACKNOWLEDGED') await begun.status(11, status);
  if (status === 'REOPENED') await begun.status(11, 'REOPENED');
  expect([begun.state.status, begun.skipped]).toEqual([status, []]);
  return begun;
}

describe('every pair of status and next status', () => {
  /** Written out by hand, so that the table in the code is compared with something that is not itself. */
  const legal: Readonly<Record<CaseStatus, string>> = {
    RECEIVED: 'ACKNOWLEDGED MESSAGE',
    ACKNOWLEDGED:
      'UNDER_ASSESSMENT UNDER_INVESTIGATION REFERRED* WAITING_FOR_SOURCE CLOSED* MESSAGE CONFIRMED EXTENDED*',
    UNDER_ASSESSMENT: 'UNDER_INVESTIGATION REFERRED* WAITING_FOR_SOURCE CLOSED* MESSAGE CONFIRMED EXTENDED*',
    UNDER_INVESTIGATION: 'UNDER_ASSESSMENT REFERRED* WAITING_FOR_SOURCE CLOSED* MESSAGE CONFIRMED EXTENDED*',
    REFERRED: 'UNDER_ASSESSMENT UNDER_INVESTIGATION WAITING_FOR_SOURCE CLOSED* MESSAGE CONFIRMED EXTENDED*',
    WAITING_FOR_SOURCE: 'UNDER_ASSESSMENT UNDER_INVESTIGATION REFERRED* CLOSED* MESSAGE CONFIRMED EXTENDED*',
    CLOSED: 'REOPENED MESSAGE CONFIRMED',
    REOPENED: 'UNDER_ASSESSMENT UNDER_INVESTIGATION REFERRED* WAITING_FOR_SOURCE CLOSED* MESSAGE CONFIRMED EXTENDED*',
  };
  const pairs = caseStatuses.flatMap((from) => statuses.map((next) => [from, next] as const));

  test.each(pairs)('%s, then an answer with %s', async (from, next) => {
    const allowed = legal[from].split(' ');
    const begun = await caseIn(from);
    const before = begun.state;
    const statement = await statementOf(portable, world, 11, {
      ...{ status: next, reason: at(statusRules[next].reasons, 0), sequence: before.sequence + 1 },
    });
    const needsTwo = statusRules[next].signers === 2;
    await begun.answer(11, next, {
      statement: needsTwo ? await cosignStatement(portable, statement, world.signer(12)) : statement,
    });
    if (needsTwo) expect(begun.fault).toBe('NEEDS_APPROVAL');
    else if (next === from) expect(begun.fault).toBeNull();
    else expect(begun.fault).toBe(allowed.includes(next) ? null : 'BAD_TRANSITION');
    const moves = begun.fault === null && isCaseStatus(next);
    expect(begun.state.status).toBe(moves ? next : from);
    expect(begun.state.told.length - before.told.length).toBe(begun.fault === null ? 1 : 0);
  });

  test.each(pairs)('%s, then the status %s set without an answer', async (from, next) => {
    const begun = await caseIn(from);
    await begun.write(11, { type: 'STATUS', data: { status: next, reason: at(statusRules[next].reasons, 0) } });
    const marks = next === 'MESSAGE' || !legal[from].split(' ').includes(next);
    expect(begun.fault).toBe(statusRules[next].signers === 2 ? 'NEEDS_APPROVAL' : marks ? 'BAD_TRANSITION' : null);
    expect(begun.state.confirmed).toBe(next === 'CONFIRMED' && begun.fault === null);
  });

  test.each(caseStatuses.flatMap((from) => acts.map((act) => [from, act] as const)))(
    '%s, then %s proposed and approved',
    async (from, act) => {
      const begun = await caseIn(from);
      const told = statusOfAct[act];
      const may = told === null ? from !== 'RECEIVED' : legal[from].split(' ').includes(`${told}*`);
      expect(possibleSteps(begun.state, 11).proposals.includes(act)).toBe(may);
      const proposal = await begun.propose(11, act);
      expect(begun.fault).toBe(may ? null : 'BAD_TRANSITION');
      if (!may) return;
      await begun.approve(12, proposal);
      expect(begun.fault).toBeNull();
      expect(begun.state.status).toBe(told !== null && isCaseStatus(told) ? told : from);
      expect(begun.state.extended).toBe(act === 'EXTEND');
      expect(at(begun.state.proposals, begun.state.proposals.length - 1)).toMatchObject({
        state: 'APPROVED',
        by: 11,
        approvedBy: 12,
      });
    },
  );

  test.each(caseStatuses)('%s: the steps offered are the steps that count', async (from) => {
    const begun = await caseIn(from);
    const allowed = legal[from].split(' ').filter((code) => !code.endsWith('*'));
    expect([...possibleSteps(begun.state, 12).statuses].sort()).toEqual([...allowed].sort());
    expect(possibleSteps(begun.state, 41)).toEqual({ statuses: [], proposals: [], approvals: [], rejections: [] });
  });
});

describe('four eyes', () => {
  test('the proposer cannot approve, not even with a statement that two signed', async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const proposal = await begun.propose(11, 'CLOSE');
    const statement = await cosignStatement(portable, present(proposal.statement), world.signer(12));
    await begun.write(11, { type: 'APPROVE', data: { event: proposal.event, statement } }, { advance: false });
    expect(begun.fault).toBe('SAME_MEMBER');
    expect(begun.state.status).toBe('ACKNOWLEDGED');
    expect(possibleSteps(begun.state, 11).approvals).toEqual([]);
    expect(possibleSteps(begun.state, 12).approvals).toEqual([formatHex(proposal.event)]);
  });

  test('an approval without the second signature, or by somebody else than the second signer, does not count', async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const proposal = await begun.propose(11, 'CLOSE');
    const byThird = await cosignStatement(portable, present(proposal.statement), world.signer(13));
    const place = { seq: begun.seq, previous: begun.head, day: firstDay };
    for (const [statement, why] of [
      [present(proposal.statement), /UNDER_SIGNED/],
      [byThird, /NOT_ENTITLED/],
    ] as const) {
      const event = await makeEvent(
        portable,
        place,
        { type: 'APPROVE', data: { event: proposal.event, statement } },
        world.signer(12),
      );
      await expect(verifyEvent(portable, event, world.rosters)).rejects.toMatchObject({
        code: expect.stringMatching(why),
      });
    }
    await begun.write(12, { type: 'APPROVE', data: { event: proposal.event, statement: null } }, { advance: false });
    expect(begun.fault).toBe('BAD_STATEMENT');
  });

  test('an approval whose statement says something else does not count', async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const proposal = await begun.propose(11, 'CLOSE');
    const milder = await statementOf(portable, world, 11, { status: 'CLOSED', reason: 'OUTCOME_MINOR', sequence: 1 });
    const statement = await cosignStatement(portable, milder, world.signer(12));
    await begun.write(12, { type: 'APPROVE', data: { event: proposal.event, statement } });
    expect(begun.fault).toBe('BAD_STATEMENT');
  });

  test('a proposal is decided once', async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const proposal = await begun.propose(11, 'EXPORT');
    await begun.approve(12, proposal);
    await begun.write(13, { type: 'APPROVE', data: { event: proposal.event, statement: null } }, { advance: false });
    expect(begun.fault).toBe('NO_PROPOSAL');
    await begun.write(13, { type: 'REJECT', data: { event: proposal.event } }, { advance: false });
    expect(begun.fault).toBe('NO_PROPOSAL');
  });

  test('a rejected, withdrawn or unknown proposal cannot be approved', async () => {
    for (const member of [11, 12]) {
      const begun = await caseIn('ACKNOWLEDGED');
      const proposal = await begun.propose(11, 'CLOSE');
      await begun.write(member, { type: 'REJECT', data: { event: proposal.event } });
      await begun.approve(13, proposal);
      expect([begun.fault, begun.state.status]).toEqual(['NO_PROPOSAL', 'ACKNOWLEDGED']);
    }
    const begun = await caseIn('ACKNOWLEDGED');
    await begun.write(12, { type: 'APPROVE', data: { event: random(32), statement: null } });
    expect(begun.fault).toBe('NO_PROPOSAL');
  });

  test('a proposer who has recused or was excluded since takes the proposal along', async () => {
    const recused = await caseIn('ACKNOWLEDGED');
    const proposal = await recused.propose(11, 'CLOSE');
    await recused.write(11, { type: 'RECUSE', data: { member: 11, text: '', leave: null } });
    await recused.approve(12, proposal);
    expect([recused.fault, recused.state.status]).toEqual(['NO_PROPOSAL', 'ACKNOWLEDGED']);
  });

  test('an approver who has recused approves nothing', async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const proposal = await begun.propose(11, 'CLOSE');
    await begun.write(12, { type: 'RECUSE', data: { member: 12, text: '', leave: null } });
    await begun.approve(12, proposal);
    expect([begun.fault, begun.state.status]).toEqual(['OUTSIDE_CIRCLE', 'ACKNOWLEDGED']);
  });

  test('what was told in between overtakes a proposal: it has to be proposed again', async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const proposal = await begun.propose(11, 'CLOSE');
    await begun.answer(12, 'MESSAGE');
    await begun.approve(12, proposal);
    expect(begun.fault).toBe('NO_PROPOSAL');
    expect(at(begun.state.proposals, 0).state).toBe('LAPSED');
    expect((await caseIn('CLOSED')).state.status).toBe('CLOSED');
  });

  test('a proposal that contradicts its own statement does not count', async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const statement = await statementOf(portable, world, 11, { status: 'CLOSED', reason: 'OUTCOME_MINOR' });
    const right = { act: 'CLOSE', reason: 'OUTCOME_MINOR', text: '', outcome: 'MINOR', statement } as const;
    const elsewhere = await statementOf(portable, world, 11, {
      status: 'CLOSED',
      reason: 'OUTCOME_MINOR',
      letter: random(32),
    });
    const late = await statementOf(portable, world, 11, { status: 'CLOSED', reason: 'OUTCOME_MINOR', sequence: 2 });
    const wrong: readonly (readonly [EventContent, SkipReason])[] = [
      [{ type: 'PROPOSE', data: { ...right, act: 'EXTEND', outcome: '' } }, 'BAD_STATEMENT'],
      [{ type: 'PROPOSE', data: { ...right, act: 'EXPORT', outcome: '' } }, 'BAD_STATEMENT'],
      [{ type: 'PROPOSE', data: { ...right, outcome: 'REPEAT' } }, 'BAD_STATEMENT'],
      [{ type: 'PROPOSE', data: { ...right, reason: 'OUTCOME_REPEAT' } }, 'BAD_STATEMENT'],
      [{ type: 'PROPOSE', data: { ...right, statement: null } }, 'BAD_STATEMENT'],
      [{ type: 'PROPOSE', data: { ...right, statement: elsewhere } }, 'BAD_STATEMENT'],
      [{ type: 'PROPOSE', data: { ...right, statement: late } }, 'WRONG_NUMBER'],
    ];
    for (const [content, why] of wrong) {
      await begun.write(11, content, { advance: false });
      expect(begun.fault).toBe(why);
    }
    await begun.write(11, { type: 'PROPOSE', data: right });
    expect(begun.fault).toBeNull();
  });

  test('an extension is granted once a round, and again after reopening', async () => {
    const begun = await caseIn('UNDER_INVESTIGATION');
    await begun.approve(12, await begun.propose(11, 'EXTEND'));
    await begun.propose(11, 'EXTEND');
    expect(begun.fault).toBe('BAD_TRANSITION');
    const again = await caseIn('UNDER_INVESTIGATION');
    await again.approve(12, await again.propose(11, 'EXTEND'));
    await again.close();
    await again.status(13, 'REOPENED');
    expect(again.state.extended).toBe(false);
    await again.approve(12, await again.propose(11, 'EXTEND'));
    expect([again.fault, again.state.extended]).toEqual([null, true]);
  });
});

describe('answers', () => {
  test('number, counter and sequence are the next ones, or the answer does not count', async () => {
    const begun = await begin();
    await begun.answer(11, 'ACKNOWLEDGED');
    await begun.answer(12, 'MESSAGE');
    await begun.answer(11, 'MESSAGE');
    expect(begun.skipped).toEqual([]);
    expect(begun.state).toMatchObject({ answers: 3, sequence: 3 });
    expect([...begun.state.counters]).toEqual([
      [11, 2],
      [12, 1],
    ]);
    for (const wrong of [
      { number: 3 },
      { number: 5 },
      { counter: 1 },
      { counter: 3 },
      { sequence: 3 },
      { sequence: 5 },
    ]) {
      const other = await begin();
      await other.answer(11, 'ACKNOWLEDGED');
      await other.answer(12, 'MESSAGE');
      await other.answer(11, 'MESSAGE');
      await other.answer(11, 'MESSAGE', wrong);
      expect(other.fault).toBe('WRONG_NUMBER');
    }
  });

  test('an approved statement is told once, by either of the two who signed', async () => {
    for (const member of [11, 12]) {
      const begun = await caseIn('ACKNOWLEDGED');
      const statement = await begun.close();
      expect(begun.state.untold).toEqual([statement]);
      await begun.answer(member, 'CLOSED', { statement });
      expect([begun.fault, begun.state.untold, begun.state.sequence]).toEqual([null, [], 1]);
      await begun.answer(member, 'CLOSED', { statement });
      expect(begun.fault).toBe('NEEDS_APPROVAL');
    }
  });

  test('the statement of another case does not count', async () => {
    const begun = await begin();
    const statement = await statementOf(portable, world, 11, { status: 'ACKNOWLEDGED', letter: random(32) });
    await begun.answer(11, 'ACKNOWLEDGED', { statement });
    expect(begun.fault).toBe('BAD_STATEMENT');
  });

  test('that carry a statement which their author did not sign are refused before the rules', async () => {
    const statement = await statementOf(portable, world, 12, { status: 'ACKNOWLEDGED' });
    const data = { number: 1, text: '', language: 'ky', statement, salt: random(32), counter: 0 } as const;
    const event = await makeEvent(
      portable,
      { seq: 0, previous: noPrevious, day: firstDay },
      { type: 'ANSWER', data },
      world.signer(11),
    );
    await expect(verifyEvent(portable, event, world.rosters)).rejects.toMatchObject({ code: 'NOT_ENTITLED' });
  });
});

describe('the circle', () => {
  test('begins with exactly the holders of the chosen positions', async () => {
    for (const [grantees, member, why] of [
      [[11, 12], 11, 'WRONG_GRANTEES'],
      [[11, 12, 13, 21], 11, 'WRONG_GRANTEES'],
      [[11, 12, 21], 11, 'WRONG_GRANTEES'],
      [[11, 12, 13], 21, 'OUTSIDE_CIRCLE'],
      [[21], 21, 'WRONG_GRANTEES'],
    ] as const) {
      const begun = new Case();
      await begun.start(grantees, member);
      expect([begun.fault, begun.state.status]).toEqual([why, null]);
    }
    expect((await begin()).state.circle).toEqual([11, 12, 13]);
  });

  test('of a damaged letter begins with whoever opened it', async () => {
    const begun = new Case(factsOf(world, { holders: null }));
    await begun.start([11], 11);
    expect([begun.fault, begun.state.circle]).toEqual([null, [11]]);
  });

  test('nothing counts before the start, and no second start counts', async () => {
    const before = new Case();
    await before.write(11, { type: 'NOTE', data: { text: 'x' } });
    expect(before.fault).toBe('NOT_STARTED');
    const begun = await begin();
    await begun.start();
    expect(begun.fault).toBe('ALREADY_STARTED');
    const unknown = new Case({ ...facts, letter: () => null });
    await unknown.start();
    expect(unknown.fault).toBe('UNKNOWN_LETTER');
  });

  const everything: readonly EventContent[] = [
    { type: 'NOTE', data: { text: 'x' } },
    { type: 'STATUS', data: { status: 'ACKNOWLEDGED', reason: '' } },
    { type: 'ASSIGN', data: { member: 11 } },
    { type: 'GRANT', data: { to: 41 } },
    { type: 'RECUSE', data: { member: 21, text: '', leave: null } },
    { type: 'ROTATE', data: { grantees: [11, 12, 13], key: random(32) } },
    { type: 'CLAIM', data: { ids: [random(16)] } },
    { type: 'REJECT', data: { event: random(32) } },
  ];
  test.each(everything.map((content) => [content.type, content] as const))(
    '%s from outside does not count',
    async (_type, content) => {
      const begun = await begin();
      await begun.write(21, content);
      expect(begun.fault).toBe('OUTSIDE_CIRCLE');
    },
  );

  test('grows by grants: not twice, not to the excluded, the recused or people outside the roster', async () => {
    const excluded = { members: [21], units: [5] };
    const begun = await begin(factsOf(world, { excluded }));
    await begun.write(11, { type: 'GRANT', data: { to: 41 } });
    expect([begun.fault, begun.state.circle]).toEqual([null, [11, 12, 13, 41]]);
    await begun.write(13, { type: 'RECUSE', data: { member: 13, text: '', leave: null } });
    for (const [to, why] of [
      [41, 'DUPLICATE'],
      [21, 'NOT_ELIGIBLE'],
      [31, 'NOT_ELIGIBLE'],
      [13, 'NOT_ELIGIBLE'],
      [999, 'NOT_ELIGIBLE'],
    ] as const) {
      await begun.write(11, { type: 'GRANT', data: { to } }, { advance: false });
      expect(begun.fault).toBe(why);
    }
  });

  test('is left only by one’s own word', async () => {
    const begun = await begin();
    await begun.write(11, { type: 'RECUSE', data: { member: 12, text: '', leave: null } }, { advance: false });
    expect(begun.fault).toBe('NOT_ENTITLED');
    await begun.write(11, { type: 'ROTATE', data: { grantees: [11, 13], key: random(32) } }, { advance: false });
    expect(begun.fault).toBe('WRONG_GRANTEES');
    await begun.write(12, { type: 'RECUSE', data: { member: 12, text: 'тууганым', leave: null } });
    expect(begun.state).toMatchObject({ circle: [11, 13], recused: [12], rotationDue: true });
    await begun.write(12, { type: 'NOTE', data: { text: 'x' } }, { advance: false });
    expect(begun.fault).toBe('OUTSIDE_CIRCLE');
    await begun.write(11, { type: 'ROTATE', data: { grantees: [11, 13], key: new Uint8Array(32).fill(7) } });
    expect(begun.state).toMatchObject({ rotationDue: false, key: '07'.repeat(32) });
  });

  test('loses whom a later letter excludes, with what they were assigned and proposed', async () => {
    const followUp = random(32);
    const more: Record<string, LetterFacts> = {
      [formatHex(followUp)]: { received: firstDay + 1, holders: [11, 12], excluded: { members: [], units: [2] } },
    };
    const begun = await begin(factsOf(world, { more }));
    await begun.status(11, 'ACKNOWLEDGED');
    await begun.write(11, { type: 'ASSIGN', data: { member: 13 } });
    const proposal = await begun.propose(13, 'CLOSE');
    await begun.write(11, { type: 'LETTER', data: { letter: followUp, file: random(32) } });
    expect(begun.state).toMatchObject({ circle: [11, 12], assigned: 0, rotationDue: true });
    expect(begun.state.letters).toHaveLength(2);
    await begun.write(11, { type: 'GRANT', data: { to: 41 } }, { advance: false });
    expect(begun.fault).toBe('NOT_ELIGIBLE');
    await begun.approve(12, proposal);
    expect(begun.fault).toBe('NO_PROPOSAL');
  });

  test('takes a letter once, and no letter that nobody can open', async () => {
    const followUp = random(32);
    const letter: LetterFacts = { received: firstDay, holders: [11, 12, 13], excluded: { members: [], units: [] } };
    const begun = await begin(factsOf(world, { more: { [formatHex(followUp)]: letter } }));
    await begun.write(11, { type: 'LETTER', data: { letter: followUp, file: random(32) } });
    await begun.write(12, { type: 'LETTER', data: { letter: followUp, file: random(32) } }, { advance: false });
    expect(begun.fault).toBe('DUPLICATE');
    await begun.write(12, { type: 'LETTER', data: { letter: random(32), file: random(32) } }, { advance: false });
    expect(begun.fault).toBe('UNKNOWN_LETTER');
  });

  test('loses whom a new roster removes, also under the old roster and with an old date', async () => {
    const begun = await begin();
    await begun.write(13, { type: 'NOTE', data: { text: 'x' } }, { day: 49 });
    expect(begun.fault).toBeNull();
    const late = await begun.write(13, { type: 'NOTE', data: { text: 'y' } }, { day: 49, advance: false });
    const { skipped } = replay([...begun.placed.slice(0, -1), { ...late, released: firstDay + 50 }], facts);
    expect(skipped).toEqual([{ index: 2, why: 'OUTSIDE_CIRCLE' }]);
    const after = await begin();
    await after.write(11, { type: 'NOTE', data: { text: 'x' } }, { day: 50, sequence: 2 });
    expect(after.state).toMatchObject({ circle: [11, 12], rotationDue: true });
  });

  test('work is assigned inside it', async () => {
    const begun = await begin();
    await begun.write(11, { type: 'ASSIGN', data: { member: 12 } });
    expect(begun.state.assigned).toBe(12);
    await begun.write(11, { type: 'ASSIGN', data: { member: 41 } }, { advance: false });
    expect(begun.fault).toBe('NOT_ELIGIBLE');
    await begun.write(12, { type: 'RECUSE', data: { member: 12, text: '', leave: null } });
    expect(begun.state.assigned).toBe(0);
  });

  test('claims add up', async () => {
    const begun = await begin();
    const id = new Uint8Array(16).fill(3);
    await begun.write(11, { type: 'CLAIM', data: { ids: [id] } });
    await begun.write(12, { type: 'CLAIM', data: { ids: [id, new Uint8Array(16)] } });
    expect(begun.state.claims).toEqual(['03'.repeat(16), '00'.repeat(16)]);
  });
});

describe('the chain', () => {
  const note = (text: string): EventContent => ({ type: 'NOTE', data: { text } });

  test('an event that comes twice counts once', async () => {
    const begun = await begin();
    const placed = await begun.write(11, note('x'));
    const again = replay([...begun.placed, { ...placed, seq: begun.seq }], facts);
    expect(again.skipped).toEqual([{ index: 2, why: 'REPLAY' }]);
    expect(again.state.events).toHaveLength(2);
  });

  test('of two events after the same one the first in feed order counts', async () => {
    const begun = await begin();
    const first = await begun.write(11, note('first'), { advance: false });
    await begun.write(12, { type: 'STATUS', data: { status: 'ACKNOWLEDGED', reason: '' } });
    expect(begun.skipped).toEqual(['FORK']);
    expect(begun.state).toMatchObject({ head: first.verified.hash, status: 'RECEIVED' });
  });

  test('what follows the losing side of a fork does not count either', async () => {
    const begun = await begin();
    await begun.write(11, note('winner'), { advance: false });
    await begun.write(12, note('loser'));
    await begun.write(12, note('after the loser'));
    expect(begun.skipped).toEqual(['FORK', 'WRONG_PREVIOUS']);
  });

  test('a second beginning is a fork of nothing', async () => {
    const begun = await begin();
    await begun.write(11, note('x'), { previous: noPrevious });
    expect(begun.fault).toBe('FORK');
  });

  test('dropping an event makes everything after it visible as not following', async () => {
    const begun = await begin();
    await begun.status(11, 'ACKNOWLEDGED');
    await begun.status(11, 'UNDER_ASSESSMENT');
    await begun.write(11, note('x'));
    const [start, , ...rest] = begun.placed;
    const cut = replay([present(start), ...rest], facts);
    expect(cut.skipped.map(({ why }) => why)).toEqual(['WRONG_PREVIOUS', 'WRONG_PREVIOUS']);
    expect(cut.state.status).toBe('RECEIVED');
  });

  test('events in another order do not count', async () => {
    const begun = await begin();
    await begun.status(11, 'ACKNOWLEDGED');
    await begun.status(11, 'UNDER_ASSESSMENT');
    const [start, second, third] = begun.placed;
    const swapped = replay([present(start), present(third), present(second)], facts);
    expect(swapped.skipped).toEqual([{ index: 1, why: 'WRONG_PREVIOUS' }]);
    expect(swapped.state.status).toBe('ACKNOWLEDGED');
  });

  test('an event at another place than it names does not count', async () => {
    const begun = await begin();
    const placed = await begun.write(11, note('x'));
    const moved = replay([at(begun.placed, 0), { ...placed, seq: placed.seq + 1 }], facts);
    expect(moved.skipped).toEqual([{ index: 1, why: 'WRONG_PLACE' }]);
  });

  test('events under another key than the case goes on with do not count', async () => {
    const begun = await begin();
    await begun.write(11, note('x'));
    const [start, second] = [at(begun.placed, 0), at(begun.placed, 1)];
    const key = '00'.repeat(32);
    const { skipped } = replay([{ ...start, key }, start, { ...second, key }, second], facts);
    expect(skipped).toEqual([
      { index: 0, why: 'WRONG_KEY' },
      { index: 2, why: 'WRONG_KEY' },
    ]);
  });

  test('a skipped event changes nothing and stops nothing', async () => {
    const begun = await begin();
    const before = begun.state;
    await begun.write(21, note('from outside'), { advance: false });
    await begun.write(11, { type: 'STATUS', data: { status: 'CLOSED', reason: 'OUTCOME_MINOR' } }, { advance: false });
    expect(begun.state).toEqual(before);
    await begun.status(11, 'ACKNOWLEDGED');
    expect([begun.fault, begun.state.status]).toEqual([null, 'ACKNOWLEDGED']);
  });

  test('frames that do not open are recorded in their place', async () => {
    const begun = await begin();
    const { state, skipped } = replay([{ skipped: 'NOT_OPENED', seq: 0 }, ...begun.placed], facts);
    expect([state.status, skipped]).toEqual(['RECEIVED', [{ index: 0, why: 'NOT_OPENED' }]]);
  });

  test('days do not go back, nor run ahead of their release', async () => {
    const begun = await begin();
    await begun.write(11, note('x'), { day: 5 });
    await begun.write(11, note('back'), { day: 4, advance: false });
    expect(begun.fault).toBe('BAD_DAY');
    const ahead = await begun.write(11, note('ahead'), { day: 7, advance: false });
    const releasedOn = (day: number): readonly SkipReason[] =>
      replay([...begun.placed.slice(0, 2), { ...ahead, released: firstDay + day }], facts).skipped.map(
        ({ why }) => why,
      );
    expect([releasedOn(5), releasedOn(6), releasedOn(7)]).toEqual([['BAD_DAY'], [], []]);
  });

  test('rosters do not go back', async () => {
    const begun = await begin();
    await begun.write(11, note('x'), { day: 50, sequence: 2 });
    await begun.write(12, note('y'), { day: 50, sequence: 1 });
    expect(begun.fault).toBe('OLDER_ROSTER');
  });

  test('the same events and facts give the same state', async () => {
    const begun = await caseIn('REOPENED');
    expect(replay(begun.placed, facts)).toEqual(replay([...begun.placed], factsOf(world)));
  });
});

test('reasons of the rules belong to their statuses', () => {
  const reasons: readonly (ReasonCode | '')[] = Object.values(statusRules).flatMap((rule) => rule.reasons);
  expect(new Set(reasons).size).toBe(15);
});
