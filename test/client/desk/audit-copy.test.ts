import { encodeUtf8 } from '../../../crypto/index.ts';
import { auditOnce } from '../../../client/desk/worker/audit-copy.ts';
import { failures, firstDay, makeEntries, makeFoundation, suite, TestRegister } from '../audit/register.ts';

const live = await makeFoundation('live', 1);

async function auditedBy(session: number): ReturnType<typeof auditOnce> {
  const register = await TestRegister.begin(live);
  await register.passDay(firstDay + 1, await makeEntries(firstDay + 1, 3));
  const officers = live.instance.keyrings.filter(({ isOfficer }) => isOfficer).map(({ keyring }) => keyring);
  const [one, two] = officers;
  if (one === undefined || two === undefined) throw new Error('no officers');
  const who = encodeUtf8(JSON.stringify({ name: 'cholpon', member: one.member, role: 'oversight' }));
  const get = (path: string): Promise<{ status: number; bytes: Uint8Array }> =>
    path === '/api/session' ? Promise.resolve({ status: session, bytes: who }) : register.copy().get(path);
  return auditOnce({
    ...{ suite, trust: live.trust, now: (firstDay + 2.5) * 86_400, since: [], keyrings: [one, two] },
    transport: { get, send: () => Promise.reject(new Error('nothing is sent')) },
    tell: () => undefined,
  });
}

test('A server that hands a signed-in officer nothing fails the checks of what is sealed; it cannot switch them off.', async () => {
  expect(failures(await auditedBy(200))).toEqual({
    LETTERS: ['SLOT_WITHHELD'],
    COVER: ['COVER_KEY_WRONG'],
    STATEMENTS: ['STATEMENTS_WITHHELD'],
  });
});

test('An officer whose session is over accuses nobody, and is asked to sign in again.', async () => {
  await expect(auditedBy(401)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
});
