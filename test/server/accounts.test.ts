import { z } from 'zod';
import type { NewCredentials } from '../../server/accounts/account.ts';
import { currentCode } from '../../server/accounts/totp.ts';
import { Authenticator, type Asked } from './authenticator.ts';
import { makeBody, removeFolder, type Body } from './body.ts';
import { addUser, run, send, signIn, type Answer, type Under } from './running.ts';

const day = 20_000;
const dayMs = 86_400_000;

const accountShape = z.strictObject({
  codes: z.boolean(),
  passkeys: z.array(z.strictObject({ id: z.string(), label: z.string(), day: z.number() })),
  sessions: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['CODE', 'PASSKEY']),
      begun: z.number(),
      seen: z.number(),
      current: z.boolean(),
    }),
  ),
  confirmed: z.boolean(),
});

let body: Body;
let under: Under;
let made: NewCredentials;

beforeEach(async () => {
  body = await makeBody({ day });
  made = await addUser(body, 'bakyt', 1, 'member');
  under = await run(body);
});
afterEach(async () => {
  await under.server.close();
  await removeFolder(body.dir);
});

type Session = Record<string, string>;

const post = (session: Session, path: string, asked: object): Promise<Answer> =>
  send(under, 'POST', `/api/account/${path}`, JSON.stringify(asked), session);
const view = async (session: Session): Promise<z.infer<typeof accountShape>> =>
  accountShape.parse(JSON.parse((await send(under, 'GET', '/api/account', undefined, session)).text));
const isOpen = async (session: Session): Promise<boolean> =>
  (await send(under, 'GET', '/api/session', undefined, session)).status === 200;
const code = (): string => currentCode(made.totpSecret, under.clock);
const asked = async (change: Partial<Asked> = {}): Promise<Asked> => {
  const { nonce } = z
    .strictObject({ nonce: z.string() })
    .parse(JSON.parse((await send(under, 'GET', '/api/session/nonce')).text));
  return { nonce, body: body.trust.origin, server: under.server.url, ...change };
};
const enter = (fields: object): Promise<Answer> =>
  send(under, 'POST', '/api/session', JSON.stringify({ name: 'bakyt', password: made.password, ...fields }));
const cookieOf = ({ headers }: Answer): Session => ({ cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '' });

async function withPasskey(): Promise<{ readonly session: Session; readonly key: Authenticator }> {
  const session = await signIn(under, 'bakyt', made);
  const key = new Authenticator();
  const passkey = await key.register(await asked());
  expect((await post(session, 'passkeys', { passkey, label: 'Менин ачкычым' })).status).toBe(204);
  // Every code works once, and what follows has its own.
  under.clock += 60_000;
  return { session, key };
}

describe('a passkey', () => {
  test('signs in beside the password, and one-time codes still do', async () => {
    const { key } = await withPasskey();
    const answer = await enter({ passkey: await key.sign(await asked()) });
    expect(answer.status).toBe(200);
    const session = cookieOf(answer);
    expect(await view(session)).toMatchObject({
      codes: true,
      passkeys: [{ id: key.id, label: 'Менин ачкычым', day: Math.floor(under.clock / dayMs) }],
      confirmed: true,
    });
    expect((await view(session)).sessions.map(({ kind }) => kind).sort()).toEqual(['CODE', 'PASSKEY']);
    expect((await enter({ code: code() })).status).toBe(200);
  });

  test('is no way in without the password, and none for another account', async () => {
    const { key } = await withPasskey();
    const other = await addUser(body, 'cholpon', 2, 'member');
    const attempts = [
      { password: 'another password' },
      { name: 'cholpon', password: other.password },
      { name: 'nobody', password: 'x' },
    ];
    for (const fields of attempts) {
      const answer = await enter({ ...fields, passkey: await key.sign(await asked()) });
      expect([answer.status, answer.text]).toEqual([401, '{"code":"SIGN_IN_REFUSED"}'.padEnd(128)]);
    }
  });

  test.each<[string, Partial<Asked>]>([
    ['a page on the web', { origin: 'https://kupuya.example' }],
    ['a page on an address, which no browser gives passkeys', { origin: 'http://127.0.0.1:8181' }],
    ['a page of a name that begins alike', { origin: 'http://localhost.example:8181' }],
    ['a frame in another page', { crossOrigin: true }],
    ['another relying party', { relyingParty: 'kupuya.example' }],
    ['somebody who only touched it', { userVerified: false }],
    ['a server that passes our nonce on', { server: 'https://other.example' }],
    ['a server with a path in its address', { server: 'http://127.0.0.1:1/x' }],
    ['another body', { body: 'other.example/live' }],
  ])('is good for nothing when it was used by %s', async (_, change) => {
    const { key } = await withPasskey();
    const passkey = await key.sign(await asked(change));
    expect((await enter({ passkey })).code).toBe('SIGN_IN_REFUSED');
    // Nor when the answer says what would have been right.
    expect((await enter({ passkey: { ...passkey, server: under.server.url } })).code).toBe('SIGN_IN_REFUSED');
  });

  test('signs once for a nonce, within five minutes, and for a nonce of this server alone', async () => {
    const { key } = await withPasskey();
    const once = await asked();
    expect((await enter({ passkey: await key.sign(once) })).status).toBe(200);
    expect((await enter({ passkey: await key.sign(once) })).code).toBe('SIGN_IN_REFUSED');
    const late = await asked();
    under.clock += 5 * 60_000;
    expect((await enter({ passkey: await key.sign(late) })).code).toBe('SIGN_IN_REFUSED');
    const nonce = Buffer.alloc(56, 1).toString('base64url');
    expect((await enter({ passkey: await key.sign(await asked({ nonce })) })).code).toBe('SIGN_IN_REFUSED');
  });

  test('that counts backwards was copied, and is refused', async () => {
    const { key } = await withPasskey();
    expect((await enter({ passkey: await key.sign(await asked()) })).status).toBe(200);
    key.counter = 0;
    expect((await enter({ passkey: await key.sign(await asked()) })).code).toBe('SIGN_IN_REFUSED');
  });

  test('can be named anew and removed, while another second factor remains', async () => {
    const { session, key } = await withPasskey();
    expect((await post(session, 'passkeys/rename', { id: key.id, label: ' USB ' })).status).toBe(204);
    expect((await view(session)).passkeys.map(({ label }) => label)).toEqual(['USB']);
    expect((await post(session, 'passkeys/rename', { id: key.id, label: 'a\u202eb' })).code).toBe('MALFORMED');
    expect((await post(session, 'codes/remove', {})).status).toBe(204);
    expect((await view(session)).codes).toBe(false);
    expect((await enter({ code: code() })).code).toBe('SIGN_IN_REFUSED');
    expect((await post(session, 'passkeys/remove', { id: key.id })).code).toBe('LAST_FACTOR');
    const second = new Authenticator();
    await post(session, 'passkeys', { passkey: await second.register(await asked()), label: 'B' });
    expect((await post(session, 'passkeys/remove', { id: key.id })).status).toBe(204);
    expect((await post(session, 'passkeys/remove', { id: second.id })).code).toBe('LAST_FACTOR');
    expect((await enter({ passkey: await second.sign(await asked()) })).status).toBe(200);
  });

  test('of somebody else cannot be named, removed or taken over', async () => {
    const { key } = await withPasskey();
    const other = await signIn(under, 'cholpon', await addUser(body, 'cholpon', 2, 'member'));
    expect((await post(other, 'passkeys/rename', { id: key.id, label: 'x' })).code).toBe('NOT_FOUND');
    expect((await post(other, 'passkeys/remove', { id: key.id })).code).toBe('NOT_FOUND');
    expect((await post(other, 'passkeys/remove', { id: '!' })).code).toBe('NOT_FOUND');
    const again = await key.register(await asked());
    expect((await post(other, 'passkeys', { passkey: again, label: 'x' })).code).toBe('CONFLICT');
    const foreign = await new Authenticator().register(await asked({ server: 'https://other.example' }));
    expect((await post(other, 'passkeys', { passkey: foreign, label: 'x' })).code).toBe('MALFORMED');
  });
});

describe('an account', () => {
  test('changes only within five minutes of the second factor', async () => {
    const { session, key } = await withPasskey();
    under.clock += 5 * 60_000;
    const changes: readonly (readonly [string, object])[] = [
      ['password', { current: made.password, next: 'a new password' }],
      ['passkeys', { passkey: await new Authenticator().register(await asked()), label: 'x' }],
      ['passkeys/remove', { id: key.id }],
      ['codes/remove', {}],
    ];
    expect((await view(session)).confirmed).toBe(false);
    for (const [path, sent] of changes) expect((await post(session, path, sent)).code).toBe('FACTOR_REQUIRED');
    expect((await post(session, 'confirm', { code: '000000' })).code).toBe('SIGN_IN_REFUSED');
    expect((await post(session, 'confirm', { code: code() })).status).toBe(204);
    expect((await view(session)).confirmed).toBe(true);
    under.clock += 5 * 60_000;
    expect((await post(session, 'confirm', { passkey: await key.sign(await asked()) })).status).toBe(204);
    expect((await post(session, 'passkeys/remove', { id: key.id })).status).toBe(204);
  });

  test('takes a new password with the old one, and ends its other sessions', async () => {
    const [first, other] = [await signIn(under, 'bakyt', made), (under.clock += 60_000)];
    expect(other).toBeGreaterThan(0);
    const second = await signIn(under, 'bakyt', made);
    const next = 'a new password 7';
    expect((await post(second, 'password', { current: 'wrong', next })).code).toBe('SIGN_IN_REFUSED');
    expect((await post(second, 'password', { current: made.password, next: 'short' })).code).toBe('MALFORMED');
    expect((await post(second, 'password', { current: made.password, next })).status).toBe(204);
    expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);
    under.clock += 60_000;
    expect((await enter({ code: code() })).code).toBe('SIGN_IN_REFUSED');
    under.clock += 60_000;
    expect((await enter({ code: code(), password: next })).status).toBe(200);
  });

  test('lists its open sessions by days and kinds, and ends one or all others', async () => {
    const sessions: Session[] = [];
    for (let count = 0; count < 3; count++) {
      sessions.push(await signIn(under, 'bakyt', made));
      under.clock += 60_000;
    }
    const [first = {}, second = {}, third = {}] = sessions;
    const today = Math.floor(under.clock / dayMs);
    const listed = (await view(third)).sessions;
    expect(listed).toHaveLength(3);
    for (const each of listed) expect(each).toMatchObject({ kind: 'CODE', begun: today, seen: today });
    const ofFirst = (await view(first)).sessions.find(({ current }) => current)?.id ?? '';
    expect((await post(third, 'sessions/end', { id: ofFirst })).status).toBe(204);
    expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);
    expect((await post(third, 'sessions/end', { id: ofFirst })).code).toBe('NOT_FOUND');
    const stranger = await signIn(under, 'cholpon', await addUser(body, 'cholpon', 2, 'member'));
    const ofThird = (await view(third)).sessions.find(({ current }) => current)?.id ?? '';
    expect((await post(stranger, 'sessions/end', { id: ofThird })).code).toBe('NOT_FOUND');
    expect((await post(third, 'sessions/end', { others: true })).status).toBe(204);
    expect([await isOpen(second), await isOpen(third)]).toEqual([false, true]);
    expect((await view(third)).sessions).toHaveLength(1);
    // What ended of itself is not shown either.
    under.clock += 31 * 60_000;
    expect((await view(await signIn(under, 'bakyt', made))).sessions).toHaveLength(1);
  });

  test('is nobody’s without a session', async () => {
    for (const path of ['confirm', 'password', 'passkeys', 'codes/remove', 'sessions/end']) {
      expect((await post({}, path, {})).code).toBe('SIGN_IN_REQUIRED');
    }
    expect((await send(under, 'GET', '/api/account')).code).toBe('SIGN_IN_REQUIRED');
  });

  test('cannot have its second factor guessed at through a stolen session', async () => {
    const session = await signIn(under, 'bakyt', made);
    const answers = await Promise.all(Array.from({ length: 40 }, () => post(session, 'confirm', { code: '000000' })));
    expect(new Set(answers.map(({ code: answer }) => answer))).toEqual(new Set(['SIGN_IN_REFUSED', 'BUSY']));
  });
});
