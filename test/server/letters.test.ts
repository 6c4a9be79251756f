import { equalBytes, parsePromise, parseVerifierKey, verifyNote } from '../../crypto/index.ts';
import { makeBody, makeRequest, removeFolder, suite, type Body } from './body.ts';
import { eventually, newest, readCaseLog, run, send, type Under } from './running.ts';

const day = 20_000;

describe('intake of letters', () => {
  let body: Body;
  let under: Under;

  beforeAll(async () => {
    body = await makeBody({ day });
    under = await run(body);
  });
  afterAll(async () => {
    await under.server.close();
    await removeFolder(body.dir);
  });

  test('a letter is answered with a signed promise and stands in the log with its batch', async () => {
    const { bytes, note } = await newest(under, body, 'day');
    const request = await makeRequest(body.roster, bytes, note.difficulty);
    const answer = await send(under, 'POST', '/api/letters', request.body);
    expect(answer.status).toBe(201);
    const key = await parseVerifierKey(suite, body.trust.promise);
    const promise = parsePromise((await verifyNote(suite, answer.text, [key], 1)).text);
    expect(promise.day).toBe(day);
    expect(equalBytes(promise.commit, request.commit)).toBe(true);
    await eventually(async () => (await readCaseLog(under, body)).some(({ commit }) => equalBytes(commit, request.commit)));

    const again = await send(under, 'POST', '/api/letters', request.body);
    expect([again.status, again.text]).toEqual([201, answer.text]);
  });
});
