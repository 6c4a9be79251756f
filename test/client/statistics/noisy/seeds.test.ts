/** The seed is of both parties: committed to in the register before the plan begins, and never shown there. */
import { formatHex, ProtocolError, signNote } from '../../../../crypto/public.ts';
import { commitmentsFor } from '../../../../client/statistics/noisy/committed.ts';
import { noiseOf } from '../../../../client/statistics/noisy/noise-stream.ts';
import {
  formatSeedNote,
  parseSeedNote,
  signSeedNote,
  verifySeedNote,
} from '../../../../client/statistics/noisy/seed-note.ts';
import { commitToSeed, openJointSeed } from '../../../../client/statistics/noisy/seeds.ts';
import { SeriesRefused, type SeriesRefusalCode } from '../../../../client/statistics/noisy/series-refused.ts';
import { planDays } from '../../../../client/statistics/noisy/series-plan.ts';
import type { GovernanceEntry } from '../../../../crypto/public.ts';
import {
  closed,
  closedByTime,
  dayEntry,
  entries,
  month,
  origin,
  parties,
  plan,
  seedEntry,
  seeds,
  suite,
  trust,
} from './world.ts';

const commitments = await commitmentsFor(suite, entries, trust, month);
const { first } = planDays(plan);
const other = new Uint8Array(32).fill(3);

async function refusal(own: readonly GovernanceEntry[], name = month): Promise<SeriesRefusalCode> {
  try {
    await commitmentsFor(suite, own, trust, name);
  } catch (error) {
    if (error instanceof SeriesRefused) return error.code;
    throw error;
  }
  throw new Error('the commitments counted');
}

describe('commitments to a seed', () => {
  test('count for every month of the plan, and for no other', async () => {
    for (const name of ['2027-01', '2027-12'])
      expect(await commitmentsFor(suite, entries, trust, name)).toEqual(commitments);
    for (const name of ['2026-12', '2028-01']) expect(await refusal(entries, name)).toBe('SEED_MISSING');
  });

  test('of one party are not enough', async () => {
    for (const party of ['PUBLISHER', 'OVERSIGHT'] as const)
      expect(await refusal([await seedEntry(party), dayEntry(first - 1)])).toBe('SEED_MISSING');
  });

  test('come before a day that closes before the first of the plan', async () => {
    const both = [await seedEntry('PUBLISHER'), await seedEntry('OVERSIGHT')];
    await commitmentsFor(suite, [...both, dayEntry(first - 1)], trust, month);
    expect(await refusal([...both, dayEntry(first)])).toBe('SEED_TOO_LATE');
    expect(await refusal([dayEntry(first - 1), ...both])).toBe('SEED_TOO_LATE');
    expect(await refusal([both[0] ?? dayEntry(0), dayEntry(first - 1), both[1] ?? dayEntry(0)])).toBe('SEED_TOO_LATE');
  });

  test('cannot be replaced: of several by one party the first counts, so that none can be chosen afterwards', async () => {
    const again = await seedEntry('OVERSIGHT', { seed: other });
    const wider = await seedEntry('PUBLISHER', { seed: other, plan: { ...plan, first: '2027-02' } });
    const own = [...entries.slice(0, 4), again, wider, ...entries.slice(4)];
    expect(await commitmentsFor(suite, own, trust, month)).toEqual(commitments);
    expect(await refusal([again, wider, ...entries])).toBe('SEEDS_DISAGREE');
  });

  test('are of one plan', async () => {
    const fewer = await seedEntry('OVERSIGHT', { plan: { ...plan, tables: [closed] } });
    expect(await refusal([await seedEntry('PUBLISHER'), fewer, dayEntry(first - 1)])).toBe('SEEDS_DISAGREE');
  });

  test('are of two hands: nobody signs for both parties', async () => {
    const shared = { ...trust, governance: trust.release };
    const own = [
      await seedEntry('PUBLISHER', { signers: parties.OVERSIGHT }),
      await seedEntry('OVERSIGHT'),
      dayEntry(first - 1),
    ];
    await expect(commitmentsFor(suite, own, shared, month)).rejects.toThrow(new SeriesRefused('SEEDS_OF_ONE_HAND'));
  });

  test('that somebody else signed count as nothing, wherever they stand', async () => {
    const forged = await seedEntry('PUBLISHER', { signers: parties.OVERSIGHT, seed: other });
    const alone = await seedEntry('OVERSIGHT', { signers: parties.OVERSIGHT.slice(1), seed: other });
    const junk: GovernanceEntry = { kind: 'seed', note: 'nothing\n' };
    expect(await commitmentsFor(suite, [forged, alone, junk, ...entries], trust, month)).toEqual(commitments);
  });
});

describe('a seed', () => {
  test('opens only as what was committed to, by the party that committed to it', async () => {
    const joint = await openJointSeed(suite, commitments, seeds);
    expect(joint).toHaveLength(32);
    for (const wrong of [
      { ...seeds, publisher: other },
      { ...seeds, oversight: other },
      { publisher: seeds.oversight, oversight: seeds.publisher },
    ]) {
      await expect(openJointSeed(suite, commitments, wrong)).rejects.toThrow(new ProtocolError('BAD_PROOF'));
    }
  });

  // A party that moves second sees the other's commitment and nothing more. Whatever it does with it, it opens nothing of use.
  test('cannot be picked after the other’s: a commitment says nothing of its seed, and copied it opens nothing', async () => {
    const copied = { ...commitments, oversight: commitments.publisher };
    await expect(
      openJointSeed(suite, copied, { publisher: seeds.publisher, oversight: seeds.publisher }),
    ).rejects.toThrow(new ProtocolError('BAD_PROOF'));
    // Once it knows the other's half it could try seeds until the noise pleases: none of them opens its commitment.
    for (let attempt = 0; attempt < 64; attempt++) {
      const picked = await suite.sha256(Uint8Array.of(attempt));
      await expect(openJointSeed(suite, commitments, { ...seeds, oversight: picked })).rejects.toThrow(
        new ProtocolError('BAD_PROOF'),
      );
    }
  });

  test('of either party changes the noise, and so do origin, months and plan', async () => {
    const draws = async (own: typeof commitments, opened: typeof seeds): Promise<string> => {
      const publisher = await commitToSeed(suite, 'PUBLISHER', own.plan, opened.publisher);
      const oversight = await commitToSeed(suite, 'OVERSIGHT', own.plan, opened.oversight);
      return formatHex(await openJointSeed(suite, { ...own, publisher, oversight }, opened));
    };
    const made = await Promise.all([
      draws(commitments, seeds),
      draws(commitments, { ...seeds, publisher: other }),
      draws(commitments, { ...seeds, oversight: other }),
      draws({ ...commitments, origin: 'other.example/demo' }, seeds),
      draws({ ...commitments, plan: { ...plan, last: '2027-11' } }, seeds),
      draws({ ...commitments, plan: { ...plan, tables: [closed] } }, seeds),
    ]);
    expect(new Set(made).size).toBe(made.length);
  });

  test('gives every table, month and cell noise of its own', async () => {
    const joint = await openJointSeed(suite, commitments, seeds);
    // Of a wide distribution, so that two that differ are seldom equal by chance.
    const wide = { numerator: 1, denominator: 1000 };
    const made = await Promise.all([
      noiseOf(suite, joint, { ...closed, epsilon: wide }, month, 'ALL'),
      noiseOf(suite, joint, { ...closed, epsilon: wide }, '2027-04', 'ALL'),
      noiseOf(suite, joint, { ...closed, epsilon: wide, id: 'other' }, month, 'ALL'),
      noiseOf(suite, joint, { ...closed, epsilon: wide, flow: 'REFERRED' }, month, 'ALL'),
      noiseOf(suite, joint, { ...closedByTime, epsilon: wide }, month, 'DAYS_0_30'),
      noiseOf(suite, joint, { ...closedByTime, epsilon: wide }, month, 'DAYS_31_90'),
    ]);
    expect(new Set(made).size).toBe(made.length);
  });
});

describe('a seed note', () => {
  const note = { mode: 'demo', origin, party: 'PUBLISHER', plan, commitment: commitments.publisher } as const;

  test('has no room for the seed: with it, everybody could take the noise off', async () => {
    const signed = await signSeedNote(suite, note, parties.PUBLISHER);
    expect(signed).not.toContain(formatHex(seeds.publisher));
    const text = signed.split('\n')[0] ?? '';
    const withSeed = text.replace('"tables":', `"seed":"${formatHex(seeds.publisher)}","tables":`);
    expect(withSeed).not.toBe(text);
    expect(() => parseSeedNote(`${withSeed}\n`)).toThrow(new ProtocolError('MALFORMED'));
  });

  test('is signed by its own party, for this service', async () => {
    const signed = await signSeedNote(suite, note, parties.PUBLISHER);
    expect(await verifySeedNote(suite, signed, trust)).toMatchObject(note);
    for (const wrong of [parties.OVERSIGHT, parties.PUBLISHER.slice(1)]) {
      await expect(verifySeedNote(suite, await signSeedNote(suite, note, wrong), trust)).rejects.toThrow(
        new ProtocolError('UNDER_SIGNED'),
      );
    }
    await expect(verifySeedNote(suite, signed, { ...trust, origin: 'other.example/demo' })).rejects.toThrow(
      new ProtocolError('WRONG_ORIGIN'),
    );
    await expect(verifySeedNote(suite, signed.replace(origin, 'other.example/demo'), trust)).rejects.toThrow(
      new ProtocolError('BAD_SIGNATURE'),
    );
  });

  test.each<[string, object, 'RANGE' | 'DUPLICATE' | 'MALFORMED']>([
    ['months of two years', { first: '2026-12' }, 'RANGE'],
    ['months in the wrong order', { first: '2027-12', last: '2027-01' }, 'RANGE'],
    ['an epsilon above one', { tables: [{ ...closed, epsilon: { numerator: 3, denominator: 2 } }] }, 'RANGE'],
    ['an epsilon of nothing', { tables: [{ ...closed, epsilon: { numerator: 0, denominator: 1 } }] }, 'MALFORMED'],
    ['a table that stands twice', { tables: [closed, closed] }, 'DUPLICATE'],
    ['no table', { tables: [] }, 'MALFORMED'],
    [
      'a flow whose events do not have the dimension',
      { tables: [{ ...closed, dimension: 'FEEDBACK_TIME' }] },
      'MALFORMED',
    ],
  ])('is refused with %s', (_, change, code) => {
    expect(() => formatSeedNote({ ...note, plan: { ...plan, ...change } })).toThrow(new ProtocolError(code));
  });

  test('of another form is refused', async () => {
    const signed = await signNote(suite, '{"format":"kupuya/seed/v1"}\n', parties.PUBLISHER);
    await expect(verifySeedNote(suite, signed, trust)).rejects.toThrow(new ProtocolError('MALFORMED'));
  });
});
