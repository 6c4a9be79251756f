import { auditOnce } from '../../../client/desk/worker/audit-copy.ts';
import { failures, firstDay, makeEntries, makeFoundation, suite, TestRegister } from '../audit/register.ts';

const live = await makeFoundation('live', 1);

test('A server that hands a signed-in officer nothing fails the checks of what is sealed; it cannot switch them off.', async () => {
  const register = await TestRegister.begin(live);
  await register.passDay(firstDay + 1, await makeEntries(firstDay + 1, 3));
  const officers = live.instance.keyrings.filter(({ isOfficer }) => isOfficer).map(({ keyring }) => keyring);
  const [one, two] = officers;
  if (one === undefined || two === undefined) throw new Error('no officers');
  const report = await auditOnce({
    ...{ suite, trust: live.trust, now: (firstDay + 2.5) * 86_400, since: [], keyrings: [one, two] },
    transport: { ...register.copy(), send: () => Promise.reject(new Error('nothing is sent')) },
    tell: () => undefined,
  });
  expect(failures(report)).toEqual({
    LETTERS: ['SLOT_WITHHELD'],
    COVER: ['COVER_KEY_WRONG'],
    STATEMENTS: ['STATEMENTS_WITHHELD'],
  });
});
