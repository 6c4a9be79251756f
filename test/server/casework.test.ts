import { createHash } from 'node:crypto';
import {
  commitTo,
  compareBytes,
  concat,
  coverSalt,
  coverTag,
  decodeContent,
  equalBytes,
  formatHex,
  labels,
  memberKeyName,
  openSealed,
  parseBase64,
  parsePromise,
  signNote,
  xor,
} from '../../crypto/index.ts';
import { resetAccount, type NewCredentials } from '../../server/accounts/account.ts';
import { withAccounts } from '../../server/accounts/account-file.ts';
import { makeBody, makeRequest, random, removeFolder, suite, text, type Body } from './body.ts';
import {
  addUser,
  eventually,
  limits,
  newest,
  readCaseLog,
  run,
  send,
  signIn,
  type Answer,
  type Under,
} from './running.ts';

const day = 20_000;
const recordLength = 2064;

describe('what members and officers do', () => {
  let body: Body;
  let under: Under;
  let member: Record<string, string>;
  let officer: Record<string, string>;

  beforeAll(async () => {
    body = await makeBody({ day });
    const credentials = [
      await addUser(body, 'bakyt', 1, 'member'),
      await addUser(body, 'cholpon', 3, 'oversight'),
    ] as const;
    under = await run(body, { limits: { ...limits, staffPostsPerDay: 400 } });
    member = await signIn(under, 'bakyt', credentials[0]);
    officer = await signIn(under, 'cholpon', credentials[1]);
    await eventually(async () => (await newest(under, body, 'slot').catch(() => null)) !== null);
  });
  afterAll(async () => {
    await under.server.close();
    await removeFolder(body.dir);
  });

  const get = (path: string, who = member): Promise<Answer> => send(under, 'GET', path, undefined, who);
  const post = (path: string, sent: Uint8Array | string, who = member): Promise<Answer> =>
    send(under, 'POST', path, sent, who);
  const split = (bytes: Uint8Array, length: number): Uint8Array[] =>
    Array.from({ length: bytes.length / length }, (_, place) => bytes.slice(place * length, (place + 1) * length));

  test('letters come among cover, in commit order, and the day note commits to them', async () => {
    const { bytes } = await newest(under, body, 'day');
    const request = await makeRequest(body.roster, bytes, 4);
    expect((await send(under, 'POST', '/api/letters', request.body)).status).toBe(201);
    await eventually(async () => (await newest(under, body, 'day')).note.batch >= 1);
    const { note } = await newest(under, body, 'day');
    const { batches } = JSON.parse((await get('/api/member/batches')).text) as {
      batches: { batch: number; day: number; letters: number }[];
    };
    const found = batches.find(({ batch }) => batch === note.batch);
    expect(found?.day).toBe(day);
    expect((found?.letters ?? 1) % 4).toBe(0);
    const records = split((await get(`/api/member/letters/${String(note.batch)}`)).bytes, 32_800);
    expect(records).toHaveLength(found?.letters ?? 0);
    expect(records.filter((record) => equalBytes(record.subarray(32), request.letter))).toHaveLength(1);
    const commits = await Promise.all(
      records.map(async (record) =>
        commitTo(suite, 'letter', await suite.sha256(record.subarray(32)), record.subarray(0, 32)),
      ),
    );
    expect(commits.toSorted(compareBytes)).toEqual(commits);
    expect(formatHex(await suite.sha256(concat(...commits)))).toBe(note.letters);
    const logged = (await readCaseLog(under, body)).map(({ commit }) => formatHex(commit));
    for (const commit of commits) expect(logged).toContain(formatHex(commit));
    expect(logged.length % 4).toBe(0);

    // Only the two officers together can tell which of them were cover.
    const frames = split((await get(`/api/oversight/ratchet/${String(note.batch)}`, officer)).bytes, 2048);
    const shares = await Promise.all(
      frames.map(async (frame, place) => {
        const seed = body.keyrings[place + 2]?.capsule ?? random(32);
        const content = decodeContent((await openSealed(suite, seed, labels.ratchet, frame)) ?? new Uint8Array());
        expect(content).toMatchObject({ format: 'kupuya/ratchet/v1', batch: note.batch });
        const { share } = content as { share: string };
        return parseBase64(share);
      }),
    );
    const key = xor(shares[0] ?? random(32), shares[1] ?? random(32));
    const entries = await readCaseLog(under, body);
    let covers = 0;
    for (let i = 0; i < records.length - 1; i++) {
      const salt = await coverSalt(suite, key, i);
      const record = records.find((one) => equalBytes(one.subarray(0, 32), salt));
      if (record === undefined) continue;
      const commit = await commitTo(suite, 'letter', await suite.sha256(record.subarray(32)), salt);
      const entry = entries.find((one) => equalBytes(one.commit, commit));
      expect(entry && equalBytes(entry.tag, await coverTag(suite, key, i))).toBe(true);
      covers++;
    }
    expect(covers).toBe(records.length - 1);
  });

  test('a status is promised, logged, and its statement reaches the officers', async () => {
    const [commit, tag, a, b] = [random(32), random(32), random(2048), random(2048)];
    const sent = concat(commit, tag, a, b);
    const answer = await post('/api/member/statuses', sent);
    expect(answer.status).toBe(201);
    expect(parsePromise(answer.text.slice(0, answer.text.indexOf('\n\n') + 1)).day).toBe(day);
    expect((await post('/api/member/statuses', sent)).text).toBe(answer.text);
    // The case log is published before the governance log: wait until the day note speaks of the entry.
    await eventually(async () => {
      const { note: latest } = await newest(under, body, 'day');
      return (await readCaseLog(under, body)).slice(0, latest.size).some((entry) => equalBytes(entry.commit, commit));
    });
    const { note } = await newest(under, body, 'day');
    expect((await get(`/api/oversight/statements/${String(note.batch)}`, officer)).bytes).toEqual(concat(a, b));
    const otherTag = concat(commit, random(32), a, b);
    expect((await post('/api/member/statuses', otherTag)).code).toBe('CONFLICT');
    expect((await post('/api/member/statuses', concat(random(32), tag, a, b))).code).toBe('LOOKUP_TAKEN');
    for (const length of [0, 4159, 4161])
      expect((await post('/api/member/statuses', random(length))).status).toBeGreaterThanOrEqual(400);
  });

  test('records are appended all or nothing and come with the next slot, in a file that the slot note commits to', async () => {
    const before = (await newest(under, body, 'slot')).note.slot;
    const records = [random(recordLength), random(recordLength), random(recordLength)];
    expect((await post('/api/member/feed', concat(...records))).status).toBe(201);
    expect((await post('/api/member/feed', concat(...records))).status).toBe(201);
    const half = concat(random(recordLength), records[1] ?? random(recordLength));
    const taken = await post('/api/member/feed', half);
    expect([taken.status, taken.code]).toEqual([409, 'LOCATOR_TAKEN']);
    await eventually(async () => (await newest(under, body, 'slot')).note.slot > before);
    const { note } = await newest(under, body, 'slot');
    const file = (await get(`/api/member/feed/${String(note.slot)}`)).bytes;
    expect(createHash('sha256').update(file).digest('hex')).toBe(note.feed);
    const found = split(file, recordLength);
    expect(found).toHaveLength(note.records);
    expect(found.length % 4).toBe(0);
    expect(found.slice(0, 3)).toEqual(records);
    expect(found.some((one) => equalBytes(one, half.subarray(0, recordLength)))).toBe(false);
    expect((await get(`/api/member/feed/${String(note.slot + 1)}`)).code).toBe('NOT_FOUND');
    for (const length of [0, 2063, 2065])
      expect((await post('/api/member/feed', random(length))).code).toBe('BAD_LENGTH');
    expect((await post('/api/member/feed', random(129 * recordLength))).code).toBe('TOO_LARGE');
  });

  test('answers enter the pages with a slot, in the places that were due, and everything else of the pages stays', async () => {
    const pageOf = async (slot: number): Promise<Uint8Array[]> =>
      split((await get(`/pages/${String(slot)}/0`)).bytes, 2048);
    const before = (await newest(under, body, 'slot')).note.slot;
    const [keyed, sealed] = [random(2048), random(2048)];
    expect(
      (await post('/api/member/answers', concat(new Uint8Array([0]), keyed, new Uint8Array([1]), sealed))).status,
    ).toBe(201);
    await eventually(async () => (await newest(under, body, 'slot')).note.slot > before);
    const { note } = await newest(under, body, 'slot');
    const page = await pageOf(note.slot);
    expect(page).toHaveLength(128);
    expect(note.pages).toEqual([
      createHash('sha256')
        .update(concat(...page))
        .digest('hex'),
    ]);
    const old = await pageOf(note.slot - 1);
    const changed = page.flatMap((frame, place) => (equalBytes(frame, old[place] ?? random(1)) ? [] : [place]));
    expect(changed).toEqual([0, 1, 2, 3].map((j) => ((note.slot - 1) * 4 + j) % 128));
    expect(page.filter((frame) => equalBytes(frame, keyed) || equalBytes(frame, sealed))).toHaveLength(2);
    expect((await post('/api/member/answers', concat(new Uint8Array([2]), keyed))).code).toBe('MALFORMED');
    expect((await post('/api/member/answers', random(2048))).code).toBe('BAD_LENGTH');
    expect((await post('/api/member/answers', random(65 * 2049))).code).toBe('TOO_LARGE');
  });

  test('pages of the last four slots are served, older ones are gone', async () => {
    for (let n = 0; n < 5; n++) expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
    const { note } = await newest(under, body, 'slot');
    const statuses = await Promise.all(
      [0, 1, 2, 3, 4].map(async (back) => (await get(`/pages/${String(note.slot - back)}/0`)).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 404]);
    const { note: dayNote } = await newest(under, body, 'day');
    expect(dayNote.day).toBe(day + 5);
    expect(note.day).toBe(day + 5);
  });

  test('more answers than places wait for the next slot', async () => {
    const before = (await newest(under, body, 'slot')).note.slot;
    const frames = Array.from({ length: 5 }, () => random(2048));
    await post('/api/member/answers', concat(...frames.flatMap((frame) => [new Uint8Array([0]), frame])));
    const seen = async (): Promise<number> => {
      const { note } = await newest(under, body, 'slot');
      if (note.slot === before) return 0;
      const page = split((await get(`/pages/${String(note.slot)}/0`)).bytes, 2048);
      return frames.filter((frame) => page.some((one) => equalBytes(one, frame))).length;
    };
    await eventually(async () => (await seen()) > 0);
    expect(await seen()).toBe(3);
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
    expect(await seen()).toBe(5);
  });

  test('an account has a quota', async () => {
    const answers = await Promise.all([0, 1, 2, 3].map(() => post('/api/member/feed', random(128 * recordLength))));
    expect(answers.some(({ code }) => code === 'BUSY')).toBe(true);
    under.clock += 86_400_000;
  });

  test('totals are logged when the release signers signed, and only then', async () => {
    const session = await signIn(under, 'cholpon', await resetOfficer());
    const names = body.keyrings
      .slice(2)
      .map(({ member: number, sign }) => ({ name: memberKeyName(body.trust.origin, number), seed: sign }));
    const note = await signNote(suite, '{"format":"kupuya/totals/v1"}\n', names);
    expect((await post('/api/oversight/totals', note, session)).status).toBe(201);
    expect((await newest(under, body, 'totals')).note.note).toBe(note);
    const under1 = await signNote(suite, '{}\n', names.slice(0, 1));
    expect((await post('/api/oversight/totals', under1, session)).code).toBe('FORBIDDEN');
    expect((await post('/api/oversight/totals', note.replace('totals', 'totalz'), session)).code).toBe('FORBIDDEN');
    expect((await post('/api/oversight/totals', 'no note', session)).code).toBe('MALFORMED');
    expect((await post('/api/oversight/totals', new Uint8Array([0xff]), session)).code).toBe('MALFORMED');
    expect((await post('/api/oversight/totals', random(60_001), session)).code).toBe('TOO_LARGE');
  });

  test('claims are taken by id, and malformed ones refused', async () => {
    const session = await signIn(under, 'cholpon', await resetOfficer());
    const ids = [formatHex(random(16)), formatHex(random(16))];
    expect((await post('/api/member/claims', JSON.stringify({ ids }), session)).status).toBe(204);
    for (const wrong of [
      '{}',
      JSON.stringify({ ids: ['xyz'] }),
      JSON.stringify({ ids: [] }),
      JSON.stringify({ ids, account: 'x' }),
    ]) {
      expect((await post('/api/member/claims', text(wrong), session)).code).toBe('MALFORMED');
    }
  });

  /** The officer's session of the first day is over by now. */
  function resetOfficer(): Promise<NewCredentials> {
    return withAccounts(body.dir, ({ accounts }) =>
      resetAccount(accounts, random, { name: 'cholpon', issuer: body.trust.origin }),
    );
  }
});
