/** `kupuya oversight canaries commit` and `open`: the word of both officers on their list, before the period and after it. */
import {
  canaryList,
  encodeUtf8,
  memberKeyName,
  signCanaries,
  verifyCanaries,
  type OpenedCanaries,
} from '../../../../crypto/index.ts';
import { signIn, signOut } from '../../../caseload/session.ts';
import type { RegisterView } from '../../../register/register.ts';
import { expectStatus } from '../../../register/transport.ts';
import { loadView } from '../../../reporting/environment.ts';
import type { Period } from '../../../statistics/totals.ts';
import { placeOf, print, readSecret, tellRefusals } from '../../letter/place.ts';
import { Refusal, type CommandLine } from '../../terminal/command.ts';
import { openBoth } from '../officers.ts';
import { readTestList, readWaiting } from './folder.ts';

/** @throws UsageError, Refusal once the period has begun */
export async function commit(line: CommandLine): Promise<void> {
  await publishList(line, null, ({ newestDay }, { first }) => {
    if (newestDay.day >= first) throw new Refusal('The period has begun: a list that is chosen now proves nothing.');
  });
  print('Committed. Nobody can see which letters are tests before the list is opened.');
}

/** @throws UsageError, Refusal before the period is over, or if some were never sent: they would look as if the service had dropped them */
export async function open(line: CommandLine): Promise<void> {
  const folder = line.need('folder');
  const unsent = line.has('unsent') ? 0 : (await readWaiting(folder)).length;
  await publishList(line, await readTestList(folder), ({ newestDay }, { last }) => {
    if (newestDay.day <= last)
      throw new Refusal('The period is not over: whoever knows the tests could treat them better.');
    if (unsent === 0) return;
    const [were, them] = unsent === 1 ? ['was', 'it'] : ['were', 'them'];
    throw new Refusal(
      `${String(unsent)} of these test reports ${were} never sent, and would look as if the service had dropped ${them}. ` +
        'A list is opened whole or not at all: with --unsent you answer for the failure that every audit will show.',
    );
  });
  print('Opened. Everybody can see which letters were tests, and whether one is missing.');
}

async function publishList(
  line: CommandLine,
  opened: OpenedCanaries | null,
  assertTime: (view: RegisterView, period: Period) => void,
): Promise<void> {
  const environment = await placeOf(line);
  const { suite, trust, transport } = environment;
  const list = await readTestList(line.need('folder'));
  const keyrings = await openBoth(line);
  const credentials = {
    name: line.need('name'),
    password: await readSecret(line.need('password-file')),
    code: line.need('code'),
  };
  const note = await signCanaries(
    suite,
    {
      ...{ mode: trust.mode, origin: list.origin, period: list.period, list: await canaryList(suite, list) },
      opened: opened === null ? null : { nonce: opened.nonce, commits: opened.commits },
    },
    keyrings.map(({ member, sign }) => ({ name: memberKeyName(trust.origin, member), seed: sign })),
  );
  await verifyCanaries(suite, note, trust);
  await tellRefusals(async () => {
    assertTime(await loadView(environment), list.period);
    await signIn(transport, credentials);
    try {
      expectStatus(await transport.send('POST', '/api/oversight/canaries', encodeUtf8(note)), 201);
    } finally {
      await signOut(transport);
    }
  });
}
