import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReports } from '../../client/caseload/oversight/reports.ts';
import { signIn } from '../../client/caseload/session.ts';
import { completeTrust } from '../../client/cli/ceremony/trust-inputs.ts';
import { machineRandom as random, machineSuite } from '../../client/cli/terminal/machine.ts';
import { periodOf } from '../../client/statistics/periods.ts';
import { encodeTrust, formatCosignerKey } from '../../crypto/index.ts';
import { addAccount } from '../../server/accounts/account.ts';
import { currentCode } from '../../server/accounts/totp.ts';
import { folderAt } from '../../server/folder.ts';
import { createInstance, createInstanceKeys } from '../../server/instance.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import { factsOn, syntheticCountry } from '../../tooling/synthetic/country.ts';
import type { Colleague } from '../../tooling/synthetic/desk.ts';
import { fillYears } from '../../tooling/synthetic/fill.ts';
import { PastServer } from '../../tooling/synthetic/past-server.ts';
import { buildYears } from '../../tooling/synthetic/years.ts';

const origin = 'synthetic.kupuya.example/demo';
const { first } = periodOf('2025-Q1');
const days = { first, last: first + 24 };
const noon = (day: number): number => (day + 0.5) * 86_400_000;

test('what two officers count of past days is what was told on them, day by day and code by code', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'kupuya-synthetic-'));
  try {
    const suite = await machineSuite();
    const checker = { name: 'checker.example/demo', seed: random(32) };
    const witnesses = [await formatCosignerKey(suite, checker.name, await suite.signPublicKey(checker.seed))];
    const years = await buildYears(suite, random, { origin, days });
    const keys = await createInstanceKeys(suite, dir, origin, random);
    const trust = await completeTrust(suite, { ...years.trust, witnesses, quorum: 1 }, keys);
    const clock = (): number => noon(first);
    await createInstance({
      ...{ dir, trust: encodeTrust(trust), rosterNote: years.note, epochs: years.epochFiles },
      ...{ difficulty: 1, suite, random, clock },
    });
    const store = openSqliteStore(folderAt(dir).database);
    const colleague = async (member: number, day = first): Promise<Colleague> => {
      const keyring = years.keyrings.find((each) => each.keyring.member === member)?.keyring;
      if (keyring === undefined) throw new Error('no such member');
      const [name, role] = [`member-${String(member)}-${String(day)}`, member > 6 ? 'oversight' : 'member'] as const;
      const account = await addAccount(store.accounts, random, { name, member, role, issuer: origin });
      const code = currentCode(account.totpSecret, noon(day));
      return { keyring, credentials: () => ({ name, password: account.password, code }) };
    };
    const desks = [
      [await colleague(1), await colleague(2)],
      [await colleague(4), await colleague(5)],
    ] as const;
    const officers = [await colleague(7), await colleague(8)] as const;
    const afterwards = await colleague(7, days.last);
    await store.close();

    const reports = syntheticCountry({ seed: 3, ...days, perYear: 400 });
    const { alarms, told } = await fillYears({
      ...{ suite, random, dir, publicDir: dir, trust, checker, days, until: days.last, rosters: years.next },
      ...{ reports, desks, officers, releases: [], seed: 1, tell: () => undefined },
    });
    expect(alarms).toEqual([]);

    const server = await PastServer.start({ dir, publicDir: dir, suite, trust, checker, first: days.last });
    try {
      const transport = server.transport();
      await signIn(transport, afterwards.credentials());
      const keyrings = [officers[0].keyring, officers[1].keyring] as const;
      const deviceDay = (): number => days.last;
      const { reports: counted, findings } = await readReports({ suite, transport, trust, keyrings, deviceDay });
      expect(findings).toEqual([]);
      const plain = (facts: readonly { day: number; codes: object; told: readonly object[] }[]): readonly string[] =>
        facts.map(({ day, codes, told: all }) => JSON.stringify([day, sorted(codes), all.map(toldOf)])).sort();
      expect(plain(counted)).toEqual(plain(factsOn(reports, days.last)));
      expect(counted.flatMap((each) => each.told)).toHaveLength(told);
      expect(told).toBeGreaterThan(10);
    } finally {
      await server.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}, 600_000);

/** Without numbers of the log. */
function toldOf(told: object): unknown {
  return Object.entries(told)
    .filter(([name]) => ['status', 'reason', 'day'].includes(name))
    .sort();
}

/** Without what decides who reads it. */
function sorted(codes: object): unknown {
  return Object.entries(codes)
    .filter(([name]) => name !== 'desk' && name !== 'consent')
    .sort();
}
