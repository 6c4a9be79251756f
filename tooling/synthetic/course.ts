/** What a body does with one report, and when: mostly in time, sometimes late, now and then never. */
import {
  isCaseStatus,
  isLegal,
  statusRules,
  type CaseStatus,
  type OutcomeCode,
  type ReasonCode,
  type StatusCode,
} from '../../crypto/public.ts';
import type { ReportCodes, ToldFact } from '../../client/statistics/facts.ts';
import { monthOf, workday } from './calendar.ts';
import type { Draws } from './draws.ts';
import { anonymousOutcomes, extensionWeights, investigatedOutcomes, screenedOutcomes, times } from './mix.ts';

/** In these months many are on leave: January, July, August. */
const slowMonths: readonly number[] = [0, 6, 7];

/** Statuses in order, days not descending; all of them follow the rules of cases. */
export function drawCourse(draws: Draws, received: number, codes: ReportCodes): readonly ToldFact[] {
  const course = new Course(received);
  // Nobody answers: the letter lay with somebody who was ill, or was overlooked.
  if (draws.chance(0.015)) return course.told;
  acknowledge(draws, course, received);
  if (draws.chance(0.04)) course.tell('CONFIRMED', draws.delay(12));
  if (draws.chance(0.13)) course.close(draws.pick(screenedOutcomes), draws.delay(9));
  else {
    if (draws.chance(0.72)) course.tell('UNDER_ASSESSMENT', draws.delay(4));
    if (draws.chance(0.1)) refer(draws, course);
    else investigate(draws, course, codes);
  }
  if (course.status === 'CLOSED' && draws.chance(0.035)) reopen(draws, course);
  return course.told;
}

function acknowledge(draws: Draws, course: Course, received: number): void {
  const isSlow = slowMonths.includes(monthOf(received));
  const isLate = draws.chance(isSlow ? 0.14 : 0.05);
  const days = isLate ? 8 + draws.delay(6) : Math.min(1 + draws.delay(isSlow ? 2.6 : 1.5), 6);
  course.tell('ACKNOWLEDGED', days);
}

function refer(draws: Draws, course: Course): void {
  course.tell('REFERRED', draws.delay(18));
  if (draws.chance(0.6)) course.close('REFERRED_CLOSED', draws.delay(70));
}

function investigate(draws: Draws, course: Course, codes: ReportCodes): void {
  const days = draws.delay(42);
  // What will take longer than three months is mostly known and said before.
  if (days > 80 && draws.chance(0.65)) course.tell('EXTENDED', 50 + draws.whole(0, 25), draws.pick(extensionWeights));
  else if (draws.chance(0.12)) course.tell('WAITING_FOR_SOURCE', draws.delay(10));
  // Some never hear what was done.
  if (draws.chance(0.03)) return;
  course.tellAt('UNDER_INVESTIGATION', course.received + days);
  if (draws.chance(0.25)) course.tell('MESSAGE', draws.delay(30));
  if (!draws.chance(0.9)) return;
  const outcomes = codes.identity === 'ANON' ? times(investigatedOutcomes, anonymousOutcomes) : investigatedOutcomes;
  course.close(draws.pick(outcomes), draws.delay(85));
}

function reopen(draws: Draws, course: Course): void {
  course.tell('REOPENED', 5 + draws.delay(40));
  course.tell('UNDER_INVESTIGATION', draws.delay(35));
  if (draws.chance(0.7)) course.close(draws.pick(investigatedOutcomes), draws.delay(60));
}

class Course {
  readonly received: number;
  readonly told: ToldFact[] = [];
  status: CaseStatus = 'RECEIVED';
  #day: number;
  /** Before this day nothing more is told: a report is read on the day after its own, and what takes two members takes a night. */
  #earliest: number;

  constructor(received: number) {
    this.received = received;
    this.#day = received;
    this.#earliest = received + 1;
  }

  /** So many days after what was told last, or on the workday after. */
  tell(status: StatusCode, days: number, reason: ReasonCode | '' = ''): void {
    this.tellAt(status, this.#day + days, reason);
  }

  /** Never before what was told last. @throws RangeError for a status that the rules do not allow here */
  tellAt(status: StatusCode, day: number, reason: ReasonCode | '' = ''): void {
    if (!isLegal(this.status, status)) throw new RangeError(`${status} cannot follow ${this.status}`);
    const takesTwo = statusRules[status].signers === 2;
    this.#day = workday(Math.max(day, this.#earliest, this.told.length > 0 && takesTwo ? this.#day + 1 : 0));
    this.#earliest = this.#day + (takesTwo ? 1 : 0);
    this.told.push({ status, reason, day: this.#day });
    if (isCaseStatus(status)) this.status = status;
  }

  close(outcome: OutcomeCode, days: number): void {
    this.tell('CLOSED', days, `OUTCOME_${outcome}`);
  }
}
