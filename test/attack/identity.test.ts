/**
 * Insiders against a sealed identity: asking alone, borrowing a colleague's signature for another source, asking an excluded custodian, giving
 * a false share, copying somebody's box into a report of one's own. Each forgery is made with real keys of those who could make it.
 */
import {
  decodeContent,
  deriveSourceKeys,
  equalBytes,
  excludedMembers,
  formatHex,
  generateCodename,
  identityPlaces,
  openSealed,
  labels,
  parseHex,
  parseRequest,
  requestJson,
  signDecision,
  decisionJson,
  signRequest,
  type Exclusions,
  type Identity,
  type RequestFacts,
  type Signer,
} from '../../crypto/index.ts';
import type { Caseload } from '../../client/caseload/caseload.ts';
import { isIdentity } from '../../client/caseload/identity-letter.ts';
import { postSix } from '../../client/caseload/identity-post.ts';
import type { ShareRequest } from '../../client/caseload/identity-view.ts';
import type { SoundLetter } from '../../client/caseload/letters.ts';
import { Reading } from '../../client/caseload/reading.ts';
import { composeIdentity, composeReport } from '../../client/reporting/compose.ts';
import { deliver } from '../../client/reporting/deliver.ts';
import { loadView } from '../../client/reporting/environment.ts';
import { composeIdentityLetter } from '../../client/reporting/identity.ts';
import {
  eventually,
  firstDay,
  makeWorld,
  nobody,
  random,
  report,
  suite,
  type Engine,
  type Source,
  type World,
} from '../client/caseload/world.ts';

const identity: Identity = { name: 'Асель', contact: '+996 555 000 000', use: '' };
const proposal = random(32);

let world: World;
const engines = new Map<number, Engine>();
beforeAll(async () => {
  world = await makeWorld();
  for (const member of [1, 2, 3, 7, 8]) engines.set(member, await world.engine(member));
}, 60_000);
afterAll(() => world.end());

function engineOf(member: number): Engine {
  const engine = engines.get(member);
  if (engine === undefined) throw new Error('no such engine');
  return engine;
}

function signer(member: number): Signer {
  return { roster: world.roster, member, seed: world.keyring(member).sign };
}

/** A source with a sealed identity, as far as the register shows it. */
async function sealed(excluded: Exclusions = nobody): Promise<Source> {
  const source = await world.report({ excluded });
  const view = await loadView(world.environment);
  const given = { identity, language: 'ky' } as const;
  const composed = await composeIdentityLetter(world.environment, view, source.keys, source.conversation, given);
  for (const letter of composed.letters) await deliver(world.environment, view, letter);
  source.conversation = composed.conversation;
  await eventually(async () => (await world.visit(source))?.letters.length === 2);
  return source;
}

/** Everything that a member of the desk has, without the console's manners. */
async function insider(member: number): Promise<Reading> {
  const { honest, keyring } = engineOf(member);
  const environment = { suite, random, transport: honest, trust: world.trust, keyring, deviceDay: () => firstDay };
  const reading = new Reading(environment);
  await reading.readAll();
  return reading;
}

function letterOf(reading: Reading, source: Source): SoundLetter {
  const found = reading.shelf
    .held()
    .filter(isIdentity)
    .find(({ opened }) => equalBytes(opened.body.sign, source.keys.signPublic));
  if (found === undefined) throw new Error('the desk has no such letter');
  return found;
}

function factsAbout(letter: SoundLetter, more: Partial<RequestFacts> = {}): RequestFacts {
  return {
    letter: parseHex(letter.commit),
    file: letter.fileKey,
    proposal,
    asks: 1,
    approves: 2,
    reason: 'сот',
    ...more,
  };
}

/** Posts one half of a request, signed by whoever's key is used. */
async function ask(reading: Reading, by: Signer, facts: RequestFacts, to: number): Promise<void> {
  const request = await signRequest(suite, { ...facts, to, day: reading.appending.standing.view.today }, by);
  const places = await identityPlaces(suite, random(32), 'request', facts.letter, facts.proposal);
  expect(await postSix(reading.appending, places, [{ to, content: requestJson(request) }])).toBe('POSTED');
}

/** What the custodian's console shows of requests about this letter, once there is one. */
async function shown(
  caseload: Caseload,
  letter: SoundLetter,
  state?: ShareRequest['state'],
): Promise<readonly ShareRequest[]> {
  const about = (): readonly ShareRequest[] =>
    caseload.identities.requests().filter(({ name }) => name.startsWith(letter.commit));
  await eventually(async () => {
    await caseload.sync();
    return about().some((each) => state === undefined || each.state === state);
  });
  return about();
}

async function refused(caseload: Caseload, request: ShareRequest | undefined): Promise<void> {
  await expect(caseload.identities.answer(request?.name ?? '', 'RELEASED', '')).rejects.toMatchObject({
    code: 'NOT_ENTITLED',
  });
}

test('a member who asks without a colleague gets no share, whoever they say has approved', async () => {
  const source = await sealed();
  const reading = await insider(1);
  const letter = letterOf(reading, source);
  const { caseload } = engineOf(7);
  await ask(reading, signer(1), factsAbout(letter), 7);
  // The colleague's half, signed with one's own key: it falls to the signature.
  const forged = await signRequest(
    suite,
    { ...factsAbout(letter), to: 7, day: firstDay },
    { ...signer(2), seed: signer(1).seed },
  );
  const places = await identityPlaces(suite, random(32), 'request', forged.letter, forged.proposal);
  await postSix(reading.appending, places, [{ to: 7, content: requestJson(forged) }]);
  const [request] = await shown(caseload, letter);
  expect(request?.state).toBe('INCOMPLETE');
  await refused(caseload, request);
  // One person cannot be both.
  await expect(
    signRequest(suite, { ...factsAbout(letter, { approves: 1 }), to: 7, day: firstDay }, signer(1)),
  ).rejects.toMatchObject({
    code: 'NOT_ENTITLED',
  });
}, 60_000);

test('a signature that a colleague gave for one source asks for no other', async () => {
  const [granted, wanted] = [await sealed(), await sealed()];
  const reading = await insider(1);
  const [first, second] = [letterOf(reading, granted), letterOf(reading, wanted)];
  const { caseload } = engineOf(7);
  await ask(reading, signer(1), factsAbout(first), 7);
  await ask(reading, signer(2), factsAbout(first), 7);
  await ask(reading, signer(1), factsAbout(second), 7);
  await eventually(async () => {
    await caseload.sync();
    return caseload.identities.requests().some(({ name, state }) => name.startsWith(first.commit) && state === 'OPEN');
  });
  // Both have signed for this proposal, but for another letter.
  const [request] = await shown(caseload, second);
  expect(request?.state).toBe('INCOMPLETE');
  await refused(caseload, request);
}, 60_000);

test('a custodian whom the source excluded has nothing to give, and what they make up is not counted', async () => {
  const source = await sealed({ members: [8], units: [] });
  const reading = await insider(1);
  const letter = letterOf(reading, source);
  expect(excludedMembers(world.roster, letter.opened.body.excluded)).toEqual([8]);
  for (const by of [1, 2]) await ask(reading, signer(by), factsAbout(letter), 8);
  const { caseload } = engineOf(8);
  const [request] = await shown(caseload, letter, 'EXCLUDED');
  expect(request?.state).toBe('EXCLUDED');
  await refused(caseload, request);
}, 60_000);

test('whom the source excluded cannot ask, though somebody handed them the letter', async () => {
  const source = await sealed({ members: [2], units: [] });
  const reading = await insider(1);
  const letter = letterOf(reading, source);
  for (const by of [1, 2]) await ask(reading, signer(by), factsAbout(letter), 7);
  const { caseload } = engineOf(7);
  const [request] = await shown(caseload, letter, 'NOT_ENTITLED');
  expect(request?.state).toBe('NOT_ENTITLED');
  await refused(caseload, request);
}, 60_000);

test('a custodian who asks cannot answer as well', async () => {
  const source = await sealed();
  const reading = await insider(1);
  const letter = letterOf(reading, source);
  const facts = factsAbout(letter, { approves: 3 });
  for (const by of [1, 3]) await ask(reading, signer(by), facts, 3);
  const { caseload } = engineOf(3);
  const [request] = await shown(caseload, letter, 'NOT_ENTITLED');
  expect(request?.state).toBe('NOT_ENTITLED');
  await refused(caseload, request);
}, 60_000);

test("somebody's box in a report of one's own opens nothing: shares are bound to their source", async () => {
  const source = await sealed();
  const reading = await insider(1);
  const stolen = letterOf(reading, source);
  // The insider reports under a codename of their own, with the very same box at the very same number.
  const keys = await deriveSourceKeys(suite, generateCodename(random));
  const view = await loadView(world.environment);
  const own = await composeReport(world.environment, view, keys, report);
  for (const letter of own.letters) await deliver(world.environment, view, letter);
  const statement = stolen.opened.body.statement;
  const copied = await composeIdentity(world.environment, view, keys, own.conversation, { language: 'ky', statement });
  for (const letter of copied.letters) await deliver(world.environment, view, letter);
  const decoy: Source = { keys, conversation: copied.conversation };
  await eventually(async () => (await world.visit(decoy))?.letters.length === 2);
  await reading.readAll();
  const letter = letterOf(reading, decoy);
  expect(letter.opened.body.statement).toBe(statement);
  for (const by of [1, 2]) await ask(reading, signer(by), factsAbout(letter), 7);
  const { caseload } = engineOf(7);
  const [request] = await shown(caseload, letter, 'DAMAGED');
  expect(request?.state).toBe('DAMAGED');
  expect(await caseload.identities.answer(request?.name ?? '', 'RELEASED', '')).toBe('POSTED');
  expect(caseload.identities.requests().find(({ name }) => name === request?.name)?.answer?.result).toBe('DAMAGED');
}, 60_000);

test('a false share is held against the box, and the custodian is named', async () => {
  const source = await sealed();
  const [first, second] = [engineOf(1), engineOf(2)];
  const reading = await insider(1);
  const letter = letterOf(reading, source);
  const id = reading.shelf
    .held()
    .find(({ opened }) => opened?.body.number === 1 && equalBytes(opened.body.sign, source.keys.signPublic))?.commit;
  if (id === undefined) throw new Error('no first letter');
  const inCase = async (engine: Engine, isSo: () => boolean): Promise<void> =>
    eventually(async () => {
      await engine.caseload.sync();
      return isSo();
    });
  await inCase(
    first,
    () => first.caseload.page(id)?.pending === false && first.caseload.page(id)?.letters.length === 2,
  );
  await first.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Окулду.', language: 'ky' });
  const text = 'сот сурады';
  await first.caseload.act(id, { type: 'PROPOSE', act: 'OPEN_IDENTITY', reason: '', outcome: '', text });
  await inCase(second, () => (second.caseload.page(id)?.steps.approvals.length ?? 0) > 0);
  const event = second.caseload.page(id)?.steps.approvals[0] ?? '';
  await second.caseload.act(id, { type: 'APPROVE', event, text: '', language: 'ky' });
  await inCase(first, () => first.caseload.page(id)?.proposals.some(({ state }) => state === 'APPROVED') ?? false);
  await second.caseload.sync();
  await first.caseload.sync();

  // Custodian 8 gives random bytes; custodian 7 the real share.
  const liar = await insider(8);
  const share = Uint8Array.from([...random(32), 3]);
  const facts = {
    letter: parseHex(letter.commit),
    proposal: parseHex(event),
    result: 'RELEASED',
    share,
    reason: '',
  } as const;
  const lies = await Promise.all(
    [1, 2].map(async (to) => ({
      to,
      content: decisionJson(await signDecision(suite, { ...facts, to, day: firstDay }, signer(8))),
    })),
  );
  const places = await identityPlaces(suite, random(32), 'decision', facts.letter, facts.proposal);
  await postSix(liar.appending, places, lies);
  const give = async (member: number): Promise<void> => {
    const { caseload } = engineOf(member);
    await eventually(async () => {
      await caseload.sync();
      return caseload.identities
        .requests()
        .some(({ name, state }) => name.startsWith(letter.commit) && state === 'OPEN');
    });
    const request = caseload.identities.requests().find(({ name }) => name.startsWith(letter.commit));
    expect(await caseload.identities.answer(request?.name ?? '', 'RELEASED', '')).toBe('POSTED');
  };
  await give(7);
  const states = async (): Promise<readonly string[]> => {
    await first.caseload.sync();
    const view = await first.caseload.identities.ofCase(id);
    return view?.asked[0]?.custodians.map(({ member, state }) => `${String(member)} ${state}`) ?? [];
  };
  await eventually(async () => (await states()).includes('7 RELEASED') && (await states()).includes('8 FALSE_SHARE'));
  expect((await first.caseload.identities.open(id, event)).outcome).toBe('TOO_FEW');
  expect(first.caseload.page(id)?.identities).toEqual([]);
  await give(3);
  await eventually(async () => (await states()).includes('3 RELEASED'));
  expect(await first.caseload.identities.open(id, event)).toEqual({ outcome: 'OPENED', identity });
}, 120_000);

test('a request is sealed to its custodian: nobody else who reads the feed can open it', async () => {
  const source = await sealed();
  const reading = await insider(1);
  const letter = letterOf(reading, source);
  const posted: Uint8Array[] = [];
  const spying = {
    ...reading.appending,
    environment: {
      ...reading.appending.environment,
      transport: {
        ...engineOf(1).honest,
        send: (method: 'POST', path: string, body: Uint8Array) => {
          posted.push(body);
          return engineOf(1).honest.send(method, path, body);
        },
      },
    },
  };
  const request = await signRequest(suite, { ...factsAbout(letter), to: 7, day: firstDay }, signer(1));
  const places = await identityPlaces(suite, random(32), 'request', request.letter, request.proposal);
  await postSix(spying, places, [{ to: 7, content: requestJson(request) }]);
  const [body] = posted;
  expect(body).toHaveLength(6 * 2064);
  const frames = Array.from({ length: 6 }, (_, index) =>
    (body ?? new Uint8Array()).slice(index * 2064 + 16, (index + 1) * 2064),
  );
  const opened = async (member: number): Promise<number> => {
    const seed = world.keyring(member).epochs[0]?.seed ?? new Uint8Array(32);
    const contents = await Promise.all(frames.map((frame) => openSealed(suite, seed, labels.identity, frame)));
    return contents.filter((content) => content !== null && parseRequest(decodeContent(content)).to === 7).length;
  };
  expect([await opened(7), await opened(8), await opened(2)]).toEqual([1, 0, 0]);
  expect(formatHex(request.letter)).toBe(letter.commit);
}, 60_000);
