/** After a missed deadline: what the oversight desk learns, and what nobody else does. */
import { composeFollowUp, composeReport, type ReportDraft } from '../../../client/reporting/compose.ts';
import { recallConversation } from '../../../client/reporting/conversation.ts';
import { deliver } from '../../../client/reporting/deliver.ts';
import { loadView, type Environment } from '../../../client/reporting/environment.ts';
import { escalationContents, sealEscalation, type EscalationDraft } from '../../../client/reporting/escalation.ts';
import { openEscalation, type EscalatedLetter } from '../../../client/reporting/open-escalation.ts';
import type { RegisterView } from '../../../client/register/register.ts';
import {
  deriveSourceKeys,
  equalBytes,
  formatBase64,
  formatHex,
  generateCodename,
  openBody,
  openEscalationSlot,
  openSlot,
  type OpenedLetter,
  type SourceKeys,
} from '../../../crypto/index.ts';
import { eventually, makeWorld, nobody, random, suite, until, type World } from '../caseload/world.ts';

const draft: ReportDraft = {
  ...{ desk: 1, excluded: nobody, consent: true, language: 'ky', statement: 'Көпүрө курулган эмес', answers: [] },
  front: { office: '', urgency: 'NONE', again: false },
  codes: {
    ...{ channel: 'WEB', identity: 'ANON', relation: 'UNSPECIFIED', category: 'UNSPECIFIED' },
    ...{ sector: 'UNSPECIFIED', region: 'UNSPECIFIED', harm: 'UNSPECIFIED' },
  },
};
const officer = 7;
const words: EscalationDraft = { language: 'ky', text: 'Жооп келген жок.' };

let world: World;
let environment: Environment;
beforeAll(async () => {
  // Short, so that days pass quickly.
  world = await makeWorld((roster) => ({ ...roster, deadlines: { acknowledge: 1, feedback: 3, extended: 6 } }));
  environment = world.environment;
});
afterAll(() => world.end());

interface Reported {
  readonly keys: SourceKeys;
  readonly letter: Uint8Array;
  readonly commit: Uint8Array;
}

async function report(change: Partial<ReportDraft> = {}): Promise<Reported> {
  const keys = await deriveSourceKeys(suite, generateCodename(random));
  const { letters } = await composeReport(environment, await loadView(environment), keys, { ...draft, ...change });
  const [first] = letters;
  if (first === undefined) throw new Error('no letter');
  await deliver(environment, await loadView(environment), first);
  await eventually(async () => (await recallConversation(suite, await loadView(environment), keys)) !== null);
  return { keys, letter: first.letter, commit: first.commit };
}

/** Lets the deadline pass, and somebody else's letter bring the register to that day. */
async function wait(days: number): Promise<void> {
  await world.nextDay(days);
  await world.report();
}

/** The escalation as it travels. */
async function escalate({ keys }: Reported, text = words.text) {
  const view = await loadView(environment);
  const visit = await world.visit({ keys, conversation: { desk: 1, excluded: nobody, consent: true, lastNumber: 1 } });
  if (visit === null) throw new Error('no visit');
  const composed = await sealEscalation(environment, view, keys, visit, visit.conversation, { ...words, text });
  const [letter] = composed.letters;
  if (letter === undefined) throw new Error('no letter');
  return { view, visit, composed, letter };
}

/** As the holder of this member's position reads it; null for whom it is not. */
async function read(letter: Uint8Array, member: number): Promise<OpenedLetter | null> {
  const holder = holderOf(member);
  const key = await openSlot(suite, letter, holder.position, holder.seed);
  return key && openBody(suite, letter, key, null);
}

function holderOf(member: number): EscalatedLetter['holders'][number] {
  const position = world.roster.positions.find((each) => each.member === member)?.position;
  const seed = world.keyring(member).epochs[0]?.seed;
  if (position === undefined || seed === undefined) throw new Error('no such holder');
  return { position, seed };
}

/** All that the letter says, bytes in hexadecimal. */
function textOf({ body }: OpenedLetter): string {
  return JSON.stringify(body, (_, value: unknown) => (value instanceof Uint8Array ? formatHex(value) : value));
}

const at = (reported: Reported) => (commit: Uint8Array) =>
  Promise.resolve(
    equalBytes(commit, reported.commit) ? { letter: reported.letter, holders: [holderOf(officer)] } : null,
  );

async function asRead(view: RegisterView, letter: Uint8Array, reported: Reported) {
  const opened = await read(letter, officer);
  if (opened === null) throw new Error('not for the officer');
  return { opened, escalation: await openEscalation(suite, view, opened, at(reported)) };
}

test('nothing can be escalated before a deadline is missed', async () => {
  const reported = await report();
  await expect(escalate(reported)).rejects.toMatchObject({ code: 'WRONG_CONTEXT' });
});

test('with consent both officers learn the missed day and open the report; nobody at the desk can read the escalation', async () => {
  const reported = await report();
  await wait(2);
  const { view, letter, visit } = await escalate(reported);
  expect(escalationContents(visit, view)?.missed).toBe('ACKNOWLEDGEMENT');
  for (const member of [1, 2, 3, 4, 5, 6]) expect(await read(letter.letter, member)).toBeNull();
  expect(await read(letter.letter, 8)).not.toBeNull();
  const { escalation } = await asRead(view, letter.letter, reported);
  const entryDay = visit.letters[0]?.entry.day ?? 0;
  expect(escalation).toMatchObject({
    ...{ commit: reported.commit, entryDay, inRegister: true, consent: true, found: 0, text: words.text },
    deadline: { kind: 'ACKNOWLEDGEMENT', due: entryDay + 1, state: 'MISSED' },
    report: { body: { statement: draft.statement, number: 1 } },
  });
  expect(escalation.deadline.daysLate).toBe(view.today - entryDay - 1);
});

test('without consent nothing that opens or recognises the report is handed over', async () => {
  const reported = await report({ consent: false });
  await wait(2);
  const { view, letter } = await escalate(reported);
  const { opened, escalation } = await asRead(view, letter.letter, reported);
  expect(escalation).toMatchObject({ consent: false, report: null, deadline: { state: 'MISSED' } });
  expect(opened.body.escalate).toBeNull();
  const { receipt, track, reply, escalate: key, kemSeed, signSeed } = reported.keys;
  const told = textOf(opened);
  for (const secret of [receipt, track, reply, key, kemSeed, signSeed]) {
    expect(told).not.toContain(formatBase64(secret));
    expect(told).not.toContain(formatHex(secret));
  }
  // Not even with the right key: the slots were never made for it.
  const holder = holderOf(officer);
  expect(await openEscalationSlot(suite, reported.letter, holder.position, holder.seed, key)).toBeNull();
});

test('with consent the receipt stays with the source', async () => {
  const reported = await report();
  await wait(2);
  const { view, letter } = await escalate(reported);
  const { opened } = await asRead(view, letter.letter, reported);
  const told = textOf(opened);
  for (const secret of [reported.keys.receipt, reported.keys.signSeed, reported.keys.kemSeed]) {
    expect(told).not.toContain(formatHex(secret));
    expect(told).not.toContain(formatBase64(secret));
  }
});

test('it has the form of every other letter, and the conversation goes on behind it with its own desk', async () => {
  const reported = await report();
  await wait(2);
  const { view, letter, composed } = await escalate(reported);
  expect(letter.letter).toHaveLength(reported.letter.length);
  await deliver(environment, view, letter);
  await eventually(async () => {
    const recalled = await recallConversation(suite, await loadView(environment), reported.keys);
    return recalled?.letters.length === 2;
  });
  const recalled = await recallConversation(suite, await loadView(environment), reported.keys);
  expect(recalled?.conversation).toEqual({ desk: 1, excluded: nobody, consent: true, lastNumber: 2 });
  expect(composed.conversation).toEqual(recalled?.conversation);
  const more = await composeFollowUp(environment, await loadView(environment), reported.keys, composed.conversation, {
    ...{ language: 'ky', statement: 'Дагы', answers: [], attachment: null, excluded: nobody },
  });
  expect((await read(more.letters[0]?.letter ?? new Uint8Array(), 1))?.body).toMatchObject({ number: 3, desk: 1 });
});

test('statements that were received are held against the register, and what does not hold is left out', async () => {
  const reported = await report({ consent: false });
  const engine = await world.engine(1);
  const id = formatHex(reported.commit);
  await until(engine, () => {
    const isIn = engine.caseload.rows().some((row) => row.id === id && row.access === 'CIRCLE');
    return isIn && engine.caseload.page(id)?.pending === false;
  });
  await engine.caseload.act(id, {
    type: 'ANSWER',
    status: 'ACKNOWLEDGED',
    text: 'Окулду.',
    language: 'ky',
  });
  const source = { keys: reported.keys, conversation: { desk: 1, excluded: nobody, consent: false, lastNumber: 1 } };
  await world.visitComplete(source, 1);
  await wait(4);
  const { view, letter } = await escalate(reported);
  const { opened, escalation } = await asRead(view, letter.letter, reported);
  expect(escalation).toMatchObject({
    found: 1,
    deadline: { kind: 'FEEDBACK', state: 'MISSED' },
    statements: [{ statement: { status: 'ACKNOWLEDGED' } }],
  });
  const other = await report({ consent: false });
  const lie = {
    ...opened,
    body: { ...opened.body, statement: opened.body.statement.replace(/"salt":"..../u, '"salt":"AAAA') },
  };
  expect((await openEscalation(suite, view, lie, at(other))).statements).toEqual([]);
});

test('a proof of something else, another kind of letter and a changed word of the form are refused', async () => {
  const reported = await report();
  await wait(2);
  const { view, letter } = await escalate(reported);
  const { opened } = await asRead(view, letter.letter, reported);
  const open = (body: Partial<OpenedLetter['body']>) =>
    openEscalation(suite, view, { ...opened, body: { ...opened.body, ...body } }, at(reported));
  const { statement } = opened.body;
  await expect(open({ statement: statement.replace(/"entry":"AQ.../u, '"entry":"AQABC') })).rejects.toMatchObject({
    code: 'BAD_PROOF',
  });
  await expect(open({ statement: `${statement} ` })).rejects.toMatchObject({ code: 'NOT_CANONICAL' });
  await expect(open({ statement: 'Жардам' })).rejects.toMatchObject({ code: 'BAD_JSON' });
  const followUp = { ...opened, capsule: { ...opened.capsule, kind: 'FOLLOW_UP' as const } };
  await expect(openEscalation(suite, view, followUp, at(reported))).rejects.toMatchObject({ code: 'WRONG_CONTEXT' });
  const borrowed = random(32);
  await expect(open({ sign: borrowed })).rejects.toMatchObject({ code: 'BAD_SIGNATURE' });
});

test('with an officer excluded nothing is sent, for one alone may not read', async () => {
  const reported = await report({ excluded: { members: [officer], units: [] } });
  await wait(2);
  await expect(escalate(reported)).rejects.toMatchObject({ code: 'TOO_FEW_READERS' });
});

test('own words that no letter holds are refused before anything is sent', async () => {
  const reported = await report();
  await wait(2);
  await expect(escalate(reported, 'ж'.repeat(2_049))).rejects.toMatchObject({ code: 'MALFORMED' });
});
