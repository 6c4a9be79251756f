import { randomFillSync } from 'node:crypto';
import { assembleRoster } from '../../../client/cli/ceremony/assemble.ts';
import { formatDay, parseDay, yearOfEpochs } from '../../../client/cli/ceremony/days.ts';
import { planYear } from '../../../client/cli/ceremony/plan.ts';
import { trustInputs } from '../../../client/cli/ceremony/trust-inputs.ts';
import { small } from '../../../client/cli/profiles/small.ts';
import {
  encodeRoster,
  enrol,
  generateKeyring,
  type Enrolment,
  type Keyring,
  type Mode,
} from '../../../crypto/index.ts';
import { createSodiumSuite } from '../../../crypto/sodium.ts';
import { refusal, refusalOf, subtle } from '../../crypto/suites.ts';

const suite = await createSodiumSuite(subtle);
const random = (length: number) => randomFillSync(new Uint8Array(length));
const first = 20_800;
const live = planYear(small, { mode: 'live', origin: 'example.kg', first });
const demo = planYear(small, { mode: 'demo', origin: 'example.kg/demo', first });

const draw = (mode: Mode, origin: string, member: number, begin = first): Keyring =>
  generateKeyring(random, { mode, origin, member, epochs: yearOfEpochs(begin), capsule: member > 6 });
const members = small.members.map(({ number }) => number);
const liveKeyrings = members.map((member) => draw('live', live.origin, member));
const demoKeyrings = members.map((member) => draw('demo', demo.origin, member));
const enrolAll = (keyrings: readonly Keyring[]) => Promise.all(keyrings.map((keyring) => enrol(suite, keyring)));
const enrolments = await enrolAll(liveKeyrings);
const demonstration = (await assembleRoster(suite, demo, await enrolAll(demoKeyrings))).roster;

/** The enrolments with one of them replaced. */
const withOne = async (index: number, keyring: Keyring): Promise<readonly Enrolment[]> =>
  enrolments.with(index, await enrol(suite, keyring));

const first0 = liveKeyrings[0] ?? draw('live', live.origin, 1);

test('plan and enrolments give one roster, whatever the order in which they arrive', async () => {
  const one = await assembleRoster(suite, live, enrolments, [demonstration]);
  const other = await assembleRoster(suite, live, enrolments.toReversed(), [demonstration]);
  expect(encodeRoster(one.roster)).toEqual(encodeRoster(other.roster));
  expect(one.epochFiles).toEqual(other.epochFiles);
});

describe('refuses', () => {
  const refused = async (given: readonly Enrolment[]) => refusal(assembleRoster(suite, live, given, [demonstration]));

  test('a missing member, a member nobody planned, and the same member twice', async () => {
    expect(await refused(enrolments.slice(1))).toBe('MALFORMED');
    expect(await refused([...enrolments, await enrol(suite, draw('live', live.origin, 9))])).toBe('MALFORMED');
    expect(await refused([...enrolments, await enrol(suite, draw('live', live.origin, 1))])).toBe('DUPLICATE');
  });

  test('an enrolment of a demonstration, of another service, and for other days', async () => {
    expect(await refused(await withOne(0, draw('demo', demo.origin, 1)))).toBe('WRONG_MODE');
    expect(await refused(await withOne(0, draw('live', 'other.kg', 1)))).toBe('WRONG_ORIGIN');
    expect(await refused(await withOne(0, draw('live', live.origin, 1, first + 1)))).toBe('MALFORMED');
  });

  test('keys of a demonstration that somebody enrolled again as live ones', async () => {
    const demoKeys = demoKeyrings[0] ?? first0;
    expect(await refused(await withOne(0, { ...first0, sign: demoKeys.sign }))).toBe('BAD_KEY');
    const officer = liveKeyrings[6] ?? first0;
    expect(await refused(await withOne(6, { ...officer, capsule: demoKeyrings[6]?.capsule ?? null }))).toBe('BAD_KEY');
  });

  test('one signing key or one intake key for two members', async () => {
    const second = liveKeyrings[1] ?? first0;
    expect(await refused(await withOne(1, { ...second, sign: first0.sign }))).toBe('DUPLICATE');
    expect(await refused(await withOne(1, { ...second, epochs: first0.epochs }))).toBe('DUPLICATE');
  });

  test('an officer without a capsule key', async () => {
    const officer = liveKeyrings[6] ?? first0;
    expect(await refused(await withOne(6, { ...officer, capsule: null }))).toBe('MALFORMED');
  });

  test('an enrolment that somebody else altered on the way', async () => {
    const [target, ...rest] = enrolments;
    const thief = await enrol(suite, draw('live', live.origin, 1));
    if (target === undefined) throw new Error('The plan has no members.');
    expect(await refused([{ ...target, epochs: thief.epochs }, ...rest])).toBe('BAD_SIGNATURE');
    expect(await refused([{ ...target, sign: thief.sign }, ...rest])).toBe('BAD_SIGNATURE');
  });

  test('a plan that breaks a rule of the roster', async () => {
    const twice = {
      ...live,
      positions: live.positions.map((held) => (held.position === 1 ? { ...held, member: 1 } : held)),
    };
    expect(await refusal(assembleRoster(suite, twice, enrolments))).toBe('DUPLICATE');
  });
});

test('a signer named in the plan needs an enrolment for this very service', async () => {
  expect((await trustInputs(suite, live, enrolments)).governance.signers.length).toBe(2);
  expect(await refusal(trustInputs(suite, live, await enrolAll(demoKeyrings)))).toBe('MALFORMED');
});

test('days are written as dates of the calendar', () => {
  expect(parseDay('1970-01-01')).toBe(0);
  expect(formatDay(20_800)).toBe('2026-12-13');
  expect(parseDay('2028-02-29')).toBe(parseDay('2028-02-28') + 1);
  for (const date of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '1969-12-31', '2026-01-01T00:00', '']) {
    expect(refusalOf(() => parseDay(date))).toBe('MALFORMED');
  }
});

test('a year has four epochs without a gap, 366 days together', () => {
  const epochs = yearOfEpochs(first);
  expect(epochs[0]?.first).toBe(first);
  expect(epochs.at(-1)?.last).toBe(first + 365);
  for (const [index, epoch] of epochs.slice(1).entries()) expect(epoch.first).toBe((epochs[index]?.last ?? 0) + 1);
});
