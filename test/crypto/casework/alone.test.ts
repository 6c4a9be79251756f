/** What a member with valid keys and a console of their own tries alone: dates put back, seats taken, others shut out (protocol section 7.2). */
import type { RulingRoster } from '../../../crypto/casework/case-state.ts';
import { formatHex, rosterInForce, type EventContent } from '../../../crypto/index.ts';
import { begin, caseIn, facts, world, type Case } from './case.ts';
import { at } from '../letter/world.ts';
import { firstDay } from './world.ts';

const hash = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const note: EventContent = { type: 'NOTE', data: { text: '' } };
const approval = (event: Uint8Array): EventContent => ({ type: 'APPROVE', data: { event, statement: null } });
const exporting: EventContent = {
  type: 'PROPOSE',
  data: { act: 'EXPORT', reason: '', text: '', outcome: '', statement: null },
};
const exported = (proposal: Uint8Array): EventContent => ({
  type: 'CUSTODY',
  data: {
    ...{ what: 'EXPORTED', document: hash(1), ciphertext: null, origin: null, letter: null, proposal },
    ...{ name: 'топтом.zip', length: 3, to: '', text: '', until: 0 },
  },
});
const exclude = (members: readonly number[], units: readonly number[] = []): EventContent => ({
  type: 'EXCLUDE',
  data: { members, units, text: 'жээни' },
});

async function approvedExport(): Promise<{ readonly begun: Case; readonly proposal: Uint8Array }> {
  const begun = await caseIn('UNDER_INVESTIGATION');
  const { event } = await begun.propose(11, 'EXPORT');
  await begun.approve(12, { event, statement: null });
  expect(begun.fault).toBeNull();
  return { begun, proposal: event };
}

describe('a day put back', () => {
  test('brings no export into the seven days of its approval: it comes out within seven days of its own day', async () => {
    const { begun, proposal } = await approvedExport();
    expect(await begun.tries(13, exported(proposal), 7, 40)).toBe('NO_PROPOSAL');
    expect(await begun.tries(13, exported(proposal), 7, 15)).toBe('NO_PROPOSAL');
    expect(begun.state.custody).toEqual([]);
    // A console without a network brings its work on a stick, days later.
    expect(await begun.tries(13, exported(proposal), 7, 14)).toBeNull();
  });

  test('does not make a proposal wait: a substitute counts from the day on which it came out', async () => {
    const begun = await caseIn('UNDER_INVESTIGATION');
    await begun.tries(11, { type: 'GRANT', data: { to: 41 } });
    await begun.tries(11, { type: 'SUBSTITUTE', data: { member: 41, after: 3 } });
    expect(await begun.tries(11, exporting, 0, 30)).toBeNull();
    const proposal = begun.last;
    expect(begun.state.proposals).toMatchObject([{ day: firstDay, released: firstDay + 30 }]);
    expect(await begun.tries(41, approval(proposal), 30)).toBe('SUBSTITUTE');
    expect(begun.steps(41, 32).approvals).toEqual([]);
    // Dated a day ahead, as clocks may be, it has not waited longer.
    expect(await begun.tries(41, approval(proposal), 33, 32)).toBe('SUBSTITUTE');
    // Nor has it if the approval says so of itself but was signed before.
    expect(await begun.tries(41, approval(proposal), 32, 40)).toBe('SUBSTITUTE');
    expect(begun.steps(41, 33).approvals).toEqual([formatHex(proposal)]);
    expect(await begun.tries(41, approval(proposal), 33)).toBeNull();
  });

  test('does not bring back a key that a newer roster has replaced', async () => {
    const old = at(world.rosters, 0);
    const members = old.members.map((each) => (each.number === 12 ? { ...each, sign: hash(7) } : each));
    const renewed: RulingRoster = { ...old, members };
    const roster = (released: number): RulingRoster | null =>
      released < firstDay + 20 ? rosterInForce(world.rosters, released) : renewed;
    const begun = await begin({ ...facts, roster });
    expect(await begun.tries(12, note, 0, 19)).toBeNull();
    expect(await begun.tries(12, note, 0, 20)).toBe('NOT_ENTITLED');
    expect(await begun.tries(11, note, 0, 20)).toBeNull();
    const unbegun = await begin({ ...facts, roster: () => renewed });
    expect(unbegun.fault).toBeNull();
  });
});

describe('one member alone', () => {
  test('does not exclude a custodian, by number, unit or conflict: that would shut the identity for good', async () => {
    // Custodians 21, 22 and 31; unit 3 is 21 and in conflict with 22's.
    for (const content of [exclude([22]), exclude([22, 41]), exclude([], [5]), exclude([], [3])]) {
      const begun = await begin();
      expect(await begun.tries(11, content)).toBeNull();
      expect(begun.state.excluded).toEqual({ members: [], units: [] });
      const proposal = begun.last;
      expect(begun.state.proposals).toMatchObject([{ act: 'EXCLUDE', state: 'OPEN' }]);
      expect(await begun.tries(11, approval(proposal))).toBe('SAME_MEMBER');
      expect(await begun.tries(12, approval(proposal))).toBeNull();
      expect(begun.state.excluded).not.toEqual({ members: [], units: [] });
      expect(await begun.tries(11, { type: 'GRANT', data: { to: content === exclude([], [5]) ? 31 : 41 } })).toBe(
        begun.state.excluded.members.includes(41) ? 'NOT_ELIGIBLE' : null,
      );
    }
  });

  test('who neither asked nor approved does not record an opening in place of those who did', async () => {
    const begun = await caseIn('UNDER_INVESTIGATION');
    const { event: proposal } = await begun.propose(11, 'OPEN_IDENTITY');
    await begun.approve(12, { event: proposal, statement: null });
    const open = (custodians: readonly number[]): EventContent => ({
      type: 'IDENTITY',
      data: { letter: world.letter, proposal, custodians },
    });
    expect(await begun.tries(13, open([21, 22]))).toBe('NOT_ENTITLED');
    expect(await begun.tries(11, open([21, 22]))).toBeNull();
  });

  test('does not name custodians for an opening who asked for it or are kept away', async () => {
    const begun = await caseIn('UNDER_INVESTIGATION');
    expect(await begun.tries(11, { type: 'GRANT', data: { to: 21 } })).toBeNull();
    const { event: proposal } = await begun.propose(21, 'OPEN_IDENTITY');
    await begun.approve(12, { event: proposal, statement: null });
    const open = (custodians: readonly number[]): EventContent => ({
      type: 'IDENTITY',
      data: { letter: world.letter, proposal, custodians },
    });
    expect(await begun.tries(21, open([21, 22]))).toBe('NOT_ELIGIBLE');
    await begun.tries(11, exclude([31]));
    expect(await begun.tries(12, approval(begun.last))).toBeNull();
    expect(await begun.tries(21, open([22, 31]))).toBe('NOT_ELIGIBLE');
  });

  test('does not change the key of a case that nobody has left, so that colleagues lose it or nobody can be let in', async () => {
    const begun = await begin();
    const rotate = (grantees: readonly number[]): EventContent => ({
      type: 'ROTATE',
      data: { grantees, key: hash(6) },
    });
    expect(await begun.tries(11, rotate([11, 12, 13]))).toBe('NOT_DUE');
    await begun.tries(13, { type: 'RECUSE', data: { member: 13, text: '', leave: null } });
    expect(await begun.tries(11, rotate([11]))).toBe('WRONG_GRANTEES');
    expect(await begun.tries(11, rotate([11, 12]))).toBeNull();
  });
});
