import { equalBytes, parsePromise, parseVerifierKey, signNote, verifyNote } from '../../crypto/index.ts';
import { promiseSigner } from '../../server/intake/promise.ts';
import { folderAt } from '../../server/folder.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import { makeBody, makeRequest, random, removeFolder, sealRequest, suite, type Body } from './body.ts';
import { eventually, limits, newest, readCaseLog, run, send, type Under } from './running.ts';

const day = 20_000;
const difficulty = 4;

/** Everything about letters that the store holds, to show that a refusal left nothing. */
async function contents(body: Body): Promise<unknown> {
  const store = openSqliteStore(folderAt(body.dir).database);
  try {
    const { letters, statuses } = await store.entries.waiting(0xffff);
    return {
      waiting: letters.length + statuses.length,
      batches: await store.batches.list(),
      size: (await store.logs.head('case')).size,
    };
  } finally {
    await store.close();
  }
}

describe('intake of letters', () => {
  let body: Body;
  let under: Under;
  let dayNote: Uint8Array;

  beforeAll(async () => {
    body = await makeBody({ day, difficulty });
  });
  beforeEach(async () => {
    under = await run(body);
    dayNote = (await newest(under, body, 'day')).bytes;
  });
  afterEach(() => under.server.close());
  afterAll(() => removeFolder(body.dir));

  test('a letter is answered with a signed promise, stands in the log with its batch, and the same bytes are answered alike', async () => {
    const request = await makeRequest(body.roster, dayNote, difficulty);
    const answer = await send(under, 'POST', '/api/letters', request.body);
    expect(answer.status).toBe(201);
    const key = await parseVerifierKey(suite, body.trust.promise);
    const promise = parsePromise((await verifyNote(suite, answer.text, [key], 1)).text);
    expect(promise.day).toBe(day);
    expect(equalBytes(promise.commit, request.commit)).toBe(true);

    const again = await send(under, 'POST', '/api/letters', request.body);
    expect([again.status, again.text]).toEqual([201, answer.text]);
    await eventually(async () =>
      (await readCaseLog(under, body)).some(({ commit }) => equalBytes(commit, request.commit)),
    );
    const afterwards = await send(under, 'POST', '/api/letters', request.body);
    expect([afterwards.status, afterwards.text]).toEqual([201, answer.text]);
    const entries = (await readCaseLog(under, body)).filter(({ commit }) => equalBytes(commit, request.commit));
    expect(entries).toHaveLength(1);
    expect(entries[0]?.day).toBe(day);
  });

  test('the same commit with another tag is a conflict, and an L that is taken is refused', async () => {
    const { body: first } = await makeRequest(body.roster, dayNote, difficulty);
    expect((await send(under, 'POST', '/api/letters', first)).status).toBe(201);
    const otherTag = first.slice();
    otherTag.set(random(32), 32_768 + 32);
    const conflict = await send(under, 'POST', '/api/letters', otherTag);
    expect([conflict.status, conflict.code]).toEqual([409, 'CONFLICT']);
    const tag = new Uint8Array([...first.subarray(32_800, 32_808), ...random(24)]);
    const taken = await send(
      under,
      'POST',
      '/api/letters',
      (await makeRequest(body.roster, dayNote, difficulty, { tag })).body,
    );
    expect([taken.status, taken.code]).toEqual([409, 'LOOKUP_TAKEN']);
  });

  test('truncated, longer, random and altered requests are refused with a code and leave nothing', async () => {
    const { body: good } = await makeRequest(body.roster, dayNote, difficulty);
    const altered = (at: number): Uint8Array => good.map((byte, place) => (place === at ? byte ^ 1 : byte));
    const headed = (at: number, value: number): Promise<Uint8Array> => {
      const letter = good.slice(0, 32_768);
      letter[at] = value;
      return sealRequest(letter, dayNote, difficulty, random(32)).then(
        (request) => request.body,
        () => altered(at),
      );
    };
    const cases: readonly (readonly [Uint8Array, number, string])[] = [
      [new Uint8Array(), 400, 'BAD_LENGTH'],
      [good.slice(0, -1), 400, 'BAD_LENGTH'],
      [good.slice(0, 32_768), 400, 'BAD_LENGTH'],
      [new Uint8Array([...good, 0]), 413, 'TOO_LARGE'],
      [new Uint8Array(200_000), 413, 'TOO_LARGE'],
      [random(32_880), 400, 'MALFORMED'],
      [new Uint8Array(32_880), 400, 'MALFORMED'],
      [await headed(0, 2), 400, 'MALFORMED'],
      [await headed(1, 9), 400, 'MALFORMED'],
      [await headed(3, 1), 400, 'MALFORMED'],
      [altered(20_000), 422, 'BAD_COMMIT'],
      [altered(32_768), 422, 'BAD_COMMIT'],
      [altered(32_832), 422, 'BAD_COMMIT'],
    ];
    const before = await contents(body);
    for (const [request, status, code] of cases) {
      const answer = await send(under, 'POST', '/api/letters', request);
      expect([answer.status, answer.code]).toEqual([status, code]);
      expect(answer.bytes).toHaveLength(128);
    }
    expect(await contents(body)).toEqual(before);
  });

  test('a puzzle that is not solved for this letter is refused', async () => {
    let request = (await makeRequest(body.roster, random(100), difficulty)).body;
    let refused = 0;
    // At 4 bits a wrong puzzle passes one time in eight, for two day notes are good: of 24 most are refused.
    for (let n = 0; n < 24; n++) {
      const wrong = request.slice();
      wrong.set(random(16), 32_864);
      const answer = await send(under, 'POST', '/api/letters', wrong);
      if (answer.code === 'BAD_PUZZLE') refused++;
      // Taken by chance; the same letter again would be answered without a look at its puzzle.
      else request = (await makeRequest(body.roster, random(100), difficulty)).body;
    }
    expect(refused).toBeGreaterThan(8);
  });

  test('the puzzle of the previous day note is good, an older one is not', async () => {
    const hard = await makeBody({ day, difficulty: 11 });
    const other = await run(hard, { limits: { ...limits, difficulty: 11 } });
    try {
      const oldest = (await newest(other, hard, 'day')).bytes;
      const [first, second] = [await makeRequest(hard.roster, oldest, 11), await makeRequest(hard.roster, oldest, 11)];
      expect((await send(other, 'POST', '/api/demo/next-day')).status).toBe(204);
      expect((await send(other, 'POST', '/api/letters', first.body)).status).toBe(201);
      expect((await send(other, 'POST', '/api/demo/next-day')).status).toBe(204);
      expect((await send(other, 'POST', '/api/demo/next-day')).status).toBe(204);
      const answer = await send(other, 'POST', '/api/letters', second.body);
      expect([answer.status, answer.code]).toEqual([422, 'BAD_PUZZLE']);
      // Whoever sends the accepted one again gets the promise all the same.
      expect((await send(other, 'POST', '/api/letters', first.body)).status).toBe(201);
    } finally {
      await other.server.close();
      await removeFolder(hard.dir);
    }
  });

  test('a letter sealed to another roster, or to an epoch that is over, is refused', async () => {
    const letter = (await makeRequest(body.roster, dayNote, difficulty)).letter.slice();
    letter.set(random(32), 4);
    const foreign = await sealRequest(letter, dayNote, difficulty, random(32));
    const answer = await send(under, 'POST', '/api/letters', foreign.body);
    expect([answer.status, answer.code]).toEqual([410, 'ROSTER_CHANGED']);

    const request = await makeRequest(body.roster, dayNote, difficulty);
    under.clock += 100 * 86_400_000;
    const late = await send(under, 'POST', '/api/letters', request.body);
    expect([late.status, late.code]).toEqual([410, 'ROSTER_CHANGED']);
    under.clock -= 100 * 86_400_000;
    expect((await send(under, 'POST', '/api/letters', request.body)).status).toBe(201);
  });

  test('beyond the quota of the day a letter is refused, and accepted again when time has passed', async () => {
    await under.server.close();
    under = await run(body, { limits: { ...limits, lettersPerDay: 2 } });
    const requests = await Promise.all([1, 2, 3].map(() => makeRequest(body.roster, dayNote, difficulty)));
    const codes: string[] = [];
    for (const request of requests) codes.push((await send(under, 'POST', '/api/letters', request.body)).code);
    expect(codes).toEqual(['', '', 'BUSY']);
    // What is known already costs nothing.
    expect((await send(under, 'POST', '/api/letters', requests[0]?.body)).status).toBe(201);
    under.clock += 0.6 * 86_400_000;
    expect((await send(under, 'POST', '/api/letters', requests[2]?.body)).status).toBe(201);
  });

  test('without room letters are refused, and nothing is half stored', async () => {
    await under.server.close();
    let free = 300;
    under = await run(body, { limits: { ...limits, freeSpaceFloor: 1000 }, free: () => free });
    const request = await makeRequest(body.roster, dayNote, difficulty);
    const answer = await send(under, 'POST', '/api/letters', request.body);
    expect([answer.status, answer.code]).toEqual([503, 'STORE_FULL']);
    free = 1_000_000;
    under.clock += 5000;
    expect((await send(under, 'POST', '/api/letters', request.body)).status).toBe(201);
  });
});

test('a promise signed with the prepared key is the note that signNote makes', async () => {
  const seed = random(32);
  const commit = random(32);
  const note = (await promiseSigner(suite, 'some.origin', seed))(commit, day);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  expect(note).toBe(await signNote(suite, text, [{ name: 'some.origin/promise', seed }]));
  expect(parsePromise(text)).toEqual({ origin: 'some.origin', commit, day });
});
