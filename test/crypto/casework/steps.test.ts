/** What a case offers a member is exactly what counts: for members, substitutes and outsiders, with holds, open allegations and exclusions. */
import {
  acts,
  cosignStatement,
  parseHex,
  statuses,
  statusOfAct,
  statusRules,
  type EventContent,
  type RecordContent,
} from '../../../crypto/index.ts';
import { portable } from '../letter/suites.ts';
import { at } from '../letter/world.ts';
import { caseIn, world, type Case } from './case.ts';
import { statementOf } from './world.ts';

const allegation: RecordContent = {
  kind: 'ALLEGATION',
  data: { category: 'BRIBERY', text: '', accused: [], outcome: '', consequences: [], reason: '' },
};
const hold: RecordContent = { kind: 'HOLD', data: { text: '' } };
const day = 5;

/** Cases in which something stands in the way of somebody, or of nobody. */
const situations: Readonly<Record<string, () => Promise<Case>>> = {
  'a case that has only begun': () => caseIn('RECEIVED'),
  'an open case with a request for each act': async () => {
    const begun = await caseIn('UNDER_INVESTIGATION');
    for (const act of acts) if (act !== 'ERASE') await begun.propose(11, act);
    return begun;
  },
  'an allegation without an outcome, after a request to close': async () => {
    const begun = await caseIn('UNDER_INVESTIGATION');
    await begun.propose(12, 'CLOSE');
    await begun.record(11, 1, allegation);
    return begun;
  },
  'a closed case with a request to erase': async () => {
    const begun = await caseIn('CLOSED');
    await begun.propose(11, 'ERASE');
    return begun;
  },
  'a closed case on hold, with a request to erase from before': async () => {
    const begun = await caseIn('CLOSED');
    await begun.propose(11, 'ERASE');
    await begun.record(12, 1, hold);
    return begun;
  },
  'a case reopened': () => caseIn('REOPENED'),
  'a case extended once': async () => {
    const begun = await caseIn('UNDER_ASSESSMENT');
    await begun.approve(12, await begun.propose(11, 'EXTEND'));
    return begun;
  },
  'an exclusion asked for, by number and by unit': async () => {
    const begun = await caseIn('ACKNOWLEDGED');
    await begun.tries(11, { type: 'EXCLUDE', data: { members: [12], units: [], text: '' } });
    await begun.tries(12, { type: 'EXCLUDE', data: { members: [], units: [2], text: '' } });
    return begun;
  },
  'an approval that came after a substitute was let in': async () => {
    const begun = await caseIn('UNDER_INVESTIGATION');
    await begun.propose(11, 'EXPORT');
    await begun.tries(11, { type: 'GRANT', data: { to: 41 } });
    await begun.tries(11, { type: 'SUBSTITUTE', data: { member: 41, after: day } });
    return begun;
  },
  'a substitute for whom it is too early': async () => {
    const begun = await caseIn('UNDER_INVESTIGATION');
    await begun.propose(11, 'CLOSE');
    await begun.tries(11, { type: 'GRANT', data: { to: 41 } });
    await begun.tries(11, { type: 'SUBSTITUTE', data: { member: 41, after: day + 1 } });
    return begun;
  },
  'an erased case': async () => {
    const begun = await caseIn('CLOSED');
    const { event } = await begun.propose(11, 'ERASE');
    await begun.approve(12, { event, statement: null });
    await begun.tries(11, { type: 'ERASED', data: { proposal: event } });
    return begun;
  },
};
const cases = Object.keys(situations).flatMap((name) => [11, 12, 13, 41, 22].map((member) => [name, member] as const));

test.each(cases)('%s: what is offered to member %i is what counts', async (name, member) => {
  const begun = await at([situations[name]], 0)?.();
  if (begun === undefined) throw new Error('no such situation');
  const { state } = begun;
  const counts = async (content: EventContent): Promise<boolean> => {
    await begun.write(member, content, { day, advance: false });
    const { fault } = begun;
    begun.placed.pop();
    return fault === null;
  };
  const offered = begun.steps(member, day);
  for (const status of statuses) {
    const rule = statusRules[status];
    if (rule.signers === 2 || status === state.status) continue;
    const statement = await statementOf(portable, world, member, { status, sequence: state.sequence + 1 });
    const counter = state.counters.get(member) ?? 0;
    const data = {
      number: state.answers + 1,
      text: '',
      language: 'ky',
      statement,
      salt: new Uint8Array(32),
      counter,
    } as const;
    expect([status, await counts({ type: 'ANSWER', data })]).toEqual([status, offered.statuses.includes(status)]);
  }
  for (const act of acts) {
    const status = statusOfAct[act];
    const reason =
      status === null ? '' : status === 'CLOSED' ? 'OUTCOME_NOT_A_REPORT' : at(statusRules[status].reasons, 0);
    const statement =
      status === null
        ? null
        : await statementOf(portable, world, member, { status, reason, sequence: state.sequence + 1 });
    const outcome = act === 'CLOSE' ? 'NOT_A_REPORT' : '';
    const proposed = await counts({ type: 'PROPOSE', data: { act, reason, text: '', outcome, statement } });
    expect([act, proposed]).toEqual([act, offered.proposals.includes(act)]);
  }
  for (const { event: hash, act, statement, state: decided } of state.proposals) {
    const event = parseHex(hash);
    if (decided !== 'OPEN') {
      expect([...offered.approvals, ...offered.rejections]).not.toContain(hash);
      continue;
    }
    const mine = statement?.signatures.some((signature) => signature.member === member) === true;
    const both =
      statement === null || mine ? statement : await cosignStatement(portable, statement, world.signer(member));
    // What one has signed oneself cannot be signed again: an event that carries it would be refused before any rule.
    const approved = !mine && (await counts({ type: 'APPROVE', data: { event, statement: both } }));
    expect([act, 'approve', approved]).toEqual([act, 'approve', offered.approvals.includes(hash)]);
    const rejected = await counts({ type: 'REJECT', data: { event } });
    expect([act, 'reject', rejected]).toEqual([act, 'reject', offered.rejections.includes(hash)]);
  }
});
