/** `kupuya oversight totals` */
import { encodeUtf8 } from '../../../crypto/index.ts';
import { expectStatus } from '../../register/transport.ts';
import { percentBounds, type Cell } from '../../statistics/cell.ts';
import type { Period, Totals } from '../../statistics/totals.ts';
import { formatDay, parseDay } from '../ceremony/days.ts';
import { print } from '../letter/place.ts';
import { UsageError, type CommandLine } from '../terminal/command.ts';
import { writeCallerFile } from '../terminal/files.ts';
import { readTestList } from './canaries/folder.ts';
import { makeTotals, type MadeTotals } from './make-totals.ts';
import { asOfficers } from './officers-line.ts';

/** @throws UsageError, Refusal, ProtocolError BAD_PASSPHRASE, BAD_KEYRING, BAD_PROOF, … */
export async function totals(line: CommandLine): Promise<void> {
  const periodOf = periodAsked(line);
  const testLists = await Promise.all(line.list('canaries').map(readTestList));
  const out = line.optional('out');
  const made = await asOfficers(line, async (environment) => {
    const request = { periodOf, testLists, acceptFindings: line.has('accept-findings') };
    const release = await makeTotals(environment, request);
    if (line.has('publish')) {
      expectStatus(await environment.transport.send('POST', '/api/oversight/totals', encodeUtf8(release.note)), 201);
    }
    return release;
  });
  if (out !== undefined) await writeCallerFile(out, made.note);
  print(line.has('json') ? JSON.stringify(report(made, line.has('publish'))) : formatTable(made.totals));
  if (!line.has('json')) print(line.has('publish') ? 'Published.' : 'Not published: give --publish.');
}

/** Whole years of the calendar, so that periods are the same or share no day. */
function periodAsked(line: CommandLine): (newestDay: number) => Period {
  const year = line.optional('year') === undefined ? undefined : line.integer('year', 1970, 9999);
  return (newestDay) => {
    const name = year === undefined ? formatDay(newestDay).slice(0, 4) : String(year);
    const period = { first: parseDay(`${name}-01-01`), last: parseDay(`${name}-12-31`) };
    if (newestDay < period.first) throw new UsageError('--year has not begun in the register.');
    return period;
  };
}

function report(
  { totals: { received, acknowledged, acknowledgedInTime, inTimePercent, ...made } }: MadeTotals,
  published: boolean,
): object {
  return {
    ...{ published, asOf: formatDay(made.asOf), signers: made.signers },
    period: { first: formatDay(made.period.first), last: formatDay(made.period.last) },
    ...{ received, acknowledged, acknowledgedInTime, inTimePercent },
  };
}

function formatTable({ period, asOf, received, acknowledged, acknowledgedInTime, inTimePercent }: Totals): string {
  return [
    `${formatDay(period.first)} to ${formatDay(period.last)}, counted on ${formatDay(asOf)}`,
    `  received               ${formatCell(received)}`,
    `  acknowledged           ${formatCell(acknowledged)}`,
    `  acknowledged in time   ${formatCell(acknowledgedInTime)}`,
    `  in time, per cent      ${inTimePercent === null ? 'not shown' : formatPercent(inTimePercent.value)}`,
  ].join('\n');
}

export function formatCell(cell: Cell): string {
  if (cell.flag === 'OBS') return `about ${String(cell.value)}`;
  return cell.flag === 'HIDDEN' ? 'hidden (fewer than 10, or none)' : '0 (nothing in the register)';
}

function formatPercent(value: number): string {
  if (value === percentBounds.least) return '5 or less';
  return value === percentBounds.most ? '95 or more' : `about ${String(value)}`;
}
