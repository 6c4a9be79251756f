import { DAY_MS, type Clock } from '../clock.ts';
import type { Limits } from '../config.ts';
import { Refusal } from '../refusal.ts';

/**
 * A bucket that fills evenly over a day: what everybody together may use. It lives in memory and knows nobody: no state is
 * kept about a visitor.
 */
export class Budget {
  readonly #perDay: number;
  readonly #clock: Clock;
  #left: number;
  #filledAt: number;

  constructor(perDay: number, clock: Clock) {
    this.#perDay = perDay;
    this.#clock = clock;
    this.#left = perDay;
    this.#filledAt = clock();
  }

  /** @throws BUSY, and takes nothing, if less is left */
  take(amount: number): void {
    const now = this.#clock();
    // A clock set back fills nothing, and takes nothing away.
    const elapsed = Math.max(0, now - this.#filledAt);
    this.#left = Math.min(this.#perDay, this.#left + (elapsed / DAY_MS) * this.#perDay);
    this.#filledAt = now;
    if (amount > this.#left) throw new Refusal('BUSY');
    this.#left -= amount;
  }

  giveBack(amount: number): void {
    this.#left = Math.min(this.#perDay, this.#left + amount);
  }
}

export interface Budgets {
  readonly letters: Budget;
  readonly partBytes: Budget;
  /** One for each account that posts. Accounts are few, so this stays small. */
  readonly staff: (account: string) => Budget;
}

export function makeBudgets(limits: Limits, clock: Clock): Budgets {
  const staff = new Map<string, Budget>();
  return {
    letters: new Budget(limits.lettersPerDay, clock),
    partBytes: new Budget(limits.partBytesPerDay, clock),
    staff(account) {
      const known = staff.get(account);
      if (known !== undefined) return known;
      const made = new Budget(limits.staffPostsPerDay, clock);
      staff.set(account, made);
      return made;
    },
  };
}
