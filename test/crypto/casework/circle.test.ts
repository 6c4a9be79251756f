/** The state machine of a case: who may act, and which events follow which (protocol section 7.2). */
import {
  formatHex,
  noPrevious,
  replay,
  type EventContent,
  type LetterFacts,
  type SkipReason,
} from '../../../crypto/index.ts';
import { at, present } from '../letter/world.ts';
import { begin, Case, caseIn, facts, random, world } from './case.ts';
import { factsOf, firstDay } from './world.ts';

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
    const [followUp, secondKey] = [random(32), random(32)];
    const more: Record<string, LetterFacts> = {
      [formatHex(followUp)]: {
        received: firstDay + 1,
        file: secondKey,
        holders: [11, 12],
        excluded: { members: [], units: [2] },
      },
    };
    const begun = await begin(factsOf(world, { more }));
    await begun.status(11, 'ACKNOWLEDGED');
    await begun.write(11, { type: 'ASSIGN', data: { member: 13 } });
    const proposal = await begun.propose(13, 'CLOSE');
    await begun.write(11, { type: 'LETTER', data: { letter: followUp, file: secondKey } });
    expect(begun.state).toMatchObject({ circle: [11, 12], assigned: 0, rotationDue: true });
    expect(begun.state.letters).toHaveLength(2);
    await begun.write(11, { type: 'GRANT', data: { to: 41 } }, { advance: false });
    expect(begun.fault).toBe('NOT_ELIGIBLE');
    await begun.approve(12, proposal);
    expect(begun.fault).toBe('NO_PROPOSAL');
  });

  test('takes a letter once, no letter that nobody can open, and none by a wrong file key', async () => {
    const [followUp, secondKey] = [random(32), random(32)];
    const excluded = { members: [], units: [] };
    const letter: LetterFacts = { received: firstDay, file: secondKey, holders: [11, 12, 13], excluded };
    const begun = await begin(factsOf(world, { more: { [formatHex(followUp)]: letter } }));
    await begun.write(11, { type: 'LETTER', data: { letter: followUp, file: random(32) } }, { advance: false });
    expect(begun.fault).toBe('UNKNOWN_LETTER');
    await begun.write(11, { type: 'LETTER', data: { letter: followUp, file: secondKey } });
    await begun.write(12, { type: 'LETTER', data: { letter: followUp, file: secondKey } }, { advance: false });
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
