import { nodeTransport } from '../../../client/cli/transport.ts';
import { Refusal, refusalCode, type Transport } from '../../../client/register/transport.ts';
import type { ReportDraft } from '../../../client/reporting/compose.ts';
import { emptyDraft, reportDraft } from '../../../client/source/visit/draft.ts';
import type { Receipt, VisitSummary } from '../../../client/source/worker/messages.ts';
import { createSession, type Session } from '../../../client/source/worker/session.ts';
import {
  createPortableSuite,
  equalBytes,
  openAttachment,
  openBody,
  openSlot,
  type LetterBody,
} from '../../../crypto/index.ts';
import { subtle } from '../../crypto/suites.ts';
import { makeBody, random, removeFolder, type Body } from '../../server/body.ts';
import { run, type Under } from '../../server/running.ts';

const day = 20_000;
const letterLength = 32_768;
const suite = await createPortableSuite(subtle);

/** A line to the server that remembers what was sent, and can break. */
interface Line extends Transport {
  readonly letters: Uint8Array[];
  readonly parts: Map<string, Uint8Array>;
  /** Asked before every sending; answers what the server would, or breaks the line. */
  trouble: (path: string) => 'NETWORK' | 'ROSTER_CHANGED' | 'LOOKUP_TAKEN' | null;
}

function lineTo(url: string): Line {
  const real = nodeTransport(url);
  const line: Line = {
    letters: [],
    parts: new Map(),
    trouble: () => null,
    get: (path) => real.get(path),
    async send(method, path, body) {
      if (path === '/api/letters') line.letters.push(body.slice(0, letterLength));
      else line.parts.set(path, body.slice(16));
      const trouble = line.trouble(path);
      if (trouble === 'NETWORK') throw new Refusal('NETWORK');
      if (trouble !== null) return { status: 410, bytes: new TextEncoder().encode(JSON.stringify({ code: trouble })) };
      const answer = await real.send(method, path, body);
      // Days pass quickly here: a puzzle of a day long past is solved again, and the same letter comes once more.
      if (path === '/api/letters' && refusalCode(answer.bytes) === 'BAD_PUZZLE') line.letters.pop();
      return answer;
    },
  };
  return line;
}

const tell = (): void => undefined;
const quiet = {
  send: (session: Session, draft: ReportDraft): Promise<Receipt> => session.send(draft, tell),
  open: (session: Session, text: string): Promise<VisitSummary | null> => session.open({ text }, tell),
};

describe('a visit', () => {
  let body: Body;
  let under: Under;
  let line: Line;
  let session: Session;

  beforeAll(async () => {
    body = await makeBody({ day });
    under = await run(body);
  });
  afterAll(async () => {
    await under.server.close();
    await removeFolder(body.dir);
  });
  beforeEach(() => {
    line = lineTo(under.server.url);
    session = visit();
  });

  const visit = (): Session => createSession({ suite, random, transport: line, deviceDay: () => day });
  const draft = (statement: string, excludedMembers: readonly number[] = []): ReportDraft =>
    reportDraft({ ...emptyDraft, statement, excludedMembers, category: 'PROCUREMENT' }, 1, 'ky', 'WEB');
  /** As the member of this number reads it; null for whom it is not. */
  const read = async (letter: Uint8Array, member: number): Promise<LetterBody | null> => {
    const seed = body.keyrings[member - 1]?.epochs[0]?.seed;
    if (seed === undefined) throw new Error('no such member');
    const key = await openSlot(suite, letter, member - 1, seed);
    return key && (await openBody(suite, letter, key, null)).body;
  };
  /** The register shows a letter shortly after it was accepted. */
  const openEventually = async (words: string, letters: number): Promise<VisitSummary> => {
    for (let attempt = 0; attempt < 100; attempt++) {
      const found = await quiet.open(visit(), words);
      if (found !== null && found.letters.length >= letters) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the register never showed the letters');
  };

  test('both readers of the desk read exactly what was written, and nobody else can', async () => {
    const statement = 'Биринчи сап\n  экинчи сап, «тырмакча» ';
    const { words } = await session.draw(null, tell);
    expect(words).toHaveLength(12);
    const receipt = await quiet.send(session, draft(statement));
    expect(receipt).toMatchObject({ accepted: day, by: day + 2, letters: 1 });
    const [letter = new Uint8Array()] = line.letters;
    expect((await read(letter, 1))?.statement).toBe(statement);
    expect((await read(letter, 2))?.statement).toBe(statement);
    expect(await read(letter, 3)).toBeNull();
  });

  test('the words find the letter in the register, in any writing, and remember who is excluded', async () => {
    const { words, digits } = await session.draw(null, tell);
    expect(await quiet.open(visit(), words.join(' '))).toBeNull();
    await session.draw(null, tell).then(() => undefined);
    const second = await session.draw(null, tell);
    await quiet.send(session, draft('Ким окуй албайт', [3]));
    const found = await openEventually(
      second.words.map((word, index) => `${String(index + 1)}) ${word.toUpperCase()}`).join('\n'),
      1,
    );
    expect(found).toMatchObject({ desk: 1, excluded: { members: [3], units: [] }, statuses: [] });
    expect(found.next).toEqual({ kind: 'ACKNOWLEDGEMENT', day: day + 7 });
    expect((await quiet.open(visit(), second.digits))?.letters).toHaveLength(1);
    expect(digits).toMatch(/^(?:\d{4} ){9}\d{4}$/u);
  });

  test('words that cannot be right are refused with the place of the mistake', async () => {
    const { words } = await session.draw(null, tell);
    const unknown = words.map((word, index) => (index === 4 ? 'кыргыз' : word)).join(' ');
    await expect(quiet.open(visit(), unknown)).rejects.toMatchObject({ code: 'UNKNOWN_WORD', position: 5 });
    await expect(quiet.open(visit(), words.slice(1).join(' '))).rejects.toMatchObject({ code: 'BAD_LENGTH' });
  });

  test('after a broken line the very same bytes are sent again', async () => {
    await session.draw(null, tell);
    line.trouble = () => (line.letters.length === 1 ? 'NETWORK' : null);
    await expect(quiet.send(session, draft('Кайра'))).rejects.toMatchObject({ code: 'NETWORK' });
    await quiet.send(session, draft('Кайра'));
    expect(line.letters).toHaveLength(2);
    expect(equalBytes(line.letters[0] ?? new Uint8Array(), line.letters[1] ?? new Uint8Array(1))).toBe(true);
  });

  test('a changed draft is sealed anew, never the old one sent', async () => {
    await session.draw(null, tell);
    line.trouble = () => (line.letters.length === 1 ? 'NETWORK' : null);
    await expect(quiet.send(session, draft('Эски'))).rejects.toMatchObject({ code: 'NETWORK' });
    await quiet.send(session, draft('Жаңы'));
    expect((await read(line.letters[1] ?? new Uint8Array(), 1))?.statement).toBe('Жаңы');
  });

  test('when the readers have changed the page hears of it first, and only the next sending seals again', async () => {
    await session.draw(null, tell);
    line.trouble = () => (line.letters.length === 1 ? 'ROSTER_CHANGED' : null);
    await expect(quiet.send(session, draft('Тизме'))).rejects.toMatchObject({ code: 'ROSTER_CHANGED' });
    expect(line.letters).toHaveLength(1);
    await quiet.send(session, draft('Тизме'));
    expect(line.letters).toHaveLength(2);
    expect((await read(line.letters[1] ?? new Uint8Array(), 2))?.statement).toBe('Тизме');
  });

  test('a lookup that somebody else has taken is drawn again without asking anybody', async () => {
    await session.draw(null, tell);
    line.trouble = () => (line.letters.length === 1 ? 'LOOKUP_TAKEN' : null);
    expect(await quiet.send(session, draft('Дагы'))).toMatchObject({ letters: 1 });
  });

  test('a long text travels in several letters that join again, and the room says so beforehand', async () => {
    const { words } = await session.draw(null, tell);
    // Digits in no order: they pack badly.
    const statement = Array.from({ length: 5_000 }, (_, index) => String((index * 7_919_123) % 1_000_003)).join(' ');
    const room = await session.measure(draft(statement), tell);
    expect(room.letters).toBeGreaterThan(1);
    expect(room.left).toBeGreaterThan(0);
    const receipt = await quiet.send(session, draft(statement));
    expect(Math.abs(receipt.letters - room.letters)).toBeLessThanOrEqual(1);
    const bodies = await Promise.all(line.letters.map((letter) => read(letter, 1)));
    expect(bodies.map((each) => each?.statement ?? '').join('') === statement).toBe(true);
    expect((await openEventually(words.join(' '), receipt.letters)).letters).toHaveLength(receipt.letters);
  });

  test('what no eight letters can hold has no room, and is refused before anything is sent', async () => {
    await session.draw(null, tell);
    const statement = Array.from(random(100_000), (byte) => String.fromCharCode(0x400 + byte)).join('');
    expect((await session.measure(draft(statement), tell)).left).toBeLessThan(0);
    await expect(quiet.send(session, draft(statement))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(line.letters).toEqual([]);
  });

  test('files arrive byte for byte under neutral names, and a broken upload goes on where it stopped', async () => {
    await session.draw(null, tell);
    await quiet.send(session, draft('Файл бар'));
    const bytes = random(2_300_000);
    const files = [{ file: new File([new Uint8Array(bytes)], 'Айгүл.bin'), name: 'file-1.bin' }];
    let sendings = 0;
    line.trouble = (path) => (path.startsWith('/api/parts/') && ++sendings === 2 ? 'NETWORK' : null);
    const message = { id: 1, language: 'ky' as const, statement: '', files };
    await expect(session.followUp(message, tell)).rejects.toMatchObject({ code: 'NETWORK' });
    await session.followUp(message, tell);
    expect(sendings).toBe(line.parts.size + 1);
    const opened = await read(line.letters.at(-1) ?? new Uint8Array(), 1);
    expect(opened?.number).toBe(2);
    if (!opened?.attachment) throw new Error('the letter names no attachment');
    const parts = [...line.parts.values()];
    const attachment = await openAttachment(suite, opened.attachment, (index) =>
      Promise.resolve(parts[index] ?? new Uint8Array()),
    );
    expect(attachment.files).toEqual([{ name: 'file-1.bin', type: '', size: bytes.length }]);
    const pieces: Uint8Array[] = [];
    for await (const piece of attachment.pieces()) pieces.push(piece.bytes);
    expect(equalBytes(new Uint8Array(Buffer.concat(pieces)), bytes)).toBe(true);
  });

  test('a file that has gone is said to be gone, and nothing half is announced', async () => {
    await session.draw(null, tell);
    await quiet.send(session, draft('Файл жок'));
    const sent = line.letters.length;
    const file = new File(['x'.repeat(1000)], 'a.txt');
    Object.defineProperty(file, 'slice', { value: () => new Blob(['shorter']) });
    const message = { id: 1, language: 'ky' as const, statement: '', files: [{ file, name: 'file-1.txt' }] };
    await expect(session.followUp(message, tell)).rejects.toMatchObject({ name: 'FileGone' });
    expect(line.letters).toHaveLength(sent);
  });

  test('a later visit writes on in the same conversation, for the readers that are left', async () => {
    const { words } = await session.draw(null, tell);
    await quiet.send(session, draft('Башы', [4]));
    await openEventually(words.join(' '), 1);
    const later = visit();
    await quiet.open(later, words.join(' '));
    await later.followUp({ id: 1, language: 'en', statement: 'More', files: [] }, tell);
    const opened = await read(line.letters.at(-1) ?? new Uint8Array(), 2);
    expect(opened).toMatchObject({ number: 2, statement: 'More', excluded: { members: [4], units: [] } });
  });

  test('nothing can be sent before there are words, and nothing written on without a conversation', async () => {
    await expect(quiet.send(session, draft('x'))).rejects.toMatchObject({ code: 'WRONG_CONTEXT' });
    await session.draw(null, tell);
    const message = { id: 1, language: 'ky' as const, statement: 'x', files: [] };
    await expect(session.followUp(message, tell)).rejects.toMatchObject({ code: 'WRONG_CONTEXT' });
  });
});
