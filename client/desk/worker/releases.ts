/** Tables in a worker: prepared from the register with both officers' keys, shown, and only then signed. True counts stay in `prepareRelease`. */
import type { Keyring, Suite } from '../../../crypto/index.ts';
import type { OversightEnvironment } from '../../caseload/oversight/environment.ts';
import {
  planFor,
  prepareRelease,
  UnexplainedFindings,
  type PreparedRelease,
} from '../../caseload/oversight/release/prepare.ts';
import { publishRelease } from '../../caseload/oversight/release/publish.ts';
import { signPrepared } from '../../caseload/oversight/release/sign.ts';
import type { RegisterView } from '../../register/register.ts';
import { Refusal } from '../../register/transport.ts';
import { readReleases } from '../../statistics/logged-releases.ts';
import { lengthOf, periodOf, quartersOf, type PeriodName } from '../../statistics/periods.ts';
import { readPlans, type LoggedPlan } from '../../statistics/plan-note.ts';
import { ReleaseRefused } from '../../statistics/release.ts';
import type { ReleasePreview, ReleasesFacts } from './messages.ts';

export class DeskReleases {
  #prepared: { readonly number: number; readonly release: PreparedRelease } | null = null;

  /** @throws Refusal with the code of whatever stands against it, FINDINGS if the register does not add up */
  async prepare(
    environment: OversightEnvironment,
    period: PeriodName,
    acceptFindings: boolean,
  ): Promise<ReleasePreview> {
    const number = (this.#prepared?.number ?? 0) + 1;
    try {
      const release = await prepareRelease(environment, { period, acceptFindings });
      this.#prepared = { number, release };
      const { asOf, verdict, tables } = release.content;
      return { number, period, asOf, verdict, tables };
    } catch (error) {
      if (error instanceof ReleaseRefused) throw new Refusal(error.code);
      if (error instanceof UnexplainedFindings) throw new Refusal('FINDINGS');
      throw error;
    }
  }

  /** Of what is shown and nothing else. @throws Refusal */
  async publish({ suite, trust, keyrings, transport }: OversightEnvironment, number: number): Promise<PeriodName> {
    if (this.#prepared?.number !== number) throw new Refusal('NOTHING_TO_SIGN');
    const { release } = this.#prepared;
    await publishRelease(transport, await signPrepared(suite, trust, keyrings, release));
    this.#prepared = null;
    return release.content.period;
  }
}

/** @throws Refusal unless both officers' keys are here */
export function bothOf(own: Keyring, second: Keyring | null): readonly [Keyring, Keyring] {
  if (second === null) throw new Refusal('SECOND_NEEDED');
  return [own, second];
}

/** What is released, and what could be: periods that are over and that a plan holds for, the newest first. */
export async function releasesFacts(
  suite: Suite,
  view: Pick<RegisterView, 'governance' | 'dayNotes' | 'newestDay' | 'trust'>,
): Promise<ReleasesFacts> {
  const { governance, newestDay, trust } = view;
  const released = (await readReleases(suite, governance.leaves, trust)).map(({ release }) => release.period);
  const plans = await readPlans(suite, governance.leaves, trust);
  const from = Math.min(...plans.map(({ plan }) => plan.from));
  const open =
    plans.length === 0
      ? []
      : periodsOver(from, newestDay.day).filter((name) => !isTaken(name, released) && isPlanned(plans, view, name));
  return { hasPlan: plans.length > 0, released, open };
}

function isPlanned(
  plans: readonly LoggedPlan[],
  view: Pick<RegisterView, 'governance' | 'dayNotes'>,
  name: PeriodName,
): boolean {
  try {
    planFor(plans, view, name);
    return true;
  } catch (error) {
    if (error instanceof ReleaseRefused) return false;
    throw error;
  }
}

/** From the year on, the newest first; a year before its quarters. */
function periodsOver(from: number, today: number): readonly PeriodName[] {
  const names: PeriodName[] = [];
  for (let year = from; periodOf(String(year)).first <= today; year++) {
    names.unshift(String(year), ...quartersOf(String(year)).toReversed());
  }
  return names.filter((name) => periodOf(name).last < today);
}

/** A quarter is not released after its year. */
function isTaken(name: PeriodName, released: readonly PeriodName[]): boolean {
  return released.includes(name) || (lengthOf(name) === 'QUARTER' && released.includes(name.slice(0, 4)));
}
