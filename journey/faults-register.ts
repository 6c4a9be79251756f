/** A public register that is old, tampered with, or does not fit the device: nothing is sealed to what is not proved. */
import type { Judge } from './browser/tap.ts';
import type { Fault, FaultOutcome } from './faults.ts';
import { inScene, nameAmong, reachSummary, sendsAfterAll, summaryKeeps, typedText } from './fault-scene.ts';
import * as source from './flows/source.ts';
import { forgeGovernance, governanceEntries, withLaterDay, withOlderRoster, withoutSignature } from './forge.ts';
import type { TestServer } from './server.ts';
import type { GovernanceEntry } from '../crypto/index.ts';

/** Longer than any roster. */
const manyDays = 1_000;
const millisecondsPerDay = 86_400_000;

export const registerFaults: readonly Fault[] = [
  { name: 'expired roster', run: (server) => forged(server, 'EXPIRED', (entries) => withLaterDay(entries, manyDays)) },
  { name: 'under-signed roster', run: (server) => forged(server, 'UNDER_SIGNED', withoutSignature) },
  { name: 'older roster as the newest', run: (server) => forged(server, 'OLDER_ROSTER', withOlderRoster) },
  { name: 'tampered register', run: tampered },
  { name: 'device clock set back', run: (server) => otherClock(server, -400, null) },
  { name: 'device clock set ahead', run: (server) => otherClock(server, manyDays, 'EXPIRED') },
];

async function forged(
  server: TestServer,
  expected: string,
  forge: (entries: readonly GovernanceEntry[]) => readonly GovernanceEntry[],
): Promise<FaultOutcome> {
  return refusedRegister(server, expected, await forgeGovernance(server, forge(await governanceEntries(server))));
}

async function tampered(server: TestServer): Promise<FaultOutcome> {
  return refusedRegister(server, 'BAD_PROOF', (_method, path) =>
    path.startsWith('/log/governance/tile/entries/')
      ? {
          kind: 'rewrite',
          rewrite: (body) => body.map((byte, index) => (index === body.length - 20 ? byte ^ 1 : byte)),
        }
      : null,
  );
}

/** The page refuses to show readers; once the register is sound again, one press goes on. */
async function refusedRegister(server: TestServer, expected: string, judge: Judge): Promise<FaultOutcome> {
  return inScene(server, async (page, { tap }) => {
    const before = server.contentDigest();
    tap.judge(judge);
    await source.openReportPage(page, server.reportUrl, 'ky');
    await page.click('#report');
    await page.waitFor('#register-retry');
    const code = nameAmong(await page.text('#page-readers [role="alert"]'), [expected]);
    const shown = await page.exists('#desk');
    const unchanged = server.contentDigest() === before;
    tap.passAll();
    await page.click('#register-retry');
    await page.waitFor('#desk');
    await page.click('#desk');
    await source.answerQuestions(page, { statement: typedText });
    const kept = await summaryKeeps(page);
    return { code, named: code === expected && !shown, typed: kept ? 'kept' : 'lost', storeSound: unchanged };
  });
}

/** @param expected null: the report arrives all the same, under the register's day */
async function otherClock(server: TestServer, days: number, expected: string | null): Promise<FaultOutcome> {
  const shift = `Date.now = ((now) => () => now() + ${String(days * millisecondsPerDay)})(Date.now);\n`;
  const judge: Judge = (_method, path) =>
    /^\/report\/assets\/.*\.js$/u.test(path)
      ? { kind: 'rewrite', rewrite: (body) => Buffer.concat([Buffer.from(shift), body]) }
      : null;
  if (expected !== null) return clockRefused(server, expected, judge);
  return inScene(server, async (page, { tap }) => {
    tap.judge(judge);
    await reachSummary(page, server);
    const kept = await summaryKeeps(page);
    const arrived = await sendsAfterAll(page);
    await server.settle();
    return { code: arrived ? 'SENT' : 'NOT_SENT', named: arrived, typed: kept ? 'kept' : 'lost', storeSound: arrived };
  });
}

async function clockRefused(server: TestServer, expected: string, judge: Judge): Promise<FaultOutcome> {
  return inScene(server, async (page, { tap }) => {
    const before = server.contentDigest();
    tap.judge(judge);
    await source.openReportPage(page, server.reportUrl, 'ky');
    await page.click('#report');
    await page.waitFor('#register-retry');
    const code = nameAmong(await page.text('#page-readers [role="alert"]'), [expected]);
    return { code, named: code === expected, typed: 'kept', storeSound: server.contentDigest() === before };
  });
}
