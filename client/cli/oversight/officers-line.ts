/** What every command of the two officers that asks the server needs, and how it ends for a person. */
import type { OversightEnvironment } from '../../caseload/oversight/environment.ts';
import { UnexplainedFindings } from '../../caseload/oversight/release/prepare.ts';
import type { Finding } from '../../caseload/oversight/reports.ts';
import { signIn, signOut } from '../../caseload/session.ts';
import { PlanRefused } from '../../statistics/plan-rules.ts';
import { ReleaseRefused } from '../../statistics/release.ts';
import { placeOf, readSecret, tellRefusals } from '../letter/place.ts';
import { Refusal, type Action, type CommandLine } from '../terminal/command.ts';
import { openBoth } from './officers.ts';

export const officersOptions: Action['options'] = {
  server: { type: 'string' },
  trust: { type: 'string' },
  keyring: { type: 'string', multiple: true },
  'passphrase-file': { type: 'string', multiple: true },
  name: { type: 'string' },
  'password-file': { type: 'string' },
  code: { type: 'string' },
};

/**
 * Runs `act` with both officers' keys and a session, which ends with it.
 *
 * @throws UsageError, Refusal; ProtocolError BAD_PASSPHRASE, BAD_KEYRING, …
 */
export async function asOfficers<T>(
  line: CommandLine,
  act: (environment: OversightEnvironment) => Promise<T>,
): Promise<T> {
  const place = await placeOf(line);
  const keyrings = await openBoth(line);
  const credentials = {
    name: line.need('name'),
    password: await readSecret(line.need('password-file')),
    code: line.need('code'),
  };
  return tellRefusals(async () => {
    await signIn(place.transport, credentials);
    try {
      return await tellReasons(() => act({ ...place, keyrings }));
    } finally {
      await signOut(place.transport);
    }
  });
}

async function tellReasons<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ReleaseRefused) throw new Refusal(`${error.code}: ${error.message}`);
    if (error instanceof PlanRefused) throw new Refusal(planReason(error));
    if (error instanceof UnexplainedFindings) throw new Refusal(formatFindings(error.findings));
    throw error;
  }
}

export function planReason({ code, table, message }: PlanRefused): string {
  return `${code}${table === '' ? '' : ` in the table ${table}`}: ${message}`;
}

function formatFindings(findings: readonly Finding[]): string {
  const lines = findings.map(({ code, batch, commit }) =>
    `  ${code} in batch ${String(batch)} ${commit.slice(0, 16)}`.trimEnd(),
  );
  return `FINDINGS: the register does not add up. Nothing was signed.\n${lines.join('\n')}\nAsk about each of them; then --accept-findings.`;
}
