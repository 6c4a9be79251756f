/** The state machine of a case: statuses, four eyes, answers (protocol section 7.2, docs/state-machine.md). */
import {
  acts,
  caseStatuses,
  cosignStatement,
  formatHex,
  isCaseStatus,
  makeEvent,
  noPrevious,
  possibleSteps,
  statuses,
  statusOfAct,
  statusRules,
  verifyEvent,
  type CaseStatus,
  type EventContent,
  type ReasonCode,
  type SkipReason,
} from '../../../crypto/index.ts';
import { portable } from '../letter/suites.ts';
import { at, present } from '../letter/world.ts';
import { refusal } from '../suites.ts';
import { begin, caseIn, random, world } from './case.ts';
import { firstDay, statementOf } from './world.ts';

const roster = at(world.rosters, 0);

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
      const inside = act === 'ERASE' ? from === 'CLOSED' : from !== 'RECEIVED';
      const may = told === null ? inside : legal[from].split(' ').includes(`${told}*`);
      expect(possibleSteps(begun.state, 11, begun.state.day, roster).proposals.includes(act)).toBe(may);
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
    expect([...possibleSteps(begun.state, 12, begun.state.day, roster).statuses].sort()).toEqual([...allowed].sort());
    expect(possibleSteps(begun.state, 41, begun.state.day, roster)).toEqual({
      statuses: [],
      proposals: [],
      approvals: [],
      rejections: [],
    });
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
    expect(possibleSteps(begun.state, 11, begun.state.day, roster).approvals).toEqual([]);
    expect(possibleSteps(begun.state, 12, begun.state.day, roster).approvals).toEqual([formatHex(proposal.event)]);
  });

  test('an approval without the second signature, or by somebody else than the second signer, does not count', async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    const proposal = await begun.propose(11, 'CLOSE');
    const byThird = await cosignStatement(portable, present(proposal.statement), world.signer(13));
    const place = { seq: begun.seq, previous: begun.head, day: firstDay };
    for (const [statement, why] of [
      [present(proposal.statement), 'UNDER_SIGNED'],
      [byThird, 'NOT_ENTITLED'],
    ] as const) {
      const content: EventContent = { type: 'APPROVE', data: { event: proposal.event, statement } };
      const event = await makeEvent(portable, place, content, world.signer(12));
      expect(await refusal(verifyEvent(portable, event, world.rosters))).toBe(why);
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

test('reasons of the rules belong to their statuses', () => {
  const reasons: readonly (ReasonCode | '')[] = Object.values(statusRules).flatMap((rule) => rule.reasons);
  expect(new Set(reasons).size).toBe(15);
});
