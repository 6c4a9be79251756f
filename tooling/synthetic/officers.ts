/** The two oversight officers of past years: a plan when their year begins, and a release when a period is over. */
import type { OversightEnvironment } from '../../client/caseload/oversight/environment.ts';
import { prepareRelease } from '../../client/caseload/oversight/release/prepare.ts';
import { publishPlan, publishRelease } from '../../client/caseload/oversight/release/publish.ts';
import { signersOf, signPrepared } from '../../client/caseload/oversight/release/sign.ts';
import { signIn } from '../../client/caseload/session.ts';
import { formatDay } from '../../client/cli/ceremony/days.ts';
import type { Environment } from '../../client/reporting/environment.ts';
import { lengthOf, periodOf, quartersOf, type PeriodName } from '../../client/statistics/periods.ts';
import { signPlan } from '../../client/statistics/plan-note.ts';
import { defaultPlan } from '../../client/statistics/plan.ts';
import { ReleaseRefused } from '../../client/statistics/release.ts';
import type { Period } from '../../crypto/index.ts';
import type { Colleague } from './desk.ts';
import type { PastServer } from './past-server.ts';

/** A release is made on the second day after its period. */
export const daysAfter = 2;

export class Officers {
  readonly #environment: OversightEnvironment;

  private constructor(environment: OversightEnvironment) {
    this.#environment = environment;
  }

  static async open(
    environment: Omit<Environment, 'transport'>,
    server: PastServer,
    [first, second]: readonly [Colleague, Colleague],
  ): Promise<Officers> {
    const transport = server.transport();
    await signIn(transport, first.credentials());
    return new Officers({ ...environment, transport, keyrings: [first.keyring, second.keyring] });
  }

  /** The usual tables, from the year of this day on. */
  async plan(day: number): Promise<void> {
    const { suite, trust, keyrings, transport } = this.#environment;
    const plan = { ...defaultPlan, from: Number(formatDay(day).slice(0, 4)) };
    await publishPlan(transport, await signPlan(suite, trust, plan, signersOf(trust, keyrings)));
  }

  /** @returns why it is not released, in the words for officers; null where it is */
  async release(period: PeriodName): Promise<string | null> {
    const { suite, trust, keyrings, transport } = this.#environment;
    try {
      const prepared = await prepareRelease(this.#environment, { period, acceptFindings: false });
      await publishRelease(transport, await signPrepared(suite, trust, keyrings, prepared));
      return null;
    } catch (error) {
      if (error instanceof ReleaseRefused) return error.message;
      throw error;
    }
  }
}

/** Quarters and years that lie in these days whole, in the order in which they can be released, and no later than the last day. */
export function endedPeriods({ first, last }: Period): readonly { readonly name: PeriodName; readonly due: number }[] {
  const year = (day: number): number => Number(formatDay(day).slice(0, 4));
  const years = Array.from({ length: year(last) - year(first) + 1 }, (_, index) => String(year(first) + index));
  return years
    .flatMap((name) => [...quartersOf(name), name])
    .filter((name) => periodOf(name).first >= first && periodOf(name).last + daysAfter <= last)
    .map((name) => ({ name, due: periodOf(name).last + daysAfter + (lengthOf(name) === 'YEAR' ? 1 : 0) }))
    .filter(({ due }) => due <= last);
}
