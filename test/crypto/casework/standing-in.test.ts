/** Who is kept away by the body, and who only stands in (protocol section 7.2). */
import { cosignStatement, formatHex, type EventContent, type SkipReason } from '../../../crypto/index.ts';
import { portable } from '../letter/suites.ts';
import { present } from '../letter/world.ts';
import { begin, caseIn, world, type Case } from './case.ts';
import { statementOf } from './world.ts';

const exclude = (members: readonly number[], units: readonly number[] = []): EventContent => ({
  type: 'EXCLUDE',
  data: { members, units, text: 'жээни' },
});
const approval = (event: Uint8Array): EventContent => ({ type: 'APPROVE', data: { event, statement: null } });
const substitute = (member: number, after: number): EventContent => ({ type: 'SUBSTITUTE', data: { member, after } });
const grant = (to: number): EventContent => ({ type: 'GRANT', data: { to } });
const note: EventContent = { type: 'NOTE', data: { text: '' } };

async function withSubstitute(after = 3): Promise<Case> {
  const begun = await caseIn('UNDER_INVESTIGATION');
  expect(await begun.tries(11, grant(41))).toBeNull();
  expect(await begun.tries(11, substitute(41, after))).toBeNull();
  return begun;
}

describe('an exclusion by the body', () => {
  test('of somebody outside the circle counts at once, by number, unit and conflict, for every later grant', async () => {
    const begun = await begin();
    expect(await begun.tries(11, exclude([]))).toBe('MALFORMED');
    expect(await begun.tries(11, exclude([41]))).toBeNull();
    expect(await begun.tries(12, grant(41))).toBe('NOT_ELIGIBLE');
    expect(await begun.tries(12, exclude([], [6]))).toBeNull();
    expect(await begun.tries(13, grant(32))).toBe('NOT_ELIGIBLE');
    expect(begun.state.excluded).toEqual({ members: [41], units: [6] });
    // Unit 3 and, by the conflict of 3 with 4, unit 4; two decide, as both have custodians.
    expect(await begun.tries(12, exclude([], [3]))).toBeNull();
    expect(await begun.tries(11, approval(begun.last))).toBeNull();
    for (const member of [21, 22]) expect(await begun.tries(13, grant(member))).toBe('NOT_ELIGIBLE');
  });

  test('of somebody in the circle takes two, neither of whom is meant', async () => {
    const begun = await begin();
    expect(await begun.tries(13, exclude([13]))).toBe('NOT_ELIGIBLE');
    expect(await begun.tries(13, exclude([], [2]))).toBe('NOT_ELIGIBLE');
    expect(await begun.tries(11, exclude([13]))).toBeNull();
    const proposal = begun.last;
    expect(begun.state.circle).toEqual([11, 12, 13]);
    for (const [member, why] of [
      [11, 'SAME_MEMBER'],
      [13, 'NOT_ELIGIBLE'],
    ] as const)
      expect(await begun.tries(member, approval(proposal))).toBe(why);
    expect(begun.steps(13).approvals).toEqual([]);
    expect(begun.steps(12).approvals).toEqual([formatHex(proposal)]);
    expect(await begun.tries(12, approval(proposal))).toBeNull();
    expect([begun.state.circle, begun.state.rotationDue]).toEqual([[11, 12], true]);
    expect(await begun.tries(12, grant(13))).toBe('NOT_ELIGIBLE');
  });

  test('cannot be struck out by whom it means, by number or by unit; others can', async () => {
    for (const meant of [exclude([13]), exclude([], [2])]) {
      const begun = await begin();
      await begun.tries(11, meant);
      const proposal = begun.last;
      const reject: EventContent = { type: 'REJECT', data: { event: proposal } };
      expect(await begun.tries(13, reject)).toBe('NOT_ELIGIBLE');
      expect(begun.steps(13).rejections).toEqual([]);
      expect(begun.steps(12).rejections).toEqual([formatHex(proposal)]);
      expect(await begun.tries(12, reject)).toBeNull();
    }
  });
});

describe('a substitute', () => {
  test('approves what has waited long enough, tells the source of it, and does nothing else', async () => {
    const begun = await withSubstitute();
    const proposal = await begun.propose(12, 'CLOSE');
    const statement = await cosignStatement(portable, present(proposal.statement), world.signer(41));
    const approve: EventContent = { type: 'APPROVE', data: { event: proposal.event, statement } };
    const hex = formatHex(proposal.event);
    expect(await begun.tries(41, approve, 2)).toBe('SUBSTITUTE');
    expect([begun.steps(41, 2), begun.steps(41, 3)]).toEqual([
      { statuses: [], proposals: [], approvals: [], rejections: [] },
      { statuses: [], proposals: [], approvals: [hex], rejections: [] },
    ]);
    for (const content of barred(proposal.event)) expect(await begun.tries(41, content, 3)).toBe('SUBSTITUTE');
    expect(await begun.tries(41, { type: 'APPROVE', data: { event: new Uint8Array(32), statement: null } }, 3)).toBe(
      'NO_PROPOSAL',
    );
    expect(await begun.tries(41, approve, 3)).toBeNull();
    expect(await begun.tries(41, note, 3)).toBeNull();
    // With an approved statement to tell, other words are still not a substitute's.
    const message = await statementOf(portable, world, 41, { status: 'REOPENED', sequence: begun.state.sequence + 1 });
    expect(await begun.tries(41, answerOf(begun, 41, message), 3)).toBe('SUBSTITUTE');
    expect(await begun.tries(41, answerOf(begun, 41, statement), 3)).toBeNull();
    expect(begun.state).toMatchObject({ status: 'CLOSED', untold: [] });
  });

  test('may step aside, and has what was opened or looked at recorded', async () => {
    const begun = await withSubstitute();
    const nothing = { origin: null, proposal: null, name: '', length: 0, to: '', text: '', until: 0 } as const;
    const document = new Uint8Array(32).fill(1);
    const opened = { ...nothing, document, what: 'OPENED', ciphertext: document, letter: world.letter } as const;
    expect(await begun.tries(41, { type: 'CUSTODY', data: opened })).toBeNull();
    const shared = { ...opened, what: 'SHARED', ciphertext: null, letter: null, to: 'кимдир' } as const;
    expect(await begun.tries(41, { type: 'CUSTODY', data: shared })).toBe('SUBSTITUTE');
    expect(await begun.tries(41, { type: 'RECUSE', data: { member: 41, text: '', leave: null } })).toBeNull();
  });

  test('has a full say once somebody grants it', async () => {
    const begun = await withSubstitute();
    expect(await begun.tries(12, grant(41))).toBeNull();
    expect([...begun.state.substitutes]).toEqual([]);
    expect(await begun.tries(41, { type: 'ASSIGN', data: { member: 41 } })).toBeNull();
    expect(await begun.tries(12, grant(41))).toBe('DUPLICATE');
  });

  test('is only whom the event before let in, and only by whoever let them in', async () => {
    const begun = await begin();
    expect(await begun.tries(11, substitute(12, 1))).toBe('NOT_ENTITLED');
    await begun.tries(11, grant(41));
    expect(await begun.tries(12, substitute(41, 1))).toBe('NOT_ENTITLED');
    expect(await begun.tries(11, substitute(12, 1))).toBe('NOT_ENTITLED');
    expect(await begun.tries(11, substitute(41, 1))).toBeNull();
    expect(await begun.tries(11, substitute(41, 60))).toBe('NOT_ENTITLED');
  });

  /** Rules that hand back the whole case would carry along whom an earlier event let in. */
  test.each(['ANSWER', 'RECUSE', 'EXCLUDE', 'NOTE'] as const)(
    'is nobody who was let in before an event of %s: they have had a full say',
    async (type) => {
      const begun = await begin();
      await begun.tries(11, grant(41));
      if (type === 'ANSWER') await begun.answer(12, 'ACKNOWLEDGED');
      else if (type === 'RECUSE')
        await begun.tries(13, { type: 'RECUSE', data: { member: 13, text: '', leave: null } });
      else if (type === 'EXCLUDE') {
        await begun.tries(11, exclude([13]));
        await begun.tries(12, approval(begun.last));
      } else await begun.tries(12, note);
      expect(begun.fault).toBeNull();
      expect(await begun.tries(11, substitute(41, 60))).toBe<SkipReason>('NOT_ENTITLED');
    },
  );
});

/** What a substitute may not. */
function barred(event: Uint8Array): readonly EventContent[] {
  return [
    { type: 'REJECT', data: { event } },
    { type: 'ASSIGN', data: { member: 0 } },
    { type: 'STATUS', data: { status: 'CONFIRMED', reason: '' } },
    { type: 'PROPOSE', data: { act: 'EXPORT', reason: '', text: '', outcome: '', statement: null } },
    { type: 'RECORD', data: { number: 1, kept: true, kind: 'TAG', data: { text: 'x' } } },
    { type: 'CLAIM', data: { ids: [new Uint8Array(16)] } },
    { type: 'ERASED', data: { proposal: event } },
    { type: 'IDENTITY', data: { letter: event, proposal: event, custodians: [21, 22] } },
    exclude([22]),
    grant(22),
    substitute(41, 1),
  ];
}

function answerOf(begun: Case, member: number, statement: Awaited<ReturnType<typeof statementOf>>): EventContent {
  const { answers, counters } = begun.state;
  const data = { number: answers + 1, text: '', language: 'ky', statement, salt: new Uint8Array(32) } as const;
  return { type: 'ANSWER', data: { ...data, counter: counters.get(member) ?? 0 } };
}
