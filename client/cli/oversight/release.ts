/** `kupuya oversight release` */
import { join } from 'node:path';
import { ProtocolError } from '../../../crypto/index.ts';
import { prepareRelease, type PreparedRelease } from '../../caseload/oversight/release/prepare.ts';
import { publishRelease } from '../../caseload/oversight/release/publish.ts';
import { signPrepared, type SignedRelease } from '../../caseload/oversight/release/sign.ts';
import { expectStatus } from '../../register/transport.ts';
import { labelOf, titleOf } from '../../statistics/labels/labels.ts';
import { periodOf, type PeriodName } from '../../statistics/periods.ts';
import type { ReleaseContent } from '../../statistics/release-document.ts';
import { shownTableJson, type ShownTable } from '../../statistics/shown-table.ts';
import { formatDay } from '../ceremony/days.ts';
import { print } from '../letter/place.ts';
import { UsageError, type CommandLine } from '../terminal/command.ts';
import { assertAbsent, writeCallerFile } from '../terminal/files.ts';
import { readTestList } from './canaries/folder.ts';
import { asOfficers } from './officers-line.ts';
import { formatCell } from './totals.ts';

/** @throws UsageError, Refusal, ProtocolError BAD_PASSPHRASE, BAD_KEYRING, BAD_PROOF, … */
export async function release(line: CommandLine): Promise<void> {
  const period = periodAsked(line);
  const testLists = await Promise.all(line.list('canaries').map(readTestList));
  const out = line.optional('out');
  if (out !== undefined) assertAbsent(out);
  const { prepared, signed, proof } = await asOfficers(line, async (environment) => {
    const { suite, trust, keyrings, transport } = environment;
    const request = { period, testLists, acceptFindings: line.has('accept-findings') };
    const ready = await prepareRelease(environment, request);
    if (out === undefined && !line.has('publish')) return { prepared: ready, signed: null, proof: null };
    const made = await signPrepared(suite, trust, keyrings, ready);
    if (!line.has('publish')) return { prepared: ready, signed: made, proof: null };
    await publishRelease(transport, made);
    const proof = expectStatus(await transport.get(`/statistics/${period}/release.tlog-proof`), 200);
    return { prepared: ready, signed: made, proof };
  });
  if (out !== undefined && signed !== null) await writeBundle(out, signed, proof);
  const published = line.has('publish');
  print(line.has('json') ? JSON.stringify(report(prepared, signed, published)) : preview(prepared.content));
  if (!line.has('json')) print(published ? 'Signed by both, published and logged.' : 'Not published: give --publish.');
}

/** @throws UsageError */
function periodAsked(line: CommandLine): PeriodName {
  const name = line.need('period');
  try {
    periodOf(name);
    return name;
  } catch (error) {
    if (error instanceof ProtocolError) throw new UsageError('--period is a year or a quarter: 2026, 2026-Q3.');
    throw error;
  }
}

/** @param proof that it is logged; null while it is not */
async function writeBundle(folder: string, { note, files }: SignedRelease, proof: Uint8Array | null): Promise<void> {
  for (const { path, bytes } of files) await writeCallerFile(join(folder, path), bytes);
  await writeCallerFile(join(folder, 'release.note'), note);
  if (proof !== null) await writeCallerFile(join(folder, 'release.tlog-proof'), proof);
}

function report({ content }: PreparedRelease, signed: SignedRelease | null, published: boolean): object {
  const { period, asOf, verdict, tables } = content;
  return {
    ...{ published, period, asOf: formatDay(asOf), verdict, signers: signed?.release.signers ?? [] },
    tables: tables.map(shownTableJson),
    files: (signed?.files ?? []).map(({ path, bytes }) => ({ path, bytes: bytes.length })),
  };
}

/** What everybody may see, and nothing else: no true count is known here. */
function preview({ period, asOf, verdict, tables }: ReleaseContent): string {
  return [
    `${period}, counted on ${formatDay(asOf)}, ${verdict === 'PASSED' ? 'the register adds up' : 'the officers accepted what does not add up'}`,
    ...tables.map(formatTable),
    'about: rounded to 5. hidden: zero to nine, which of them is not said; or more, where its number would betray a hidden one.',
  ].join('\n\n');
}

function formatTable(table: ShownTable): string {
  const { dimension, grouping, rows, total } = table;
  const lines =
    dimension === 'ALL' ? [] : rows.map(({ code, cell }) => line(labelOf(dimension, code, 'en'), formatCell(cell)));
  return [
    titleOf(table, 'en'),
    ...(grouping === null ? [] : ['  codes are merged, so that less has to be hidden']),
    ...lines,
    line('total', formatCell(total)),
  ].join('\n');
}

function line(name: string, cell: string): string {
  return `  ${name.padEnd(44)} ${cell}`;
}
