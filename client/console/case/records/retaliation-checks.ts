/** When somebody asks how it went on, after an act of retaliation. */
import { retaliationChecks, type RecordByKind } from '../../../../crypto/index.ts';

export interface Check {
  /** Days after the act: 30, 90, 180, 365. */
  readonly after: number;
  readonly due: number;
  /** Day on which it was asked, or 0. */
  readonly done: number;
}

/** All follow-ups of an act. Asking late counts for all that were due by then. Once it has ended, only those made are left. */
export function checksOf({ day, checked, ended }: RecordByKind['RETALIATION']): readonly Check[] {
  const checks = retaliationChecks.map((after): Check => {
    const due = day + after;
    return { after, due, done: checked.find((asked) => asked >= due) ?? 0 };
  });
  return ended === 0 ? checks : checks.filter(({ done }) => done !== 0);
}
