/** A session whose register is old, late or turned back: what it refuses, and what it lets through only by the person's own word. */
import { nodeTransport } from '../../../client/cli/transport.ts';
import { openEscalation } from '../../../client/reporting/open-escalation.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { emptyDraft, reportDraft } from '../../../client/source/visit/draft.ts';
import type { VisitSummary } from '../../../client/source/worker/messages.ts';
import { createSession, type Session } from '../../../client/source/worker/session.ts';
import type { Transport } from '../../../client/register/transport.ts';
import { createPortableSuite, decodeUtf8, openBody, openSlot, parseInclusionFile } from '../../../crypto/index.ts';
import { subtle } from '../../crypto/suites.ts';
import { makeBody, random, removeFolder, type Body } from '../../server/body.ts';
import { run, type Under } from '../../server/running.ts';

const day = 20_000;
const suite = await createPortableSuite(subtle);
const tell = (): void => undefined;

let body: Body;
let under: Under;
const letters: Uint8Array[] = [];
beforeAll(async () => {
  body = await makeBody({ day });
  under = await run(body);
});
afterAll(async () => {
  await under.server.close();
  await removeFolder(body.dir);
});

/** A session on a device whose clock is so many days ahead. */
function visit(
  ahead: number,
  change: (path: string, transport: Transport) => ReturnType<Transport['get']> | null = () => null,
): Session {
  const real = nodeTransport(under.server.url);
  const transport: Transport = {
    get: (path) => change(path, real) ?? real.get(path),
    send(method, path, bytes) {
      if (path === '/api/letters') letters.push(bytes.slice(0, 32_768));
      return real.send(method, path, bytes);
    },
  };
  return createSession({ suite, random, transport, deviceDay: () => day + ahead });
}

const draft = (consent: boolean) => reportDraft({ ...emptyDraft, statement: 'Көпүрө', consent }, 1, 'ky', 'WEB');

async function report(consent = true): Promise<{ words: string; promise: string; letter: Uint8Array }> {
  const session = visit(0);
  const { words } = await session.draw(null, tell);
  const { promise } = await session.send(draft(consent), tell);
  const letter = letters.at(-1) ?? new Uint8Array();
  await opened(visit(0), words.join(' '));
  return { words: words.join(' '), promise, letter };
}

/** As soon as the register has the letter. */
async function opened(session: Session, text: string): Promise<VisitSummary> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = await session.open({ text }, tell);
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the register never showed the letter');
}

describe('a register of more than 30 days', () => {
  test('takes a first letter only after the person has confirmed this very day', async () => {
    const session = visit(31);
    expect((await session.register({ fresh: false }, tell)).age).toBe('OLD');
    await session.draw(null, tell);
    await expect(session.send(draft(false), tell)).rejects.toMatchObject({ code: 'STALE_REGISTER' });
    await session.confirmDay({ day: day + 30 }, tell);
    await expect(session.send(draft(false), tell)).rejects.toMatchObject({ code: 'STALE_REGISTER' });
    await session.confirmDay({ day: day + 31 }, tell);
    expect(await session.send(draft(false), tell)).toMatchObject({ letters: 1 });
  });

  test('takes no further message and no escalation, whatever is confirmed', async () => {
    const { words } = await report();
    const session = visit(31);
    await session.confirmDay({ day: day + 31 }, tell);
    const found = await opened(session, words);
    expect(found).toMatchObject({ closed: true, findings: [{ id: 'register-old' }, { id: 'counted-unseen' }, {}] });
    const sent = letters.length;
    const message = { id: 1, language: 'ky' as const, statement: 'x', files: [] };
    await expect(session.followUp(message, tell)).rejects.toMatchObject({ code: 'STALE_REGISTER' });
    const escalation = { id: 2, language: 'ky' as const, text: '' };
    await expect(session.escalate(escalation, tell)).rejects.toMatchObject({ code: 'STALE_REGISTER' });
    expect(letters).toHaveLength(sent);
  });

  test('of up to 30 days is quietly called stale, and everything can be sent', async () => {
    const { words } = await report();
    const session = visit(30);
    const found = await opened(session, words);
    expect(found.findings[0]).toEqual({ id: 'register-stale', day });
    expect(found.closed).toBe(false);
    const message = { id: 1, language: 'ky' as const, statement: 'x', files: [] };
    expect(await session.followUp(message, tell)).toMatchObject({ letters: 1 });
  });
});

test('After a missed deadline the session tells the oversight desk once, and the next visit remembers it', async () => {
  const { words, letter } = await report();
  const session = visit(9);
  expect((await opened(session, words)).escalation).toEqual({ missed: 'ACKNOWLEDGEMENT', due: day + 7, statements: 0 });
  await session.escalate({ id: 1, language: 'ky', text: 'Кысым бар.' }, tell);
  const seed = body.keyrings[2]?.epochs[0]?.seed ?? new Uint8Array();
  const key = await openSlot(suite, letters.at(-1) ?? new Uint8Array(), 2, seed);
  if (key === null) throw new Error('not for the officer');
  const read = await openBody(suite, letters.at(-1) ?? new Uint8Array(), key, null);
  const environment = {
    ...{ suite, random, trust: body.trust, transport: nodeTransport(under.server.url), deviceDay: () => day + 9 },
  };
  const escalation = await openEscalation(suite, await loadView(environment), read, () =>
    Promise.resolve({ letter, holders: [{ position: 2, seed }] }),
  );
  expect(escalation).toMatchObject({
    ...{ text: 'Кысым бар.', deadline: { state: 'MISSED', daysLate: 2 } },
    report: { body: { statement: 'Көпүрө' } },
  });
  // In this instance the day of the entry is still the first: only the device's clock went on.
  await session.followUp({ id: 2, language: 'ky', statement: 'Дагы', files: [] }, tell);
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = await opened(visit(9), words);
    if (found.findings.some(({ id }) => id === 'escalated')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the escalation never stood in the register');
});

test('A session that has seen more of the register refuses to be shown less', async () => {
  const early = await nodeTransport(under.server.url).get('/log/governance/checkpoint');
  await report();
  let rolledBack = false;
  const session = visit(0, (path) =>
    rolledBack && path === '/log/governance/checkpoint' ? Promise.resolve(early) : null,
  );
  await session.register({ fresh: true }, tell);
  rolledBack = true;
  await expect(session.register({ fresh: true }, tell)).rejects.toMatchObject({
    code: 'ROLLED_BACK',
    evidence: { notes: [decodeUtf8(early.bytes), expect.stringContaining('/governance') as unknown] },
  });
  rolledBack = false;
  await session.register({ fresh: true }, tell);
});

test('A note of acceptance can be checked without words, and a receipt only with them', async () => {
  const { promise, words } = await report();
  const session = visit(0);
  expect(await session.checkPromise({ note: promise }, tell)).toMatchObject({ id: 'promise-kept' });
  await expect(session.receipt(null, tell)).rejects.toMatchObject({ code: 'WRONG_CONTEXT' });
  await opened(session, words);
  expect(parseInclusionFile(await session.receipt(null, tell)).extra).toHaveLength(0);
});
