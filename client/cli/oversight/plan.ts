/** `kupuya oversight plan` */
import { z } from 'zod';
import { decodeUtf8, encodeCanonical, type JsonValue } from '../../../crypto/index.ts';
import { publishPlan } from '../../caseload/oversight/release/publish.ts';
import { signersOf } from '../../caseload/oversight/release/sign.ts';
import { loadRegister } from '../../register/register.ts';
import { assertFresh } from '../../register/seal.ts';
import { titleOf } from '../../statistics/labels/labels.ts';
import { defaultPlan, planJson, type TablePlan } from '../../statistics/plan.ts';
import { readPlans, signPlan, verifyPlan } from '../../statistics/plan-note.ts';
import { assertPlanAllowed, assertPlanTimely, PlanRefused, readAllowedPlan } from '../../statistics/plan-rules.ts';
import { formatDay } from '../ceremony/days.ts';
import { print } from '../letter/place.ts';
import { Refusal, UsageError, type CommandLine } from '../terminal/command.ts';
import { readCallerText, writeCallerFile } from '../terminal/files.ts';
import { asOfficers, planReason } from './officers-line.ts';

/** @throws UsageError, Refusal, ProtocolError BAD_PASSPHRASE, BAD_KEYRING, … */
export async function plan(line: CommandLine): Promise<void> {
  if (line.has('propose') === line.has('publish')) throw new UsageError('Give --propose or --publish.');
  const planned = await planAsked(line);
  if (line.has('publish')) await publish(line, planned);
  const out = line.optional('out');
  if (out !== undefined) await writeCallerFile(out, formatPlanFile(planned));
  print(line.has('json') ? decodeUtf8(encodeCanonical(planJson(planned))) : formatPlan(planned));
  if (line.has('json')) return;
  print(
    line.has('publish')
      ? 'Logged. Tables are released by this plan and no other.'
      : 'A draft: show it to the public, take comments, then --publish --plan FILE.',
  );
}

async function planAsked(line: CommandLine): Promise<TablePlan> {
  const file = line.optional('plan');
  try {
    const planned = file === undefined ? defaultPlan : readAllowedPlan(parseFile(await readCallerText(file)));
    const from = line.integer('from', 2000, 9999, planned.from);
    assertPlanAllowed(planned);
    return { ...planned, from };
  } catch (error) {
    if (error instanceof PlanRefused) throw new Refusal(planReason(error));
    throw error;
  }
}

/** People write and indent it by hand, so that it need not be canonical; what is signed is. @throws PlanRefused */
function parseFile(text: string): JsonValue {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    // Neither the parser's message nor the file's text is repeated.
    throw new PlanRefused('NOT_A_PLAN');
  }
}

async function publish(line: CommandLine, planned: TablePlan): Promise<void> {
  await asOfficers(line, async (environment) => {
    const { suite, transport, trust, keyrings, deviceDay } = environment;
    const view = await loadRegister(suite, transport, trust, { deviceDay: deviceDay() });
    assertFresh(view);
    const logged = await readPlans(suite, view.governance.leaves, trust);
    const year = Number(formatDay(view.newestDay.day).slice(0, 4));
    assertPlanTimely(
      planned,
      year,
      logged.map((each) => each.plan),
    );
    const note = await signPlan(suite, trust, planned, signersOf(trust, keyrings));
    await verifyPlan(suite, note, trust);
    await publishPlan(transport, note);
  });
}

function formatPlanFile(planned: TablePlan): string {
  return `${JSON.stringify(planJson(planned), null, 2)}\n`;
}

function formatPlan({ from, tables }: TablePlan): string {
  const rows = tables.map((table) => {
    const often = table.periods.map((length) => length.toLowerCase()).join(' and ');
    return `  ${table.id.padEnd(24)} ${often.padEnd(18)} ${titleOf(table, 'en')}`;
  });
  return [`Tables from ${String(from)} on`, ...rows].join('\n');
}
