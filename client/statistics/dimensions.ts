/** What is counted, and by what. Codes are stable; labels stand in `labels/`. */
import {
  categories,
  channels,
  harms,
  identityModes,
  outcomes,
  regions,
  relations,
  sectors,
} from '../../crypto/public.ts';

/**
 * Events, each on one day. RECEIVED: the first letter is logged. ACKNOWLEDGEMENT_DUE and FEEDBACK_DUE: the last day of the deadline is
 * over, whether it was met or not. CLOSED, REFERRED, REOPENED, EXTENDED, CONFIRMED: the source is told so.
 */
export const flows = [
  'RECEIVED',
  'ACKNOWLEDGEMENT_DUE',
  'FEEDBACK_DUE',
  'CLOSED',
  'REFERRED',
  'REOPENED',
  'EXTENDED',
  'CONFIRMED',
] as const;
export type FlowId = (typeof flows)[number];

/** Where neither the source nor the body said which; last in every list that a source fills. */
const unspecified = 'UNSPECIFIED';

/** Codes by dimension, in the order in which they are shown. */
export const dimensionCodes = {
  /** One cell: no dimension. */
  ALL: ['ALL'],
  CATEGORY: [...categories, unspecified],
  REGION: [...regions, unspecified],
  SECTOR: [...sectors, unspecified],
  CHANNEL: [...channels, unspecified],
  IDENTITY: [...identityModes, unspecified],
  RELATION: [...relations, unspecified],
  HARM: [...harms, unspecified],
  /** Days from receipt to acknowledgement, at the end of the deadline. */
  ACKNOWLEDGEMENT_TIME: ['DAYS_0_1', 'DAYS_2_3', 'DAYS_4_7', 'NOT_IN_TIME'],
  /** Days from receipt (or reopening) to feedback, at the end of the deadline. */
  FEEDBACK_TIME: ['DAYS_0_30', 'DAYS_31_90', 'DAYS_91_180', 'NOT_IN_TIME'],
  OUTCOME: [...outcomes],
  /** Days from receipt to closing. */
  CLOSURE_TIME: ['DAYS_0_30', 'DAYS_31_90', 'DAYS_91_180', 'DAYS_181_365', 'DAYS_366_MORE'],
  EXTENSION_REASON: ['COMPLEX', 'AWAITING_OTHER_BODY', 'OTHER'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DimensionId = keyof typeof dimensionCodes;

// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the keys of a constant
export const dimensions = Object.keys(dimensionCodes) as DimensionId[];
