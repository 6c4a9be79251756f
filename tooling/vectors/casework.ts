/**
 * Writes `test/vectors/casework.json`: signed objects of sections 6 and 7 of `docs/protocol.md`, whole cases with what must come of
 * them, and clocks, for implementations in other languages. The members are those of `roster.json`.
 * `node tooling/vectors/casework.ts` writes the file anew; a test compares it with what the code gives today.
 */
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  answerJson,
  caseKeyHash,
  cosignStatement,
  encodeStatement,
  encodeStatusPayload,
  encodeUtf8,
  formatHex,
  grantJson,
  grantPlaces,
  locators,
  parseHex,
  parseTrust,
  rekeyJson,
  signAnswer,
  signGrant,
  signLeave,
  signRekey,
  signStatement,
  statementCommit,
  statementPayload,
  verifyRoster,
  type EventContent,
  type Signer,
  type Statement,
  type StatementFacts,
  type Suite,
} from '../../crypto/index.ts';
import { createSodiumSuite } from '../../crypto/sodium.ts';
import {
  caseKey,
  caseVector,
  first,
  followUp,
  json,
  letter,
  Pen,
  some,
  source,
  startOf,
  text,
  type Body,
} from './case-pen.ts';
import { recordVectors } from './casework-records.ts';
import { clockVectors } from './clocks.ts';

interface RosterVectors {
  readonly members: readonly { readonly number: number; readonly seed: string }[];
  readonly trust: { readonly json: string };
  readonly roster: { readonly note: string };
}

/** @param rosterVectors the parsed `test/vectors/roster.json` */
export async function caseworkVectors(suite: Suite, rosterVectors: RosterVectors): Promise<object> {
  const trust = parseTrust(encodeUtf8(rosterVectors.trust.json));
  const roster = await verifyRoster(suite, rosterVectors.roster.note, trust);
  const signer = (member: number): Signer => {
    const seed = rosterVectors.members.find(({ number }) => number === member)?.seed;
    if (seed === undefined) throw new Error('no such member in the vectors');
    return { roster, member, seed: parseHex(seed) };
  };
  const body = { suite, roster, signer };
  const places = await locators(suite, caseKey, 0, 3);
  const [file, starter] = [some('file key'), 258];
  const starts = await grantPlaces(suite, file, starter);
  return {
    source:
      'tooling/vectors/casework.ts; the members are those of roster.json; byte strings in hexadecimal, objects as canonical JSON',
    objects: await objectVectors(body),
    place: {
      caseKey: formatHex(caseKey),
      keyHash: formatHex(await caseKeyHash(suite, caseKey)),
      locators: places.map(formatHex),
    },
    grantPlaces: { file: formatHex(file), member: starter, places: starts.map(formatHex) },
    cases: [
      await lifeOfACase(body),
      await attacksOnACase(body),
      await orderOfRules(body),
      ...(await recordVectors(body)),
    ],
    clocks: clockVectors(),
  };
}

async function objectVectors({ suite, signer }: Body): Promise<object> {
  const closing: StatementFacts = { letter, status: 'CLOSED', reason: 'OUTCOME_MINOR', sequence: 3, day: first + 40 };
  const once = await signStatement(suite, closing, signer(1));
  const twice = await cosignStatement(suite, once, signer(65_535));
  const salt = some('salt');
  const answer = await signAnswer(
    suite,
    { source, number: 2, text: 'Иш жабылды: "жыйынтык".', statement: twice, salt, counter: 1 },
    signer(1),
  );
  const leave = await signLeave(suite, signer(2).seed, { source, left: 2, day: first + 50 });
  const rekey = await signRekey(suite, { source, reply: some('reply'), left: 2, day: first + 50, leave }, signer(1));
  const grant = await signGrant(suite, { key: caseKey, letter, to: 3 }, signer(1));
  return {
    proposedStatement: text(encodeStatement(once)),
    statement: text(encodeStatement(twice)),
    statementHash: formatHex(await suite.sha256(encodeStatement(twice))),
    salt: formatHex(salt),
    commit: formatHex(await statementCommit(suite, twice, salt)),
    payloads: [1, 65_535].map((member) => ({
      member,
      payload: formatHex(encodeStatusPayload(statementPayload(twice, member))),
    })),
    answer: json(answerJson(answer)),
    rekey: json(rekeyJson(rekey)),
    grant: json(grantJson(grant)),
  };
}

/** From the start to a reopening, with two follow-ups' worth of what happens in between. */
async function lifeOfACase(body: Body): Promise<object> {
  const pen = new Pen(body, formatHex(await caseKeyHash(body.suite, caseKey)));
  const { suite, signer } = body;
  const state = (
    status: StatementFacts['status'],
    sequence: number,
    reason: StatementFacts['reason'] = '',
  ): StatementFacts => ({
    ...{ letter, status, reason, sequence, day: pen.day },
  });
  const answer = async (member: number, facts: StatementFacts, number: number, counter: number): Promise<void> => {
    const statement = await signStatement(suite, facts, signer(member));
    await pen.write(member, {
      type: 'ANSWER',
      data: { number, text: 'Кабар алдык.', language: 'ky', statement, salt: some(`salt ${String(number)}`), counter },
    });
  };
  await pen.write(2, await startOf(body));
  pen.day = first + 3;
  await answer(2, state('ACKNOWLEDGED', 1), 1, 0);
  await pen.write(1, { type: 'NOTE', data: { text: 'Ички белги' } });
  await pen.write(1, { type: 'ASSIGN', data: { member: 3 } });
  await pen.write(3, { type: 'CLAIM', data: { ids: [some('attachment').subarray(0, 16)] } });
  await pen.write(3, { type: 'STATUS', data: { status: 'UNDER_ASSESSMENT', reason: '' } });
  pen.day = first + 20;
  await pen.write(1, { type: 'LETTER', data: { letter: followUp, file: some('second file key') } });
  await pen.write(2, { type: 'GRANT', data: { to: 5 } });
  await answer(3, state('UNDER_INVESTIGATION', 2), 2, 0);
  await answer(5, state('CONFIRMED', 3), 3, 0);
  const closing = await signStatement(suite, state('CLOSED', 4, 'OUTCOME_SUBSTANTIATED_PART'), signer(3));
  const proposal = await pen.write(3, {
    type: 'PROPOSE',
    data: {
      ...{ act: 'CLOSE', reason: 'OUTCOME_SUBSTANTIATED_PART', text: 'Бүттү', outcome: 'SUBSTANTIATED_PART' },
      statement: closing,
    },
  });
  const statement = await cosignStatement(suite, closing, signer(2));
  await pen.write(2, { type: 'APPROVE', data: { event: parseHex(proposal.verified.hash), statement } });
  await pen.write(2, {
    type: 'ANSWER',
    data: { number: 4, text: 'Иш жабылды.', language: 'ky', statement, salt: some('salt 4'), counter: 1 },
  });
  await answer(1, state('REOPENED', 5), 5, 0);
  const leave = await signLeave(suite, signer(2).seed, { source, left: 2, day: pen.day });
  await pen.write(2, { type: 'RECUSE', data: { member: 2, text: 'Тааныш чыкты', leave } });
  const key = await caseKeyHash(suite, some('next case key'));
  await pen.write(1, { type: 'ROTATE', data: { grantees: [1, 3, 5], key } });
  pen.key = formatHex(key);
  await pen.write(5, { type: 'NOTE', data: { text: 'Жаңы ачкыч менен' } });
  return caseVector('from start to reopening', pen.items, pen.facts);
}

/** What must not count: each item is skipped but the start and the last one. */
async function attacksOnACase(body: Body): Promise<object> {
  const pen = new Pen(body, formatHex(await caseKeyHash(body.suite, caseKey)));
  const { suite, signer } = body;
  await pen.write(1, { type: 'NOTE', data: { text: 'before the start' } }, false);
  await pen.write(1, await startOf(body, [1, 2, 3]), false);
  await pen.write(5, await startOf(body), false);
  const start = await pen.write(1, await startOf(body));
  pen.items.push({ ...start, seq: pen.seq++ });
  pen.items.push({ skipped: 'NOT_OPENED', seq: pen.seq++ });
  await pen.write(5, { type: 'NOTE', data: { text: 'from outside' } }, false);
  await pen.write(1, { type: 'STATUS', data: { status: 'UNDER_INVESTIGATION', reason: '' } }, false);
  await pen.write(1, { type: 'STATUS', data: { status: 'CLOSED', reason: 'OUTCOME_MINOR' } }, false);
  await pen.write(1, { type: 'RECUSE', data: { member: 2, text: '', leave: null } }, false);
  await pen.write(1, { type: 'ROTATE', data: { grantees: [1, 2, 3], key: some('key') } }, false);
  await pen.write(1, { type: 'GRANT', data: { to: 6 } }, false);
  const once = await signStatement(
    suite,
    { letter: some('another letter'), status: 'ACKNOWLEDGED', reason: '', sequence: 1, day: pen.day },
    signer(1),
  );
  const data = { number: 1, text: '', language: 'ky', statement: once, salt: some('salt'), counter: 0 } as const;
  await pen.write(1, { type: 'ANSWER', data }, false);
  await pen.write(1, { type: 'APPROVE', data: { event: some('no proposal'), statement: null } }, false);
  pen.key = formatHex(some('another key hash'));
  await pen.write(1, { type: 'NOTE', data: { text: 'under another key' } }, false);
  pen.key = formatHex(await caseKeyHash(suite, caseKey));
  await pen.write(2, { type: 'NOTE', data: { text: 'counts' } });
  pen.previous = parseHex(start.verified.hash);
  await pen.write(3, { type: 'NOTE', data: { text: 'a fork' } });
  await pen.write(3, { type: 'NOTE', data: { text: 'after the fork' } });
  return caseVector('what must not count', pen.items, pen.facts);
}

/** Rules that a reader could take otherwise: what is set inside, what lapses, what is told again, and which reason comes first. */
async function orderOfRules(body: Body): Promise<object> {
  const pen = new Pen(body, formatHex(await caseKeyHash(body.suite, caseKey)));
  const { suite, signer } = body;
  const sign = (
    member: number,
    status: StatementFacts['status'],
    sequence: number,
    reason: StatementFacts['reason'] = '',
  ): Promise<Statement> => signStatement(suite, { letter, status, reason, sequence, day: pen.day }, signer(member));
  const answer = (number: number, statement: Statement, counter: number): EventContent => ({
    type: 'ANSWER',
    data: { number, text: '', language: 'ru', statement, salt: some(`salt ${String(number)}`), counter },
  });
  await pen.write(1, await startOf(body));
  await pen.write(2, await startOf(body), false);
  await pen.write(1, { type: 'STATUS', data: { status: 'CONFIRMED', reason: '' } }, false);
  await pen.write(1, { type: 'STATUS', data: { status: 'MESSAGE', reason: '' } }, false);
  await pen.write(1, answer(1, await sign(1, 'ACKNOWLEDGED', 1), 0));
  await pen.write(2, { type: 'STATUS', data: { status: 'CONFIRMED', reason: '' } });
  const ids = ['second', 'first'].map((name) => some(name).subarray(0, 16));
  await pen.write(3, { type: 'CLAIM', data: { ids } });
  await pen.write(2, answer(2, await sign(2, 'ACKNOWLEDGED', 2), 0));
  await pen.write(2, answer(3, await sign(2, 'MESSAGE', 3), 0), false);
  const extension = await sign(1, 'EXTENDED', 3, 'COMPLEX');
  const extend = await pen.write(1, {
    type: 'PROPOSE',
    data: { act: 'EXTEND', reason: 'COMPLEX', text: '', outcome: '', statement: extension },
  });
  const exporting = { act: 'EXPORT', reason: '', text: '', outcome: '', statement: null } as const;
  const proposal = await pen.write(2, { type: 'PROPOSE', data: exporting });
  await pen.write(3, answer(3, await sign(3, 'MESSAGE', 3), 0));
  const extended = await cosignStatement(suite, extension, signer(2));
  const lapsed = { event: parseHex(extend.verified.hash), statement: extended };
  await pen.write(2, { type: 'APPROVE', data: lapsed }, false);
  await pen.write(2, answer(4, await cosignStatement(suite, await sign(1, 'REFERRED', 4), signer(2)), 1), false);
  const exported = { event: parseHex(proposal.verified.hash), statement: null };
  await pen.write(2, { type: 'APPROVE', data: exported }, false);
  await pen.write(1, { type: 'APPROVE', data: exported });
  await pen.write(1, { type: 'GRANT', data: { to: 3 } }, false);
  await pen.write(1, { type: 'ASSIGN', data: { member: 5 } }, false);
  await pen.write(1, { type: 'ASSIGN', data: { member: 4 } });
  pen.day = first + 5;
  const closing = await sign(4, 'CLOSED', 4, 'OUTCOME_MINOR');
  const close = { act: 'CLOSE', reason: 'OUTCOME_MINOR', text: '', outcome: 'MINOR', statement: closing } as const;
  const closed = await pen.write(4, { type: 'PROPOSE', data: close });
  const statement = await cosignStatement(suite, closing, signer(3));
  await pen.write(3, { type: 'APPROVE', data: { event: parseHex(closed.verified.hash), statement } });
  await pen.write(4, { type: 'PROPOSE', data: exporting });
  pen.day = first + 4;
  await pen.write(1, { type: 'NOTE', data: { text: 'before the last event' } }, false);
  pen.day = first + 5;
  await pen.write(1, { type: 'LETTER', data: { letter: some('unknown'), file: some('file key') } }, false);
  await pen.write(1, { type: 'LETTER', data: { letter: followUp, file: some('file key') } }, false);
  await pen.write(1, { type: 'LETTER', data: { letter: followUp, file: some('second file key') } });
  await pen.write(1, { type: 'LETTER', data: { letter: followUp, file: some('second file key') } }, false);
  await pen.write(4, { type: 'NOTE', data: { text: 'excluded since' } }, false);
  return caseVector('the order of the rules', pen.items, pen.facts);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../../test/vectors/', import.meta.url);
  const rosterVectors = JSON.parse(readFileSync(new URL('roster.json', folder), 'utf8')) as RosterVectors;
  const written = await caseworkVectors(await createSodiumSuite(webcrypto.subtle), rosterVectors);
  await writeFile(new URL('casework.json', folder), `${JSON.stringify(written, null, 2)}\n`);
}
