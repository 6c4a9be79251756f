import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sealedPartLength } from '../../crypto/index.ts';
import { folderAt } from '../../server/folder.ts';
import { isPartRequestLength } from '../../server/intake/part.ts';
import type { NewCredentials } from '../../server/accounts/account.ts';
import { hex, makeBody, makePartRequest, random, removeFolder, type Body } from './body.ts';
import { addUser, limits, newest, run, send, signIn, type Under } from './running.ts';

const day = 20_000;
const difficulty = 4;

function filesUnder(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('parts of attachments', () => {
  let body: Body;
  let under: Under;
  let dayNote: Uint8Array;
  let credentials: NewCredentials;

  beforeAll(async () => {
    body = await makeBody({ day, difficulty });
    credentials = await addUser(body, 'bakyt', 1, 'member');
  });
  beforeEach(async () => {
    under = await run(body);
    dayNote = (await newest(under, body, 'day')).bytes;
  });
  afterEach(() => under.server.close());
  afterAll(() => removeFolder(body.dir));

  const put = async (id: Uint8Array, index: number, part: Uint8Array): Promise<readonly [number, string]> => {
    const answer = await send(
      under,
      'PUT',
      `/api/parts/${hex(id)}/${String(index)}`,
      await makePartRequest(part, dayNote, difficulty),
    );
    return [answer.status, answer.code];
  };

  test('a part is stored once: the same bytes again are fine, others are refused, and members read it before and after its batch', async () => {
    const id = random(16);
    const parts = [random(sealedPartLength), random(65_552 + 17)];
    for (const [index, part] of parts.entries()) expect(await put(id, index, part)).toEqual([201, '']);
    expect(await put(id, 1, parts[1] ?? random(17))).toEqual([200, '']);
    expect(await put(id, 1, random(17))).toEqual([409, 'PART_DIFFERS']);

    const session = await signIn(under, 'bakyt', credentials);
    const read = async (index: number): Promise<Uint8Array> =>
      (await send(under, 'GET', `/api/member/parts/${hex(id)}/${String(index)}`, undefined, session)).bytes;
    expect(hex(await read(0))).toBe(hex(parts[0] ?? random(1)));
    // The times of the file say the day only.
    const times = filesUnder(folderAt(body.dir).parts).map((path) => statSync(path).mtimeMs);
    expect(times).toEqual([day * 86_400_000, day * 86_400_000]);

    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
    expect(filesUnder(folderAt(body.dir).parts)).toEqual([]);
    expect(filesUnder(folderAt(body.dir).packs)).toHaveLength(1);
    for (const [index, part] of parts.entries()) expect(hex(await read(index))).toBe(hex(part));
    expect(await put(id, 0, parts[0] ?? random(17))).toEqual([200, '']);
    expect(await put(id, 0, random(17))).toEqual([409, 'PART_DIFFERS']);
    const missing = await send(under, 'GET', `/api/member/parts/${hex(id)}/2`, undefined, session);
    expect([missing.status, missing.code]).toEqual([404, 'NOT_FOUND']);
    under.clock += 60_000;
  });

  test('of two that differ and come together, one is stored and the other refused', async () => {
    const id = random(16);
    const [a, b] = [random(5000), random(5000)];
    const results = await Promise.all([put(id, 0, a), put(id, 0, b)]);
    expect(results.map(([status]) => status).sort()).toEqual([201, 409]);
    expect(filesUnder(folderAt(body.dir).parts)).toHaveLength(1);
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  });

  test('lengths that no part can have are refused before anything is read', async () => {
    const path = `/api/parts/${hex(random(16))}/0`;
    const lengths: readonly (readonly [number, number, string])[] = [
      [0, 400, 'BAD_LENGTH'],
      [16, 400, 'BAD_LENGTH'],
      [16 + 16, 400, 'BAD_LENGTH'],
      [16 + 65_552 + 16, 400, 'BAD_LENGTH'],
      [16 + sealedPartLength + 1, 413, 'TOO_LARGE'],
      [3_000_000, 413, 'TOO_LARGE'],
    ];
    for (const [length, status, code] of lengths) {
      const answer = await send(under, 'PUT', path, new Uint8Array(length));
      expect([length, answer.status, answer.code]).toEqual([length, status, code]);
    }
    const good = [16 + 17, 16 + 65_552, 16 + 65_552 + 17, 16 + sealedPartLength];
    expect(good.map(isPartRequestLength)).toEqual([true, true, true, true]);
  });

  test('bad names, a number beyond the limit, and an unsolved puzzle are refused', async () => {
    const part = random(100);
    const request = await makePartRequest(part, dayNote, difficulty);
    for (const path of [
      '/api/parts/xyz/0',
      `/api/parts/${hex(random(15))}/0`,
      `/api/parts/${hex(random(16))}/-1`,
      `/api/parts/${hex(random(16))}/01`,
    ]) {
      const answer = await send(under, 'PUT', path, request);
      expect([path, answer.status, answer.code]).toEqual([path, 404, 'NOT_FOUND']);
    }
    expect(await put(random(16), 300, part)).toEqual([413, 'TOO_LARGE']);
    const codes = new Set<string>();
    for (let n = 0; n < 24; n++) {
      codes.add(
        (await send(under, 'PUT', `/api/parts/${hex(random(16))}/0`, new Uint8Array([...random(16), ...part]))).code,
      );
    }
    expect(codes.has('BAD_PUZZLE')).toBe(true);
  });

  test('the quota of bytes and the floor of free space stop parts, not letters', async () => {
    await under.server.close();
    let free = Number.MAX_SAFE_INTEGER;
    under = await run(body, {
      limits: { ...limits, partBytesPerDay: 1500, freeSpaceFloor: 100_000_000 },
      free: () => free,
    });
    expect(await put(random(16), 0, random(1000))).toEqual([201, '']);
    expect(await put(random(16), 0, random(1000))).toEqual([429, 'BUSY']);
    free = 99_000_000;
    under.clock += 86_400_000;
    expect(await put(random(16), 0, random(1000))).toEqual([503, 'STORE_FULL']);
  });
});
