/** Why a series, or a month of it, is not made. None of the reasons follows from a true count: a refusal would otherwise be an answer. */
const messages = {
  SEED_MISSING: 'One of the two parties has not committed to a seed for this month.',
  SEEDS_DISAGREE: 'The two parties have committed to different plans.',
  SEEDS_OF_ONE_HAND: 'One signer stands under both commitments: one hand must not know both halves of the seed.',
  SEED_TOO_LATE: 'The commitments were not in the register before the first day of the plan.',
  TOO_FEW_REPORTS:
    'The published total of reports of the year before does not show more than 3,000: beside so few, the noise would drown the numbers.',
  TOTAL_NOT_PUBLISHED:
    'The total of reports of the year before is not published; whether there are enough is read from it alone.',
  PUBLISHED_IN_QUARTERS: 'Tables of this flow are published in quarters; the same reports would be shown in two ways.',
  PUBLISHED_BY_YEAR:
    'The same flow by the same dimension is published by year; the same reports would be shown in two ways.',
  ALREADY_PUBLISHED:
    'This month is published: its noise must not be used for a second count, for the difference would be exact.',
  MONTH_NOT_OVER: 'The month is not over in the register.',
  TABLE_CHANGED: 'A table of this name has meant something else in an earlier plan.',
  OVER_BUDGET: 'All tables together would say more of one report in its life than is allowed.',
} as const;

export type SeriesRefusalCode = keyof typeof messages;

/** The message is for the officers and says no number that is not public. */
export class SeriesRefused extends Error {
  readonly code: SeriesRefusalCode;

  constructor(code: SeriesRefusalCode) {
    super(messages[code]);
    this.name = 'SeriesRefused';
    this.code = code;
  }
}
