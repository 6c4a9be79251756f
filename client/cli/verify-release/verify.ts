/** `kupuya verify-release`: from an address or a folder to a verdict. */
import { existsSync } from 'node:fs';
import { parseTrust, type Suite, type TrustPolicy } from '../../../crypto/index.ts';
import { loadRegister } from '../../register/register.ts';
import type { Transport } from '../../register/transport.ts';
import { judgeFiles, judgeServed, type JudgedRelease } from '../../statistics/bundle/verify/judge.ts';
import type { RegisterFacts } from '../../statistics/bundle/verify/log.ts';
import { print, tellRefusals } from '../letter/place.ts';
import { Refusal, type CommandLine } from '../terminal/command.ts';
import { callerPath, readCallerFile } from '../terminal/files.ts';
import { machineDay, machineSuite, machineTime } from '../terminal/machine.ts';
import { readSocks } from '../terminal/server.ts';
import { nodeTransport } from '../transport.ts';
import { readFolder } from './folder.ts';
import { formatReport, reportJson } from './report.ts';
import { downloadFiles, downloadNote, parseReleaseAddress } from './served.ts';

/** @throws UsageError; Refusal, also where something does not hold, after everything was printed; ProtocolError for the trust file */
export async function verify(line: CommandLine): Promise<void> {
  const place = line.operand('address or folder');
  const suite = await machineSuite();
  const trust = parseTrust(await readCallerFile(line.need('trust')));
  const judged = existsSync(callerPath(place))
    ? await judgeFiles(suite, trust, await readFolder(place))
    : await tellRefusals(() => verifyServed(suite, trust, place, line));
  print(line.has('json') ? JSON.stringify(reportJson(judged)) : formatReport(judged));
  const codes = [...new Set(judged.parts.flatMap(({ problems }) => problems.map(({ code }) => code)))];
  if (codes.length > 0) throw new Refusal(`NOT VERIFIED: ${codes.join(', ')}`);
}

async function verifyServed(
  suite: Suite,
  trust: TrustPolicy,
  place: string,
  line: CommandLine,
): Promise<JudgedRelease> {
  const { origin, name } = parseReleaseAddress(place);
  const transport = nodeTransport(origin, { socks: readSocks(line.optional('socks')) });
  const { note, base } = await downloadNote(transport, name);
  return judgeServed(suite, trust, {
    note,
    files: ({ files }) => downloadFiles(transport, base, files),
    register: () => downloadRegister(suite, trust, transport),
    asNewest: name === 'latest',
  });
}

async function downloadRegister(suite: Suite, trust: TrustPolicy, transport: Transport): Promise<RegisterFacts> {
  const now = { deviceDay: machineDay(), deviceTime: machineTime() };
  const { governance, caseLog, entries } = await loadRegister(suite, transport, trust, now);
  return { governance: governance.leaves, cases: caseLog.leaves, days: entries.map(({ day }) => day) };
}
