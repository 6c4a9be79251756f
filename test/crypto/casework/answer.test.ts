/** Answers, statements and rekeys: what a source believes (protocol section 6; properties P4, P5, P6). */
import {
  answerJson,
  cosignStatement,
  decodeContent,
  encodeContent,
  encodeStatement,
  parseAnswer,
  parseRekey,
  parseStatement,
  rekeyJson,
  signAnswer,
  signLeave,
  signRekey,
  signStatement,
  statementJson,
  statuses,
  statusRules,
  verifyAnswer,
  verifyProposed,
  verifyRekey,
  verifyStatement,
  labels,
  openKeyed,
  joinSlices,
  sealKeyed,
  sealSealed,
  openSealed,
  type Answer,
  type AnswerContext,
  type Statement,
} from '../../../crypto/index.ts';
import { portable, suites } from '../letter/suites.ts';
import { at, fixedRandom, present } from '../letter/world.ts';
import { refusal, refusalOf } from '../suites.ts';
import { createWorld, firstDay, loggedStatus, statementOf } from './world.ts';

const random = fixedRandom('answers');
const world = await createWorld(portable);
const other = await createWorld(portable, 'another conversation');
const salt = random(32);
const none = { members: [], units: [] };

const draft = async (
  member: number,
  {
    statement,
    sequence = 1,
    day = 0,
    counter = 0,
  }: { statement?: Statement; sequence?: number; day?: number; counter?: number } = {},
): Promise<{ answer: Answer; context: AnswerContext }> => {
  const said =
    statement ??
    (await statementOf(portable, world, member, { status: 'ACKNOWLEDGED', day: firstDay + day }, sequence));
  const answer = await signAnswer(
    portable,
    { source: world.sourceHash, number: 1, text: 'Билдирүүңүз келди.', statement: said, salt, counter },
    world.signer(member, sequence),
  );
  const found = await loggedStatus(portable, world, { statement: said, salt, member, counter, day });
  return {
    answer,
    context: {
      ...{ source: world.sourceHash, letter: world.letter, rosters: world.rosters, entries: [found] },
      ...{ excluded: none, left: new Map() },
    },
  };
};

/** The rosters of the world, in the newer of which the member belongs to this unit. */
const seatedIn = (member: number, unit: number): AnswerContext['rosters'] => {
  const [first, second] = [at(world.rosters, 0), at(world.rosters, 1)];
  return [
    first,
    { ...second, members: second.members.map((each) => (each.number === member ? { ...each, unit } : each)) },
  ];
};

describe('an answer', () => {
  test('reaches the source through a page, whichever provider is on which side', async () => {
    const { answer, context } = await draft(11);
    for (const sealer of suites) {
      for (const opener of suites) {
        const content = encodeContent(answerJson(answer));
        const frames = await sealKeyed(sealer, random, world.source.reply, labels.answer, content);
        const slice = present(await openKeyed(opener, world.source.reply, labels.answer, at(frames, 0)));
        const read = parseAnswer(decodeContent(present(await joinSlices(opener, [slice]))));
        expect((await verifyAnswer(opener, read, context)).answer).toEqual(answer);
      }
    }
  });

  test('by an excluded member is not accepted: by number, by unit, by a unit in conflict', async () => {
    const { answer, context } = await draft(22);
    expect(await refusal(verifyAnswer(portable, answer, context))).toBeNull();
    for (const excluded of [
      { members: [22], units: [] },
      { members: [], units: [4] },
      { members: [], units: [3] },
    ]) {
      expect(await refusal(verifyAnswer(portable, answer, { ...context, excluded }))).toBe('NOT_ENTITLED');
    }
  });

  test('by a member who left is not accepted from that day on', async () => {
    const { answer, context } = await draft(11, { day: 10 });
    const left = (day: number): AnswerContext => ({ ...context, left: new Map([[11, firstDay + day]]) });
    expect(await refusal(verifyAnswer(portable, answer, left(10)))).toBe('NOT_ENTITLED');
    expect(await refusal(verifyAnswer(portable, answer, left(9)))).toBe('NOT_ENTITLED');
    expect(await refusal(verifyAnswer(portable, answer, left(11)))).toBeNull();
  });

  test('by a member whom a newer roster removed is not accepted, even under the older roster', async () => {
    const before = await draft(13, { day: 49 });
    expect(await refusal(verifyAnswer(portable, before.answer, before.context))).toBeNull();
    const after = await draft(13, { day: 50 });
    expect(await refusal(verifyAnswer(portable, after.answer, after.context))).toBe('NOT_ENTITLED');
    const stayed = await draft(12, { day: 50 });
    expect(await refusal(verifyAnswer(portable, stayed.answer, stayed.context))).toBeNull();
  });

  test('by a member whom a newer roster seats in an excluded unit is not accepted, even under the older roster', async () => {
    const { answer, context } = await draft(12, { day: 50 });
    const excluded = { members: [], units: [3] };
    expect(await refusal(verifyAnswer(portable, answer, { ...context, excluded }))).toBeNull();
    const moved = { ...context, rosters: seatedIn(12, 3) };
    expect(await refusal(verifyAnswer(portable, answer, moved))).toBeNull();
    expect(await refusal(verifyAnswer(portable, answer, { ...moved, excluded }))).toBe('NOT_ENTITLED');
  });

  test('logged outside the days of its roster is not accepted', async () => {
    const { answer, context } = await draft(11, { sequence: 2, day: 60 });
    expect(await refusal(verifyAnswer(portable, answer, context))).toBeNull();
    const move = async (day: number): Promise<AnswerContext> => ({
      ...context,
      entries: [
        await loggedStatus(portable, world, { statement: answer.statement, salt, member: 11, counter: 0, day }),
      ],
    });
    expect(await refusal(verifyAnswer(portable, answer, await move(49)))).toBe('EXPIRED');
    expect(await refusal(verifyAnswer(portable, answer, await move(101)))).toBe('EXPIRED');
  });

  test('replayed into another conversation is not accepted', async () => {
    const { answer, context } = await draft(11);
    const elsewhere = { ...context, source: other.sourceHash };
    expect(await refusal(verifyAnswer(portable, answer, elsewhere))).toBe('WRONG_CONTEXT');
    // Rewritten for the other source: the signature no longer holds.
    const readdressed = { ...answer, source: other.sourceHash };
    expect(await refusal(verifyAnswer(portable, readdressed, elsewhere))).toBe('BAD_SIGNATURE');
    expect(await refusal(verifyAnswer(portable, answer, { ...context, letter: other.letter }))).toBe('WRONG_CONTEXT');
  });

  test('signed about another case is not accepted with the statement of this one, nor the other way round', async () => {
    const here = await draft(11);
    const statement = await signStatement(
      portable,
      { letter: other.letter, status: 'ACKNOWLEDGED', reason: '', sequence: 1, day: firstDay },
      world.signer(11),
    );
    const there = await draft(11, { statement });
    expect(await refusal(verifyAnswer(portable, there.answer, there.context))).toBe('WRONG_CONTEXT');
    const swapped = { ...here.answer, statement };
    expect(await refusal(verifyAnswer(portable, swapped, { ...here.context, entries: there.context.entries }))).toBe(
      'WRONG_CONTEXT',
    );
  });

  test('without its entry in the log is not accepted', async () => {
    const { answer, context } = await draft(11);
    expect(await refusal(verifyAnswer(portable, answer, { ...context, entries: [] }))).toBe('WRONG_CONTEXT');
    const resalted = { ...answer, salt: random(32) };
    expect(await refusal(verifyAnswer(portable, resalted, context))).toBe('WRONG_CONTEXT');
  });

  test('whose entry says something else than its statement is not accepted', async () => {
    const { answer, context } = await draft(11);
    const found = at(context.entries, 0);
    for (const payload of [
      { ...found.payload, status: 'CLOSED' as const },
      { ...found.payload, reason: 'OTHER' as const },
      { ...found.payload, sequence: 2 },
      { ...found.payload, position: 1 },
    ]) {
      const lying = { ...context, entries: [{ ...found, payload }] };
      expect(await refusal(verifyAnswer(portable, answer, lying))).toBe('WRONG_CONTEXT');
    }
    for (const change of [{ member: 12 }, { counter: 1 }]) {
      const moved = { ...context, entries: [{ ...found, ...change }] };
      expect(await refusal(verifyAnswer(portable, answer, moved))).toBe('WRONG_CONTEXT');
    }
  });

  test('changed in any field is not accepted', async () => {
    const { answer, context } = await draft(11);
    const changes: readonly Partial<Answer>[] = [
      { number: 2 },
      { text: 'Иш жабылды.' },
      { signature: random(64) },
      { signature: at(answer.statement.signatures, 0).signature },
    ];
    for (const change of changes) {
      expect(await refusal(verifyAnswer(portable, { ...answer, ...change }, context))).toBe('BAD_SIGNATURE');
    }
    expect(await refusal(verifyAnswer(portable, { ...answer, position: 1 }, context))).toBe('NOT_ENTITLED');
    expect(await refusal(verifyAnswer(portable, { ...answer, roster: random(32) }, context))).toBe('WRONG_CONTEXT');
  });

  test('by somebody who did not sign the statement is neither made nor accepted', async () => {
    const { answer, context } = await draft(11);
    const facts = { ...answer, text: 'Мен да айтам.' };
    expect(await refusal(signAnswer(portable, facts, world.signer(12)))).toBe('NOT_ENTITLED');
    expect(await refusal(verifyAnswer(portable, { ...answer, member: 12, position: 1 }, context))).toBe('NOT_ENTITLED');
  });

  test('under a forged statement is not accepted', async () => {
    const { answer, context } = await draft(11);
    const signature = at(answer.statement.signatures, 0);
    const forged = { ...answer.statement, signatures: [{ ...signature, signature: random(64) }] };
    const made = await draft(11, { statement: forged });
    expect(await refusal(verifyAnswer(portable, made.answer, made.context))).toBe('BAD_SIGNATURE');
    expect(context.entries).toHaveLength(1);
  });

  test('that closes a case with one signature is not accepted; with two it is, from either of the two', async () => {
    const facts = { status: 'CLOSED', reason: 'OUTCOME_MINOR' } as const;
    const once = await statementOf(portable, world, 11, facts);
    const alone = await draft(11, { statement: once });
    expect(await refusal(verifyAnswer(portable, alone.answer, alone.context))).toBe('UNDER_SIGNED');
    const twice = await cosignStatement(portable, once, world.signer(12));
    for (const member of [11, 12]) {
      const both = await draft(member, { statement: twice });
      expect(await refusal(verifyAnswer(portable, both.answer, both.context))).toBeNull();
      const excluded = { members: [12], units: [] };
      expect(await refusal(verifyAnswer(portable, both.answer, { ...both.context, excluded }))).toBe('NOT_ENTITLED');
    }
  });
});

describe('a statement', () => {
  const facts = { status: 'CLOSED', reason: 'OUTCOME_WITHDRAWN' } as const;

  test('of every status holds with as many signatures as its status asks for, under both providers', async () => {
    for (const status of statuses) {
      const rule = statusRules[status];
      const once = await statementOf(portable, world, 11, { status, reason: at(rule.reasons, 0) });
      const twice = await cosignStatement(portable, once, world.signer(41));
      for (const suite of suites) {
        const roster = at(world.rosters, 0);
        expect(await refusal(verifyStatement(suite, once, roster))).toBe(rule.signers === 2 ? 'UNDER_SIGNED' : null);
        expect(await refusal(verifyStatement(suite, twice, roster))).toBeNull();
        expect(await refusal(verifyProposed(suite, twice, roster))).toBe('MALFORMED');
      }
      expect(parseStatement(statementJson(twice))).toEqual(twice);
    }
  });

  test('signed twice by the same member does not count as two', async () => {
    const once = await statementOf(portable, world, 11, facts);
    expect(await refusal(cosignStatement(portable, once, world.signer(11)))).toBe('DUPLICATE');
    const doubled = { ...once, signatures: [at(once.signatures, 0), at(once.signatures, 0)] };
    expect(await refusal(verifyStatement(portable, doubled, at(world.rosters, 0)))).toBe('DUPLICATE');
  });

  test('is not signed under by somebody whose first signer is forged', async () => {
    const once = await statementOf(portable, world, 11, facts);
    const forged = { ...once, signatures: [{ ...at(once.signatures, 0), member: 12, position: 1 }] };
    expect(await refusal(cosignStatement(portable, forged, world.signer(13)))).toBe('BAD_SIGNATURE');
  });

  test('changed in any field, or under another roster, does not hold', async () => {
    const once = await statementOf(portable, world, 11, { status: 'ACKNOWLEDGED' });
    const roster = at(world.rosters, 0);
    for (const change of [
      { letter: random(32) },
      { status: 'MESSAGE' as const },
      { sequence: 2 },
      { day: firstDay + 1 },
    ]) {
      expect(await refusal(verifyStatement(portable, { ...once, ...change }, roster))).toBe('BAD_SIGNATURE');
    }
    expect(await refusal(verifyStatement(portable, once, at(world.rosters, 1)))).toBe('WRONG_CONTEXT');
    expect(await refusal(verifyStatement(portable, { ...once, day: firstDay - 1 }, roster))).toBe('EXPIRED');
  });

  test('with a reason that does not belong to its status is neither made nor read', async () => {
    expect(await refusal(statementOf(portable, world, 11, { status: 'CLOSED' }))).toBe('RANGE');
    expect(await refusal(statementOf(portable, world, 11, { status: 'EXTENDED', reason: 'OUTCOME_MINOR' }))).toBe(
      'RANGE',
    );
    const once = await statementOf(portable, world, 11, facts);
    expect(refusalOf(() => parseStatement(statementJson({ ...once, reason: 'COMPLEX' })))).toBe('RANGE');
  });

  test('with an unknown, missing or added field is not read', async () => {
    const json = statementJson(await statementOf(portable, world, 11, facts));
    for (const key of Object.keys(json)) {
      const rest = Object.fromEntries(Object.entries(json).filter(([name]) => name !== key));
      expect(refusalOf(() => parseStatement(rest))).toBe('MALFORMED');
    }
    expect(refusalOf(() => parseStatement({ ...json, more: 1 }))).toBe('MALFORMED');
    expect(refusalOf(() => parseStatement({ ...json, signatures: [] }))).toBe('MALFORMED');
    expect(refusalOf(() => parseStatement({ ...json, sequence: 0 }))).toBe('MALFORMED');
  });

  test('of an officer fits a sealed frame with both signatures', async () => {
    const twice = await cosignStatement(portable, await statementOf(portable, world, 11, facts), world.signer(12));
    const seed = random(32);
    const content = encodeContent(statementJson(twice));
    const frame = await sealSealed(portable, random, await portable.kemPublicKey(seed), labels.statement, content);
    const read = present(await openSealed(portable, seed, labels.statement, frame));
    expect(encodeStatement(parseStatement(decodeContent(read)))).toEqual(encodeStatement(twice));
  });
});

describe('a rekey', () => {
  const day = firstDay + 5;
  const reply = random(32);
  const context = { source: world.sourceHash, excluded: none, rosters: world.rosters };

  test('with the word of the one who left reaches the source in one sealed frame', async () => {
    const leave = await signLeave(portable, world.signer(13).seed, { source: world.sourceHash, left: 13, day });
    const rekey = await signRekey(
      portable,
      { source: world.sourceHash, reply, left: 13, day, leave },
      world.signer(11),
    );
    for (const suite of suites) {
      const frame = await sealSealed(
        suite,
        random,
        world.source.kemPublic,
        labels.rekey,
        encodeContent(rekeyJson(rekey)),
      );
      const content = present(await openSealed(suite, world.source.kemSeed, labels.rekey, frame));
      expect(await verifyRekey(suite, parseRekey(decodeContent(content)), context)).toEqual(rekey);
    }
  });

  test('cannot take the say of somebody who did not leave', async () => {
    const facts = { source: world.sourceHash, reply, left: 13, day, leave: null };
    const without = await signRekey(portable, facts, world.signer(11));
    expect(await refusal(verifyRekey(portable, without, context))).toBe('NOT_ENTITLED');
    for (const [seed, source, left, onDay] of [
      [world.signer(11).seed, world.sourceHash, 13, day],
      [world.signer(13).seed, other.sourceHash, 13, day],
      [world.signer(13).seed, world.sourceHash, 12, day],
      [world.signer(13).seed, world.sourceHash, 13, day + 1],
    ] as const) {
      const leave = await signLeave(portable, seed, { source, left, day: onDay });
      const rekey = await signRekey(portable, { ...facts, leave }, world.signer(11));
      expect(await refusal(verifyRekey(portable, rekey, context))).toBe('BAD_SIGNATURE');
    }
  });

  test('needs no word of somebody whom the roster has removed', async () => {
    const facts = { source: world.sourceHash, reply, left: 13, day: firstDay + 50, leave: null };
    const rekey = await signRekey(portable, facts, world.signer(11, 2));
    expect(await refusal(verifyRekey(portable, rekey, context))).toBeNull();
  });

  test('cannot take the say of somebody whom an older roster did not have', async () => {
    const [first, second] = [at(world.rosters, 0), at(world.rosters, 1)];
    const joined = Object.assign({}, first, { sequence: 3, hash: random(32) });
    const facts = { source: world.sourceHash, reply, left: 13, day: firstDay + 60, leave: null };
    const rekey = await signRekey(portable, facts, world.signer(11, 2));
    expect(await refusal(verifyRekey(portable, rekey, { ...context, rosters: [first, second] }))).toBeNull();
    const rosters = [first, second, joined];
    expect(await refusal(verifyRekey(portable, rekey, { ...context, rosters }))).toBe('NOT_ENTITLED');
  });

  test('by an excluded or removed member, or for another source, is not accepted', async () => {
    const facts = { source: world.sourceHash, reply, left: 0, day, leave: null };
    const rekey = await signRekey(portable, facts, world.signer(11));
    expect(await refusal(verifyRekey(portable, rekey, context))).toBeNull();
    const excluded = { members: [11], units: [] };
    expect(await refusal(verifyRekey(portable, rekey, { ...context, excluded }))).toBe('NOT_ENTITLED');
    expect(await refusal(verifyRekey(portable, rekey, { ...context, source: other.sourceHash }))).toBe('WRONG_CONTEXT');
    expect(await refusal(verifyRekey(portable, { ...rekey, reply: random(32) }, context))).toBe('BAD_SIGNATURE');
    const removed = await signRekey(portable, { ...facts, day: firstDay + 50 }, world.signer(13));
    expect(await refusal(verifyRekey(portable, removed, context))).toBe('NOT_ENTITLED');
  });

  test('by the one who leaves, or by a member whom a newer roster seats in an excluded unit, is not accepted', async () => {
    const facts = { source: world.sourceHash, reply, left: 0, day: firstDay + 50, leave: null };
    const rekey = await signRekey(portable, facts, world.signer(11));
    const moved = { ...context, rosters: seatedIn(11, 3) };
    expect(await refusal(verifyRekey(portable, rekey, moved))).toBeNull();
    const excluded = { members: [], units: [3] };
    expect(await refusal(verifyRekey(portable, rekey, { ...moved, excluded }))).toBe('NOT_ENTITLED');
    const leave = await signLeave(portable, world.signer(13).seed, { source: world.sourceHash, left: 13, day });
    const own = await signRekey(portable, { ...facts, left: 13, day, leave }, world.signer(13));
    expect(await refusal(verifyRekey(portable, own, context))).toBe('NOT_ENTITLED');
  });
});
