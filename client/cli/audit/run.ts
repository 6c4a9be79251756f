/** `kupuya audit`: download, check offline, say what was found. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import {
  decodeUtf8,
  encodeUtf8,
  memberKeyName,
  parseTrust,
  signVerdict,
  type AuditCheck,
  type Suite,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import { runAudit, type AuditReport } from '../../audit/audit.ts';
import { hasOfficersFiles } from '../../audit/casework.ts';
import type { Copy } from '../../audit/copy.ts';
import { downloadCopy } from '../../audit/download.ts';
import { evidenceOf, verdictOf } from '../../audit/verdict.ts';
import { signIn, signOut } from '../../caseload/session.ts';
import { expectStatus, type Transport } from '../../register/transport.ts';
import { print, readSecret, tellRefusals } from '../letter/place.ts';
import { Refusal, UsageError, type CommandLine } from '../terminal/command.ts';
import { callerPath, readCallerFile, writeCallerFile } from '../terminal/files.ts';
import { machineSuite, machineTime } from '../terminal/machine.ts';
import { openKeyringFiles } from '../terminal/open-keyring.ts';
import { transportTo } from '../terminal/server.ts';
import { openBoth } from '../oversight/officers.ts';
import { folderCopy, folderKeeper, withTemporaryFolder } from './folder.ts';
import { failedOf, formatReport, reportJson } from './report.ts';

/** @throws UsageError, Refusal (also where a check failed, after everything was written), ProtocolError for what was handed in */
export async function audit(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const trust = parseTrust(await readCallerFile(line.need('trust')));
  const report = await tellRefusals(() =>
    onCopy(line, async (copy, server) => {
      const made = await checkCopy(line, suite, trust, copy);
      // What was found is kept before anything is asked of the server again, which may refuse or not answer.
      await writeResults(line, made);
      print(line.has('json') ? JSON.stringify(reportJson(made)) : formatReport(made, line.list('since')));
      await signAndPublish(line, suite, trust, made, server);
      return made;
    }),
  );
  const failed = failedOf(report).map(({ check }) => check);
  if (failed.length > 0) throw new Refusal(`FAILED: ${failed.join(', ')}`);
}

/** Hands on a folder that was downloaded before, or downloads one; the session of a download lasts until the work is done. */
async function onCopy(
  line: CommandLine,
  work: (copy: Copy, server: Transport | null) => Promise<AuditReport>,
): Promise<AuditReport> {
  const dir = line.optional('dir');
  if (dir !== undefined) {
    if (line.optional('url') !== undefined) throw new UsageError('Give --url or --dir, not both.');
    if (line.has('publish')) throw new UsageError('--publish needs --url.');
    if (!existsSync(callerPath(dir))) throw new Refusal(`Cannot read the folder ${dir}.`);
    return work(folderCopy(dir), null);
  }
  const server = transportTo(line, 'url');
  const credentials = await credentialsOf(line);
  if (credentials === null && line.list('keyring').length > 0)
    throw new UsageError('--keyring needs --name, or --dir.');
  if (credentials === null && line.has('publish')) throw new UsageError('--publish needs --name.');
  const run = async (folder: string): Promise<AuditReport> => {
    if (credentials !== null) await signIn(server, credentials);
    try {
      await downloadCopy(server, await folderKeeper(folder), { withSession: credentials !== null });
      return await work(folderCopy(folder), server);
    } finally {
      if (credentials !== null) await signOut(server);
    }
  };
  const save = line.optional('save');
  return save === undefined ? withTemporaryFolder(run) : run(save);
}

async function credentialsOf(line: CommandLine): Promise<Parameters<typeof signIn>[1] | null> {
  if (line.optional('name') === undefined) return null;
  return {
    name: line.need('name'),
    password: await readSecret(line.need('password-file')),
    code: line.need('code'),
  };
}

async function checkCopy(line: CommandLine, suite: Suite, trust: TrustPolicy, copy: Copy): Promise<AuditReport> {
  const keyrings = line.list('keyring').length === 0 ? null : await openBoth(line);
  const began = performance.now();
  const tellProgress = (check: AuditCheck): void => {
    if (line.has('progress')) {
      process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${check}\n`);
    }
  };
  return runAudit({
    ...{ suite, copy, trust, now: machineTime(), onCheck: tellProgress },
    since: (await readTexts(line.list('since'))).flatMap(splitNotes),
    promises: await readTexts(line.list('promise')),
    proofs: await readTexts(line.list('proof')),
    // Whoever brings an account or keys means the sealed part to be checked: a server that withholds it must not decide that it is not.
    hasSession: keyrings !== null || line.optional('name') !== undefined || (await hasOfficersFiles(copy)),
    ...(keyrings === null ? {} : { keyrings }),
  });
}

function readTexts(paths: readonly string[]): Promise<string[]> {
  return Promise.all(paths.map(async (path) => decodeUtf8(await readCallerFile(path))));
}

/** A file of `--checkpoint-out` holds the notes of both logs, with a line of equals signs between them. */
function splitNotes(text: string): readonly string[] {
  return text.split(noteDivider);
}

const noteDivider = '=====\n';

async function signAndPublish(
  line: CommandLine,
  suite: Suite,
  trust: TrustPolicy,
  report: AuditReport,
  server: Transport | null,
): Promise<void> {
  const file = line.optional('sign-keyring');
  if (file === undefined) {
    if (line.has('publish')) throw new UsageError('--publish needs --sign-keyring.');
    return;
  }
  const keyring = await openKeyringFiles(file, line.optional('sign-passphrase-file'));
  const verdict = await verdictOf(suite, report);
  if (verdict === null) throw new Refusal('Without signed checkpoints there is no verdict.');
  const signer = { name: memberKeyName(trust.origin, keyring.member), seed: keyring.sign };
  const note = await signVerdict(suite, verdict, [signer]);
  const out = line.optional('verdict-out');
  if (out !== undefined) await writeCallerFile(out, note);
  if (line.has('publish') && server !== null) {
    expectStatus(await server.send('POST', '/api/oversight/verdicts', encodeUtf8(note)), 201);
  }
}

async function writeResults(line: CommandLine, report: AuditReport): Promise<void> {
  const file = line.optional('evidence');
  const evidence = evidenceOf(report);
  if (file !== undefined && evidence !== null) await writeCallerFile(file, evidence);
  const checkpoint = line.optional('checkpoint-out');
  if (checkpoint !== undefined) {
    await writeCallerFile(checkpoint, report.checkpoints.join(noteDivider), { replace: true });
  }
}
