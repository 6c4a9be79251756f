/** An identity from the source to those who may know it: sealed, asked for by two, opened with two custodians, told to the source. */
import { formatHex, tellsOfOpening, type Identity } from '../../../crypto/index.ts';
import type { OpeningResult } from '../../../client/caseload/identities.ts';
import { composeIdentityLetter, identityFacts, offerCustodians } from '../../../client/reporting/identity.ts';
import { deliver } from '../../../client/reporting/deliver.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { makeWorld, onlyCase, settle, until, eventually, type Engine, type Source, type World } from './world.ts';

const identity: Identity = { name: 'Асель Токтосунова', contact: '+996 555 000 000', use: 'Сотко гана.' };
const reason = 'Сот күбөнүн атын сурады; чечим №14.';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

async function addIdentity(source: Source, given: Identity = identity): Promise<void> {
  const view = await loadView(world.environment);
  const composed = await composeIdentityLetter(world.environment, view, source.keys, source.conversation, {
    identity: given,
    language: 'ky',
  });
  for (const letter of composed.letters) await deliver(world.environment, view, letter);
  source.conversation = composed.conversation;
  await eventually(async () => {
    const visit = await world.visit(source);
    return visit?.letters.length === source.conversation.lastNumber;
  });
}

/** A case in which members 1 and 2 have asked for the identity. */
async function asked(first: Engine, second: Engine): Promise<{ id: string; proposal: string }> {
  const id = onlyCase(first);
  await until(first, () => first.caseload.page(id)?.letters.some(({ kind }) => kind === 'IDENTITY') ?? false);
  await until(first, () => !(first.caseload.page(id)?.pending ?? true));
  const text = 'Окулду.';
  expect(await first.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text, language: 'ky' })).toEqual({
    outcome: 'DONE',
  });
  const propose = { type: 'PROPOSE', act: 'OPEN_IDENTITY', reason: '', outcome: '', text: reason } as const;
  expect((await first.caseload.act(id, propose)).outcome).toBe('DONE');
  const proposalOf = (engine: Engine): string | undefined =>
    engine.caseload.page(id)?.proposals.find(({ act }) => act === 'OPEN_IDENTITY')?.event;
  await until(second, () => proposalOf(second) !== undefined);
  const proposal = proposalOf(second) ?? '';
  const approve = { type: 'APPROVE', event: proposal, text: '', language: 'ky' } as const;
  expect((await second.caseload.act(id, approve)).outcome).toBe('DONE');
  return { id, proposal };
}

test('two ask, two custodians answer, and the source reads by whom, when and why', async () => {
  const source = await world.report();
  const [first, second] = [await world.engine(1), await world.engine(2)];
  await settle(first, second);
  await addIdentity(source);
  const { id, proposal } = await asked(first, second);
  await until(second, () => true);
  await until(first, () => first.caseload.page(id)?.proposals.some(({ state }) => state === 'APPROVED') ?? false);
  await first.caseload.sync();

  // Nothing of it can be read in the case.
  const letter = first.caseload.page(id)?.letters.find(({ kind }) => kind === 'IDENTITY');
  expect(letter?.statement).toBe('');
  const before = await first.caseload.identities.ofCase(id);
  expect(before?.letters.map(({ state }) => state)).toEqual(['SEALED']);
  expect(before?.asked[0]?.custodians.map(({ member, state }) => [member, state])).toEqual([
    [3, 'WAITING'],
    [7, 'WAITING'],
    [8, 'WAITING'],
  ]);
  expect((await first.caseload.identities.open(id, proposal)).outcome).toBe('TOO_FEW');

  // Officer 7 gives the share, 8 refuses first; 3 gives it too.
  for (const [member, result] of [
    [7, 'RELEASED'],
    [8, 'REFUSED'],
    [3, 'RELEASED'],
  ] as const) {
    const custodian = await world.engine(member);
    await eventually(async () => {
      await custodian.caseload.sync();
      return custodian.caseload.identities.requests().some(({ state }) => state === 'OPEN');
    });
    const [request] = custodian.caseload.identities.requests();
    expect(request).toMatchObject({ asks: 1, approves: 2, reason, state: 'OPEN', letter: { desk: 1 } });
    const why = result === 'REFUSED' ? 'Чечимдин көчүрмөсү жок.' : '';
    expect(await custodian.caseload.identities.answer(request?.name ?? '', result, why)).toBe('POSTED');
    const [answered] = custodian.caseload.identities.requests();
    expect(answered).toMatchObject({ state: 'ANSWERED', answer: { result, reason: why } });
    await expect(custodian.caseload.identities.answer(request?.name ?? '', 'RELEASED', '')).rejects.toMatchObject({
      code: 'NOT_ENTITLED',
    });
  }

  let opened: OpeningResult | null = null;
  await eventually(async () => {
    await first.caseload.sync();
    opened = await first.caseload.identities.open(id, proposal);
    return opened.outcome !== 'TOO_FEW';
  });
  expect(opened).toEqual({ outcome: 'OPENED', identity });
  const view = await first.caseload.identities.ofCase(id);
  expect(view?.asked[0]?.custodians.map(({ state }) => state)).toEqual(['RELEASED', 'RELEASED', 'REFUSED']);
  expect(view?.letters.map(({ state }) => state)).toEqual(['OPENED']);

  // The history has it, and the source.
  const history = first.caseload.page(id)?.history ?? [];
  expect(history.map(({ type }) => type)).toEqual(expect.arrayContaining(['PROPOSE', 'APPROVE', 'IDENTITY', 'ANSWER']));
  const visit = await world.visitComplete(source, 2);
  const told = identityFacts(visit).openings;
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain(reason);
  expect(tellsOfOpening(told[0]?.text ?? '')).toBe(true);

  // A custodian's later session finds the answer, and the second of those who asked may look as well.
  const again = await world.engine(7);
  await eventually(async () => {
    await again.caseload.sync();
    return again.caseload.identities.requests()[0]?.state === 'ANSWERED';
  });
  await eventually(async () => {
    await second.caseload.sync();
    return (await second.caseload.identities.open(id, proposal)).outcome === 'OPENED';
  });
  // Others in the circle see that it was opened, and cannot.
  const third = await world.engine(3);
  await until(third, () => third.caseload.page(id)?.identities.length === 1);
  expect((await third.caseload.identities.open(id, proposal)).outcome).toBe('TOO_FEW');
}, 180_000);

test('a source who excludes two of three custodians is told before anything is sent', async () => {
  const source = await world.report({ excluded: { members: [7, 8], units: [] } });
  const view = await loadView(world.environment);
  expect(offerCustodians(view.roster, source.conversation.excluded)).toMatchObject({
    possible: false,
    custodians: [{ excluded: false }, { excluded: true }, { excluded: true }],
  });
  await expect(addIdentity(source)).rejects.toMatchObject({ code: 'TOO_FEW_CUSTODIANS' });
  expect(formatHex(source.keys.signPublic)).toHaveLength(64);
});
