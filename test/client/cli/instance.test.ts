import { randomFillSync } from 'node:crypto';
import { buildInstance } from '../../../client/cli/ceremony/instance.ts';
import { formatPlan, parsePlan, planYear, type Plan } from '../../../client/cli/ceremony/plan.ts';
import { findSeatProblems, tolerable, type SeatRule } from '../../../client/cli/ceremony/seat-rules.ts';
import { completeTrust } from '../../../client/cli/ceremony/trust-inputs.ts';
import { profiles, isProfileName, type ProfileName } from '../../../client/cli/profiles/profiles.ts';
import {
  chooseReaders,
  currentEpoch,
  desksOffered,
  findOwner,
  formatVerifierKey,
  verifyEpochFile,
  verifyRoster,
  type Texts,
} from '../../../crypto/index.ts';
import { createSodiumSuite } from '../../../crypto/sodium.ts';
import { refusal, refusalOf, subtle } from '../../crypto/suites.ts';

const suite = await createSodiumSuite(subtle);
const random = (length: number) => randomFillSync(new Uint8Array(length));
const names: readonly ProfileName[] = ['small', 'standard', 'national'];
const origin = 'example.kg/demo';
const today = 20_800;

const planOf = (name: ProfileName): Plan => planYear(profiles[name], { mode: 'demo', origin, first: today });
const serverKey = async (name: string) =>
  formatVerifierKey(suite, `${origin}/${name}`, await suite.signPublicKey(random(32)));
const serverKeys = async () => ({
  caseLog: await serverKey('case'),
  governanceLog: await serverKey('governance'),
  promise: await serverKey('promise'),
});

describe.each(names)('profile %s', (profile) => {
  test('becomes a body whose signed roster, epoch files and keyrings fit together', async () => {
    const instance = await buildInstance(suite, random, { profile, mode: 'demo', origin, today });
    const trust = await completeTrust(suite, instance.trust, await serverKeys());
    const roster = await verifyRoster(suite, instance.note, trust);
    expect(currentEpoch(roster, today)).toBe(0);
    expect(currentEpoch(roster, today + 365)).toBe(3);
    expect(instance.epochFiles.length).toBe(4);
    for (const [index, file] of instance.epochFiles.entries()) {
      const { keys } = await verifyEpochFile(suite, roster, index, file);
      for (const { keyring, position } of instance.keyrings) {
        const seed = keyring.epochs[index]?.seed ?? new Uint8Array();
        if (position !== null) expect(keys[position]).toEqual(await suite.kemPublicKey(seed));
      }
    }
    for (const { keyring, position, isOfficer } of instance.keyrings) {
      const owner = await findOwner(suite, keyring, roster);
      expect([owner.position, owner.officer !== null]).toEqual([position, isOfficer]);
    }
  });

  test('keeps the rules of who may hold what together', () => {
    const problems = findSeatProblems(planOf(profile)).map(({ rule }) => rule);
    expect(problems.filter((rule) => !tolerable.has(rule))).toEqual([]);
  });

  test('still has a reporting desk when any one member is excluded', () => {
    const plan = planOf(profile);
    for (const { number } of plan.members) {
      const desks = desksOffered(plan, { members: [number], units: [] }).map(({ desk }) => desk.number);
      expect(desks.some((desk) => desk !== plan.oversight.desk)).toBe(true);
    }
  });

  test('says everything in Kyrgyz, Russian and English', () => {
    const { body, units, members, desks } = profiles[profile];
    const texts: Texts[] = [body, ...units.map(({ name }) => name)];
    texts.push(...members.flatMap(({ role, institution }) => [role, institution]));
    texts.push(...desks.flatMap(({ name, about }) => [name, about]));
    for (const { ky, ru, en } of texts) {
      expect([ky, ru, en].every((text) => text !== undefined && text.length > 2)).toBe(true);
      // A text that was only copied would be the same in two languages.
      expect(new Set([ky, ru, en]).size).toBe(3);
    }
  });

  test('survives being written as a plan and edited by nobody', () => {
    expect(parsePlan(formatPlan(planOf(profile)))).toEqual(planOf(profile));
  });
});

test('the small body has eight members: two desks of three, of which one may be excluded, and two officers outside', () => {
  const plan = planOf('small');
  expect(plan.members.length).toBe(8);
  expect(plan.desks.map(({ positions }) => positions.length)).toEqual([3, 3, 2]);
  for (const desk of [1, 2]) {
    const [first, ...others] = chooseReaders(plan, desk, { members: [], units: [] }).positions;
    const excluded = plan.positions.find(({ position }) => position === first)?.member ?? 0;
    expect(chooseReaders(plan, desk, { members: [excluded], units: [] }).positions).toEqual(others);
  }
});

test('keys are drawn afresh for every body', async () => {
  const request = { profile: 'small', mode: 'demo', origin, today } as const;
  const [one, other] = [await buildInstance(suite, random, request), await buildInstance(suite, random, request)];
  const seeds = [one, other].flatMap(({ keyrings }) =>
    keyrings.flatMap(({ keyring }) => [keyring.sign, keyring.capsule, ...keyring.epochs.map(({ seed }) => seed)]),
  );
  const drawn = seeds.filter((seed) => seed !== null).map((seed) => seed.join());
  expect(new Set(drawn).size).toBe(drawn.length);
});

test('a demonstration has a demo origin and a live body never has', async () => {
  const request = { profile: 'small', today } as const;
  expect(await refusal(buildInstance(suite, random, { ...request, mode: 'live', origin }))).toBe('WRONG_MODE');
  expect(await refusal(buildInstance(suite, random, { ...request, mode: 'demo', origin: 'example.kg' }))).toBe(
    'WRONG_MODE',
  );
});

test('a policy takes only the keys of its own server', async () => {
  const { trust } = await buildInstance(suite, random, { profile: 'small', mode: 'demo', origin, today });
  const keys = await serverKeys();
  expect(await refusal(completeTrust(suite, trust, { ...keys, caseLog: keys.promise }))).toBe('WRONG_ORIGIN');
  const forged = keys.caseLog.replace(/\+[0-9a-f]{8}\+/u, '+00000000+');
  expect(await refusal(completeTrust(suite, trust, { ...keys, caseLog: forged }))).toBe('BAD_KEY');
});

describe('the seat rules', () => {
  const small = planOf('small');
  const broken: readonly (readonly [SeatRule, number | null, Plan])[] = [
    [
      'DESK_OF_ONE_UNIT',
      1,
      { ...small, members: small.members.map((seat) => ({ ...seat, unit: seat.number < 4 ? 1 : seat.unit })) },
    ],
    [
      'NO_DESK_LEFT',
      1,
      {
        ...small,
        desks: small.desks
          .filter(({ number }) => number !== 2)
          .map((desk) => ({ ...desk, positions: desk.positions.slice(0, 2) })),
      },
    ],
    [
      'OFFICER_INSIDE',
      8,
      { ...small, members: small.members.map((seat) => ({ ...seat, unit: seat.number === 8 ? 2 : seat.unit })) },
    ],
    ['GOVERNANCE_INSIDE', null, { ...small, governance: { members: [2, 3, 7], threshold: 2 } }],
    ['GOVERNANCE_NOBODY_SPARE', null, small],
    ['TOO_FEW_CUSTODIANS', null, { ...small, custodians: [3, 7] }],
    ['TOO_FEW_CUSTODIANS', null, { ...small, positions: small.positions.filter(({ member }) => member !== 8) }],
    ['CUSTODIANS_INSIDE', null, { ...small, custodians: [1, 2, 3] }],
  ];

  test.each(broken)('find %s', (rule, where, plan) => {
    expect(findSeatProblems(plan)).toContainEqual({ rule, where });
  });
});

test('a plan that people edited badly is refused with a code', () => {
  const file = formatPlan(planOf('small'));
  const refused = (from: string, to: string) => {
    expect(file).toContain(from);
    return refusalOf(() => parsePlan(file.replace(from, to)));
  };
  expect(refused('"mode": "demo"', '"mode": "live"')).toBe('WRONG_MODE');
  expect(refused('"first": "2026-12-13"', '"first": "2026-02-30"')).toBe('MALFORMED');
  expect(refused('"unit": 1', '"unit": 0')).toBe('MALFORMED');
  expect(refused('"sequence": 1', '"sequence": 1, "extra": 2')).toBe('MALFORMED');
  expect(refused('{', '')).toBe('BAD_JSON');
});

test('only the three profiles are known', () => {
  expect(names.every(isProfileName)).toBe(true);
  expect(isProfileName('toString')).toBe(false);
});
