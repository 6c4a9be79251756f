import { readFileSync } from 'node:fs';
import { formatDay, parseDay } from '../../client/cli/ceremony/days.ts';
import { makeTotals } from '../../client/cli/oversight/make-totals.ts';
import { nodeTransport } from '../../client/cli/transport.ts';
import { signIn, signOut } from '../../client/caseload/session.ts';
import { openKeyring } from '../../client/openpgp/keyring-file.ts';
import { expectStatus } from '../../client/register/transport.ts';
import type { Environment } from '../../client/reporting/environment.ts';
import { encodeUtf8, type Keyring } from '../../crypto/index.ts';
import type { Period } from '../../client/statistics/totals.ts';
import { nextCode, type Person } from './people.ts';

/** Both oversight officers count the year together, sign, and one of them publishes: what the public page shows first. */
export async function publishTotals(
  environment: Environment,
  server: string,
  people: readonly Person[],
): Promise<void> {
  const [first, second] = people.filter(({ isOfficer }) => isOfficer);
  if (first === undefined || second === undefined) throw new Error('the demonstration has no two oversight officers');
  const keyrings = [await keyringOf(first), await keyringOf(second)] as const;
  const transport = nodeTransport(server);
  const { account: name, password } = first;
  await signIn(transport, { name, password, code: nextCode(first, Date.now()) });
  try {
    const release = await makeTotals(
      { ...environment, transport, keyrings },
      { periodOf: yearOf, acceptFindings: false },
    );
    expectStatus(await transport.send('POST', '/api/oversight/totals', encodeUtf8(release.note)), 201);
  } finally {
    await signOut(transport);
  }
}

function keyringOf({ keyringFile, passphrase }: Person): Promise<Keyring> {
  return openKeyring(readFileSync(keyringFile, 'utf8'), passphrase);
}

/** Of the calendar, as the command `kupuya oversight totals` counts. */
function yearOf(day: number): Period {
  const year = formatDay(day).slice(0, 4);
  return { first: parseDay(`${year}-01-01`), last: parseDay(`${year}-12-31`) };
}
