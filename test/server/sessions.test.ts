import { readFileSync } from 'node:fs';
import type { NewCredentials } from '../../server/accounts/account.ts';
import { Throttle } from '../../server/accounts/throttle.ts';
import { currentCode, makeTotpSecret, stepOfCode, totpUri } from '../../server/accounts/totp.ts';
import { formatBase32 } from '../../server/accounts/base32.ts';
import { makeBody, random, removeFolder, text, type Body } from './body.ts';
import { addUser, limits, run, send, signIn, type Under } from './running.ts';

const day = 20_000;

describe('sessions of staff', () => {
  let body: Body;
  let under: Under;
  const made: Record<string, NewCredentials> = {};

  beforeAll(async () => {
    body = await makeBody({ day });
    made['bakyt'] = await addUser(body, 'bakyt', 1, 'member');
    made['cholpon'] = await addUser(body, 'cholpon', 3, 'oversight');
    under = await run(body);
  });
  beforeEach(() => {
    // Every code works once: each test has its own half minute.
    under.clock += 60_000;
  });
  afterAll(async () => {
    await under.server.close();
    await removeFolder(body.dir);
  });
  const credentials = (name: string): NewCredentials => {
    const found = made[name];
    if (found === undefined) throw new Error('no such account');
    return found;
  };
  const attempt = (fields: object): ReturnType<typeof send> =>
    send(under, 'POST', '/api/session', JSON.stringify(fields));
  const good = (name: string): { name: string; password: string; code: string } => ({
    name,
    password: credentials(name).password,
    code: currentCode(credentials(name).totpSecret, under.clock),
  });

  test('right name, password and code give a cookie that is hidden from scripts and other sites', async () => {
    const answer = await attempt(good('bakyt'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const who = await send(under, 'GET', '/api/session', undefined, { cookie });
    expect(JSON.parse(who.text)).toEqual({ name: 'bakyt', member: 1, role: 'member' });
    expect((await send(under, 'DELETE', '/api/session', undefined, { cookie })).status).toBe(204);
    const after = await send(under, 'GET', '/api/session', undefined, { cookie });
    expect([after.status, after.code]).toEqual([401, 'SIGN_IN_REQUIRED']);
  });

  test('whatever is wrong, the answer is the same to the byte', async () => {
    const { name, password, code } = good('cholpon');
    const wrong = [
      { name: 'nobody', password, code },
      { name, password: 'another password', code },
      { name, password, code: code === '000000' ? '111111' : '000000' },
      { name: 'nobody', password: 'x', code: '123456' },
    ];
    for (const fields of wrong) {
      const answer = await attempt(fields);
      expect([answer.status, answer.text]).toEqual([401, '{"code":"SIGN_IN_REFUSED"}'.padEnd(128)]);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  test('a code works once', async () => {
    const fields = good('bakyt');
    expect((await attempt(fields)).status).toBe(200);
    expect((await attempt(fields)).code).toBe('SIGN_IN_REFUSED');
  });

  test('malformed requests are refused with a code', async () => {
    const wrong: readonly (readonly [string | Uint8Array, string])[] = [
      ['', 'BAD_LENGTH'],
      ['{', 'MALFORMED'],
      ['[]', 'MALFORMED'],
      ['null', 'MALFORMED'],
      [JSON.stringify({ ...good('bakyt'), more: 1 }), 'MALFORMED'],
      [JSON.stringify({ ...good('bakyt'), code: '12345' }), 'MALFORMED'],
      [JSON.stringify({ ...good('bakyt'), name: 7 }), 'MALFORMED'],
      [new Uint8Array([0xff, 0xfe, 0x00]), 'MALFORMED'],
      ['x'.repeat(5000), 'TOO_LARGE'],
    ];
    for (const [sent, code] of wrong) expect((await send(under, 'POST', '/api/session', sent)).code).toBe(code);
  });

  test('a session ends after its idle time and after its whole time', async () => {
    const session = await signIn(under, 'bakyt', credentials('bakyt'));
    const isOpen = async (): Promise<boolean> =>
      (await send(under, 'GET', '/api/session', undefined, session)).status === 200;
    for (let minutes = 0; minutes < 12 * 60 - 25; minutes += 25) {
      expect(await isOpen()).toBe(true);
      under.clock += 25 * 60_000;
    }
    under.clock += 30 * 60_000;
    expect(await isOpen()).toBe(false);
    const other = await signIn(under, 'bakyt', credentials('bakyt'));
    under.clock += limits.sessionIdleMs;
    expect((await send(under, 'GET', '/api/session', undefined, other)).code).toBe('SIGN_IN_REQUIRED');
  });

  test('every staff route asks for a session, and oversight routes for an officer', async () => {
    const routes: readonly (readonly [string, string, boolean])[] = [
      ['GET', '/api/member/batches', false],
      ['GET', '/api/member/letters/0', false],
      ['GET', `/api/member/parts/${'0'.repeat(32)}/0`, false],
      ['POST', '/api/member/claims', false],
      ['GET', '/api/member/feed/1', false],
      ['POST', '/api/member/feed', false],
      ['POST', '/api/member/answers', false],
      ['POST', '/api/member/statuses', false],
      ['GET', '/api/oversight/statements/0', true],
      ['GET', '/api/oversight/ratchet/0', true],
      ['POST', '/api/oversight/totals', true],
      ['POST', '/api/oversight/verdicts', true],
      ['POST', '/api/oversight/canaries', true],
      ['POST', '/api/oversight/cosignatures', true],
    ];
    const session = await signIn(under, 'bakyt', credentials('bakyt'));
    for (const [method, path, isOversight] of routes) {
      const sent = method === 'POST' ? text('{}') : undefined;
      for (const cookie of ['', '__Host-session=x', `__Host-session=${'A'.repeat(43)}`]) {
        const answer = await send(under, method, path, sent, { cookie });
        expect([path, answer.status, answer.code]).toEqual([path, 401, 'SIGN_IN_REQUIRED']);
      }
      const answer = await send(under, method, path, sent, session);
      expect([path, answer.code === 'FORBIDDEN']).toEqual([path, isOversight]);
      const foreign = await send(under, method, path, sent, { ...session, 'sec-fetch-site': 'cross-site' });
      expect([path, foreign.code]).toEqual([path, 'FORBIDDEN']);
    }
  });

  test('the store holds no session id and no password', async () => {
    const answer = await attempt(good('bakyt'));
    const id = /__Host-session=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(id).toHaveLength(43);
    for (const file of ['kupuya.sqlite', 'kupuya.sqlite-wal']) {
      const bytes = readFileSync(`${body.dir}/${file}`);
      expect(bytes.includes(id)).toBe(false);
      expect(bytes.includes(Buffer.from(id, 'base64url'))).toBe(false);
      expect(bytes.includes(credentials('bakyt').password)).toBe(false);
    }
  });
});

describe('throttling', () => {
  const make = (): { throttle: Throttle; waits: number[]; time: { now: number } } => {
    const waits: number[] = [];
    const time = { now: 1_000_000 };
    const delay = (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      time.now += milliseconds;
      return Promise.resolve();
    };
    return {
      throttle: new Throttle(
        () => time.now,
        delay,
        () => 0,
      ),
      waits,
      time,
    };
  };
  const fail = (): Promise<null> => Promise.resolve(null);
  const succeed = (): Promise<string> => Promise.resolve('in');

  test('the pause grows with failures, has a limit, and a success or time ends it', async () => {
    const { throttle, waits, time } = make();
    for (let n = 0; n < 12; n++) await throttle.attempt('a', fail);
    expect(waits).toEqual([0, 0, 0, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000]);
    expect(throttle.pauseOf('b')).toBe(0);
    expect(await throttle.attempt('a', succeed)).toBe('in');
    expect(throttle.pauseOf('a')).toBe(0);
    for (let n = 0; n < 8; n++) await throttle.attempt('a', fail);
    time.now += 60 * 60_000;
    expect(throttle.pauseOf('a')).toBe(0);
  });

  test('attempts under one name run one after another, and the right person gets in beside a flood', async () => {
    const { throttle } = make();
    let running = 0;
    let most = 0;
    const slow = async (): Promise<null> => {
      running++;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return null;
    };
    const flood = Array.from({ length: 10 }, () => throttle.attempt('a', slow));
    expect(await throttle.attempt('a', succeed)).toBe('in');
    await Promise.all(flood);
    expect(most).toBe(1);
  });

  test('too many who wait are told to come again, for names that exist or not', async () => {
    const { throttle } = make();
    const attempts = await Promise.allSettled(Array.from({ length: 30 }, () => throttle.attempt('nobody', fail)));
    expect(attempts.filter(({ status }) => status === 'rejected')).toHaveLength(13);
    expect(await throttle.attempt('nobody', succeed)).toBe('in');
  });
});

describe('one-time codes', () => {
  test('agree with RFC 6238 appendix B (SHA-1), in six digits', () => {
    const secret = formatBase32(text('12345678901234567890'));
    expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    const vectors: readonly (readonly [number, string])[] = [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_111_111_111, '050471'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ];
    for (const [seconds, code] of vectors) {
      expect(currentCode(secret, seconds * 1000)).toBe(code);
      expect(stepOfCode(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
    }
  });

  test('are good one step before and after, and never further', () => {
    const secret = makeTotpSecret(random);
    const now = 1_700_000_010_000;
    const code = currentCode(secret, now);
    const steps = [-60_000, -30_000, 0, 30_000, 60_000].map((off) => stepOfCode(secret, code, now + off) !== null);
    expect(steps).toEqual([false, true, true, true, false]);
    expect(totpUri(secret, 'bakyt', 'kupuya.example/demo')).toContain(`secret=${secret}`);
  });
});
