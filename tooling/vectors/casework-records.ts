/** Cases of `casework.json` with records, custody, exclusions by the body, substitutes, openings and an erasure. */
import {
  caseKeyHash,
  cosignStatement,
  formatHex,
  signStatement,
  type Act,
  type CustodyData,
  type EventContent,
  type RecordContent,
  type Statement,
  type StatementFacts,
} from '../../crypto/index.ts';
import { caseKey, caseVector, first, followUp, letter, Pen, some, startOf, type Body } from './case-pen.ts';

export async function recordVectors(body: Body): Promise<readonly object[]> {
  return [await sheetsOf(body), await custodyOf(body), await circleOf(body), await endOf(body), await aloneOf(body)];
}

const note: EventContent = { type: 'NOTE', data: { text: '' } };
const sheet = (number: number, content: RecordContent, kept = true): EventContent => ({
  type: 'RECORD',
  data: { number, kept, ...content },
});
const person = (name: string, organisation = 0): RecordContent => ({
  kind: 'PERSON',
  data: { sort: 'PERSON', name, roles: ['ACCUSED', 'INVOLVED'], organisation, text: '' },
});
const task = (member: number, done = 0): RecordContent => ({
  kind: 'TASK',
  data: { text: 'Сурамжылоо', member, due: first + 10, done },
});
const allegation = (accused: readonly number[], outcome: '' | 'NOT_SUBSTANTIATED' = ''): RecordContent => ({
  kind: 'ALLEGATION',
  data: {
    ...{ category: 'PROCUREMENT', text: '«Тендер»', accused, outcome, reason: outcome === '' ? '' : 'Далил жок' },
    consequences: outcome === '' ? [] : ['RULE_CHANGED', 'NONE'],
  },
});
const hold: RecordContent = { kind: 'HOLD', data: { text: 'Сот' } };

/** Sheets of every kind: written, written again, taken back; wrong numbers, persons whom nobody wrote, tasks for outsiders. */
async function sheetsOf(body: Body): Promise<object> {
  const pen = await begun(body);
  const right = (of: number): RecordContent => ({
    kind: 'RIGHT',
    data: { person: of, step: 'NOTICE', due: first + 30, done: 0, text: 'Кийинкиге калды' },
  });
  const retaliation = (checked: readonly number[], ended = 0): RecordContent => ({
    kind: 'RETALIATION',
    data: { form: 'BLACKLISTING', day: first, measure: ended === 0 ? '' : 'REINSTATED', text: '', checked, ended },
  });
  await pen.tries(1, sheet(1, { kind: 'TRIAGE', data: { remit: 'UNSURE', harm: 'URGENT', text: '' } }));
  await pen.tries(2, sheet(2, { kind: 'TRIAGE', data: { remit: 'IN', harm: 'NONE', text: '' } }));
  await pen.tries(2, sheet(1, { kind: 'TRIAGE', data: { remit: 'IN', harm: 'NONE', text: 'Карадык' } }));
  await pen.tries(1, sheet(2, person('Асан')));
  await pen.tries(1, sheet(1, allegation([1])));
  await pen.tries(1, sheet(1, right(1)));
  await pen.tries(1, sheet(1, person('Асан', 1)));
  await pen.tries(1, sheet(1, person('Асан')));
  await pen.tries(2, sheet(2, person('Үсөн', 1)));
  await pen.tries(2, sheet(1, allegation([1, 2])));
  await pen.tries(3, sheet(1, right(2)));
  await pen.tries(3, sheet(2, person('Үсөн', 1), false));
  await pen.tries(1, sheet(2, allegation([2])));
  await pen.tries(1, sheet(1, allegation([1, 2], 'NOT_SUBSTANTIATED')));
  await pen.tries(1, sheet(2, right(2)));
  await pen.tries(1, sheet(1, right(2), false));
  await pen.tries(1, sheet(1, task(5)));
  await pen.tries(1, sheet(1, task(4)));
  await pen.tries(1, sheet(2, task(0)));
  await pen.tries(4, { type: 'RECUSE', data: { member: 4, text: '', leave: null } });
  await pen.tries(1, sheet(1, task(4, first)));
  await pen.tries(1, sheet(2, task(4)));
  await pen.tries(2, sheet(1, { kind: 'TAG', data: { text: 'жол' } }));
  await pen.tries(2, sheet(3, { kind: 'TAG', data: { text: 'көпүрө' } }));
  await pen.tries(2, sheet(1, { kind: 'LINK', data: { letter: followUp, relation: 'SAME_MATTER', text: '' } }));
  await pen.tries(2, sheet(1, retaliation([])));
  await pen.tries(2, sheet(1, retaliation([first + 30, first + 90], first + 95)));
  await pen.tries(3, sheet(1, hold));
  await pen.tries(3, sheet(1, hold, false));
  await pen.tries(3, sheet(2, hold));
  return caseVector('records', pen.items, pen.facts);
}

/** Every act of the custody record, its refusals, and the seven days of an approved bundle. */
async function custodyOf(body: Body): Promise<object> {
  const pen = await begun(body);
  const entry = (what: CustodyData['what'], more: Partial<CustodyData> = {}): EventContent => ({
    type: 'CUSTODY',
    data: {
      ...{ what, document: some('document'), ciphertext: null, origin: null, letter: null, proposal: null },
      ...{ name: 'Тиркеме.pdf', length: 4_096, to: '', text: '', until: 0, ...more },
    },
  });
  const opened = (more: Partial<CustodyData> = {}): EventContent =>
    entry('OPENED', { letter, ciphertext: some('parts'), ...more });
  const redacted = { document: some('redacted'), origin: some('document') };
  await pen.tries(1, entry('VIEWED'));
  await pen.tries(1, opened({ ciphertext: null }));
  await pen.tries(1, opened({ letter: null }));
  await pen.tries(1, opened({ letter: followUp }));
  await pen.tries(1, opened());
  await pen.tries(2, opened());
  await pen.tries(2, opened({ name: 'Көчүрмө.pdf' }));
  await pen.tries(2, entry('VIEWED', { text: 'Экранда' }));
  await pen.tries(2, entry('VIEWED', { origin: some('document') }));
  await pen.tries(2, entry('SAVED', { proposal: some('proposal') }));
  await pen.tries(2, entry('SAVED'));
  await pen.tries(2, entry('DERIVED'));
  await pen.tries(2, entry('DERIVED', { ...redacted, origin: some('elsewhere') }));
  await pen.tries(2, entry('DERIVED', { ...redacted, document: some('document') }));
  await pen.tries(2, entry('DERIVED', redacted));
  await pen.tries(3, entry('SHARED', { document: some('redacted') }));
  await pen.tries(3, entry('SHARED', { document: some('redacted'), to: 'Котормочу', until: first + 14 }));
  await pen.tries(3, entry('SAVED', { to: 'Котормочу' }));
  await pen.tries(3, entry('EXPORTED'));
  await pen.tries(1, { type: 'STATUS', data: { status: 'ACKNOWLEDGED', reason: '' } });
  const bundle = { document: some('bundle'), name: 'Топтом.zip' };
  const exporting = await pen.tries(1, proposing('EXPORT'));
  await pen.tries(2, entry('EXPORTED', { ...bundle, proposal: exporting }));
  await pen.tries(2, approving(exporting));
  await pen.tries(2, entry('REFERRED', { ...bundle, proposal: exporting, to: 'Прокуратура' }));
  pen.day = first + 7;
  await pen.tries(2, entry('EXPORTED', { ...bundle, proposal: exporting }));
  await pen.tries(3, entry('REFERRED', { ...bundle, proposal: exporting }));
  pen.late = 8;
  await pen.tries(3, entry('EXPORTED', { ...bundle, proposal: exporting }));
  pen.late = 7;
  await pen.tries(3, entry('EXPORTED', { ...bundle, proposal: exporting }));
  pen.late = 0;
  pen.day = first + 8;
  await pen.tries(3, entry('EXPORTED', { ...bundle, proposal: exporting }));
  const referral = await sign(body, pen, 1, { status: 'REFERRED', sequence: 1 });
  const refer = await pen.tries(1, proposing('REFER', referral));
  await pen.tries(3, approving(refer, await cosignStatement(body.suite, referral, body.signer(3))));
  await pen.tries(3, entry('REFERRED', { ...bundle, proposal: refer, to: 'Прокуратура' }));
  return caseVector('custody', pen.items, pen.facts);
}

/** Exclusions at once and by two; who is meant; who can be made a substitute. */
async function circleOf(body: Body): Promise<object> {
  const pen = await begun(body);
  const exclude = (members: readonly number[], units: readonly number[] = []): EventContent => ({
    type: 'EXCLUDE',
    data: { members, units, text: 'Тууган' },
  });
  const grant = (to: number): EventContent => ({ type: 'GRANT', data: { to } });
  const substitute = (member: number, after = 3): EventContent => ({ type: 'SUBSTITUTE', data: { member, after } });
  await pen.tries(1, exclude([]));
  await pen.tries(1, exclude([6, 9]));
  // A custodian, outside the circle.
  const custodian = await pen.tries(1, exclude([7]));
  await pen.tries(2, approving(custodian));
  await pen.tries(1, grant(7));
  await pen.tries(2, exclude([], [3]));
  await pen.tries(3, exclude([], [2]));
  // Unit 3 is member 3 of the circle; unit 2 would by conflict mean member 3 as well.
  const proposal = await pen.tries(2, exclude([], [3]));
  await pen.tries(3, approving(proposal));
  await pen.tries(3, { type: 'REJECT', data: { event: proposal } });
  await pen.tries(1, approving(proposal));
  await pen.tries(3, note);
  await pen.tries(1, grant(3));
  await pen.tries(2, substitute(4));
  await pen.tries(2, grant(65_535));
  await pen.tries(1, substitute(65_535));
  await pen.tries(2, note);
  await pen.tries(2, substitute(65_535));
  await pen.tries(2, grant(5));
  await pen.tries(4, await answering(body, pen, 4, { status: 'ACKNOWLEDGED', sequence: 1 }, 1));
  await pen.tries(2, substitute(5));
  await pen.tries(5, note);
  await pen.tries(5, { type: 'RECUSE', data: { member: 5, text: '', leave: null } });
  await pen.tries(4, { type: 'RECUSE', data: { member: 4, text: '', leave: null } });
  await pen.tries(65_535, { type: 'ASSIGN', data: { member: 1 } });
  await pen.tries(65_535, { type: 'RECUSE', data: { member: 65_535, text: '', leave: null } });
  pen.day = first + 1;
  await pen.tries(1, { type: 'GRANT', data: { to: 65_535 } });
  await pen.tries(1, { type: 'GRANT', data: { to: 2 } });
  await pen.tries(1, { type: 'GRANT', data: { to: 5 } });
  const closing = await sign(body, pen, 2, { status: 'CLOSED', reason: 'OUTCOME_MINOR', sequence: 2 });
  const close = await pen.tries(2, proposing('CLOSE', closing, 'MINOR'));
  await pen.tries(1, approving(close, await cosignStatement(body.suite, closing, body.signer(1))));
  return caseVector('exclusions and substitutes', pen.items, pen.facts);
}

/** A substitute's days, allegations without an outcome, openings of identities, holds, and an erasure after which nothing counts. */
async function endOf(body: Body): Promise<object> {
  const { suite, signer } = body;
  const pen = await begun(body);
  await pen.tries(1, { type: 'STATUS', data: { status: 'ACKNOWLEDGED', reason: '' } });
  await pen.tries(1, { type: 'GRANT', data: { to: 5 } });
  await pen.tries(1, { type: 'SUBSTITUTE', data: { member: 5, after: 3 } });
  await pen.tries(5, { type: 'SUBSTITUTE', data: { member: 5, after: 1 } });
  await pen.tries(1, sheet(1, allegation([])));
  const minor = await sign(body, pen, 1, { status: 'CLOSED', reason: 'OUTCOME_MINOR', sequence: 1 });
  await pen.tries(1, proposing('CLOSE', minor, 'MINOR'));
  await pen.tries(1, sheet(1, allegation([], 'NOT_SUBSTANTIATED')));
  const close = await pen.tries(1, proposing('CLOSE', minor, 'MINOR'));
  await pen.tries(2, sheet(2, allegation([])));
  const both = await cosignStatement(suite, minor, signer(5));
  pen.day = first + 2;
  await pen.tries(5, approving(close, both));
  pen.day = first + 3;
  await pen.tries(5, approving(some('nothing'), both));
  await pen.tries(5, approving(close, both));
  await pen.tries(5, sheet(2, allegation([], 'NOT_SUBSTANTIATED')));
  await pen.tries(2, sheet(2, allegation([], 'NOT_SUBSTANTIATED')));
  await pen.tries(5, approving(close, both));
  await pen.tries(5, await answering(body, pen, 5, { status: 'REOPENED', sequence: 2 }, 1));
  await pen.tries(5, answer(1, both));
  await pen.tries(5, { type: 'CUSTODY', data: viewed });
  await pen.tries(1, { type: 'GRANT', data: { to: 5 } });
  const open = (proposal: Uint8Array, custodians: readonly number[], of = letter): EventContent => ({
    type: 'IDENTITY',
    data: { letter: of, proposal, custodians },
  });
  const opening = await pen.tries(5, proposing('OPEN_IDENTITY'));
  await pen.tries(5, open(opening, [3, 7]));
  await pen.tries(1, approving(opening));
  await pen.tries(5, open(opening, [3, 7], followUp));
  await pen.tries(5, open(opening, [3]));
  await pen.tries(5, open(opening, [1, 3]));
  await pen.tries(5, open(opening, [3, 7]));
  await pen.tries(5, open(opening, [3, 7, 65_535]));
  const early = await pen.tries(1, proposing('ERASE'));
  await pen.tries(2, approving(early));
  await pen.tries(1, { type: 'STATUS', data: { status: 'REOPENED', reason: '' } });
  await pen.tries(1, proposing('ERASE'));
  const nothing = await sign(body, pen, 1, { status: 'CLOSED', reason: 'OUTCOME_NOT_A_REPORT', sequence: 2 });
  await pen.tries(2, sheet(3, allegation([])));
  const again = await pen.tries(1, proposing('CLOSE', nothing, 'NOT_A_REPORT'));
  await pen.tries(2, approving(again, await cosignStatement(suite, nothing, signer(2))));
  const erased = (proposal: Uint8Array): EventContent => ({ type: 'ERASED', data: { proposal } });
  await pen.tries(1, erased(early));
  const erase = await pen.tries(1, proposing('ERASE'));
  await pen.tries(3, sheet(1, hold));
  await pen.tries(2, approving(erase));
  await pen.tries(1, proposing('ERASE'));
  await pen.tries(3, sheet(1, hold, false));
  await pen.tries(2, approving(erase));
  await pen.tries(3, sheet(1, hold));
  await pen.tries(1, erased(erase));
  await pen.tries(3, sheet(1, hold, false));
  await pen.tries(1, erased(erase));
  await pen.tries(1, note);
  await pen.tries(6, note);
  return caseVector('an opening and an end', pen.items, pen.facts);
}

/** What one member tries alone: a proposal dated back, keys changed for nothing, openings that are not theirs to record. */
async function aloneOf(body: Body): Promise<object> {
  const pen = await begun(body);
  await pen.tries(1, { type: 'ROTATE', data: { grantees: [1, 2, 3, 4], key: some('key') } });
  await pen.tries(1, { type: 'STATUS', data: { status: 'ACKNOWLEDGED', reason: '' } });
  await pen.tries(1, { type: 'GRANT', data: { to: 5 } });
  await pen.tries(1, { type: 'SUBSTITUTE', data: { member: 5, after: 3 } });
  pen.late = 10;
  const exporting = await pen.tries(1, proposing('EXPORT'));
  pen.late = 0;
  pen.day = first + 10;
  await pen.tries(5, approving(exporting));
  pen.day = first + 12;
  pen.late = 2;
  await pen.tries(5, approving(exporting));
  pen.day = first + 13;
  pen.late = -1;
  await pen.tries(5, approving(exporting));
  pen.late = 0;
  await pen.tries(5, approving(exporting));
  const open = (proposal: Uint8Array, custodians: readonly number[]): EventContent => ({
    type: 'IDENTITY',
    data: { letter, proposal, custodians },
  });
  const asking = await pen.tries(3, proposing('OPEN_IDENTITY'));
  await pen.tries(1, approving(asking));
  await pen.tries(2, open(asking, [7, 65_535]));
  await pen.tries(3, open(asking, [3, 7]));
  const excluding = await pen.tries(1, { type: 'EXCLUDE', data: { members: [], units: [4], text: '' } });
  await pen.tries(2, approving(excluding));
  await pen.tries(1, open(asking, [7, 65_535]));
  const again = await pen.tries(1, proposing('OPEN_IDENTITY'));
  await pen.tries(2, approving(again));
  await pen.tries(2, open(again, [3, 65_535]));
  return caseVector('what one member tries alone', pen.items, pen.facts);
}

const viewed: CustodyData = {
  ...{ what: 'OPENED', document: some('document'), ciphertext: some('parts'), origin: null, letter, proposal: null },
  ...{ name: '', length: 0, to: '', text: '', until: 0 },
};

async function begun(body: Body): Promise<Pen> {
  const pen = new Pen(body, formatHex(await caseKeyHash(body.suite, caseKey)));
  await pen.tries(1, await startOf(body));
  return pen;
}

function sign(
  { suite, signer }: Body,
  pen: Pen,
  member: number,
  facts: Pick<StatementFacts, 'status' | 'sequence'> & Partial<StatementFacts>,
): Promise<Statement> {
  return signStatement(suite, { letter, reason: '', day: pen.day, ...facts }, signer(member));
}

async function answering(
  body: Body,
  pen: Pen,
  member: number,
  facts: Pick<StatementFacts, 'status' | 'sequence'>,
  number: number,
): Promise<EventContent> {
  return answer(number, await sign(body, pen, member, facts));
}

/** The first of its member. */
function answer(number: number, statement: Statement): EventContent {
  return {
    type: 'ANSWER',
    data: { number, text: '', language: 'ky', statement, salt: some(`salt ${String(number)}`), counter: 0 },
  };
}

function proposing(
  act: Act,
  statement: Statement | null = null,
  outcome: 'MINOR' | 'NOT_A_REPORT' | '' = '',
): EventContent {
  return { type: 'PROPOSE', data: { act, reason: statement?.reason ?? '', text: '', outcome, statement } };
}

function approving(event: Uint8Array, statement: Statement | null = null): EventContent {
  return { type: 'APPROVE', data: { event, statement } };
}
