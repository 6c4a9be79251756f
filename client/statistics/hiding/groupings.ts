/**
 * The merge ladder: how codes are put together where a table would hide too much. A table climbs it before anything is hidden. Codes of
 * groups are as stable as codes: a group keeps its members, and a group of one code has that code's name.
 */
import type { DimensionId } from '../dimensions.ts';

interface CodeGroup {
  readonly code: string;
  /** Codes of the dimension, in its order. */
  readonly of: readonly string[];
}

/** Every code of the dimension stands in exactly one group. */
export type Grouping = readonly CodeGroup[];

/** From finer to coarser; a dimension that is not here is never merged. */
export const groupings = {
  CATEGORY: [
    [
      { code: 'BRIBES_AND_EXTORTION', of: ['BRIBERY', 'EXTORTION_IN_SERVICES', 'SEXTORTION'] },
      { code: 'PUBLIC_MONEY_AND_LAND', of: ['EMBEZZLEMENT', 'PROCUREMENT', 'LAND_AND_RESOURCES'] },
      { code: 'INTERESTS_AND_WEALTH', of: ['CONFLICT_OF_INTEREST', 'ILLICIT_ENRICHMENT', 'FALSE_DECLARATION'] },
      { code: 'OFFICE_AND_POWER', of: ['ABUSE_OF_OFFICE', 'APPOINTMENTS_NEPOTISM', 'OBSTRUCTION_OR_COVERUP'] },
      { code: 'OTHER_CATEGORIES', of: ['OTHER', 'RETALIATION', 'UNSPECIFIED'] },
    ],
  ],
  REGION: [
    [
      { code: 'NORTH', of: ['ISSYK_KUL', 'NARYN', 'TALAS', 'CHUY', 'BISHKEK'] },
      { code: 'SOUTH', of: ['BATKEN', 'JALAL_ABAD', 'OSH_OBLAST', 'OSH_CITY'] },
      { code: 'UNSPECIFIED', of: ['UNSPECIFIED'] },
    ],
  ],
  SECTOR: [
    [
      { code: 'ADMINISTRATION', of: ['LOCAL_GOV', 'TAX_CUSTOMS', 'LAND_CADASTRE', 'ELECTIONS'] },
      { code: 'JUSTICE_AND_SECURITY', of: ['POLICE_JUSTICE', 'DEFENCE_SECURITY'] },
      { code: 'PUBLIC_SERVICES', of: ['HEALTH', 'EDUCATION', 'TRANSPORT', 'SOCIAL'] },
      { code: 'ENTERPRISES', of: ['ENERGY_MINING', 'STATE_ENTERPRISE', 'PRIVATE'] },
      { code: 'OTHER_SECTORS', of: ['OTHER_PUBLIC', 'UNSPECIFIED'] },
    ],
  ],
  CHANNEL: [
    [
      { code: 'INTERNET', of: ['WEB', 'ONION', 'EMAIL', 'MESSENGER'] },
      { code: 'FILE_OR_PAPER', of: ['OFFLINE_FILE', 'PAPER', 'POST'] },
      { code: 'SPOKEN', of: ['PHONE', 'WALK_IN'] },
      { code: 'NOT_BY_A_SOURCE', of: ['MEDIA', 'REFERRED_IN', 'OWN_INITIATIVE', 'UNSPECIFIED'] },
    ],
  ],
  RELATION: [
    [
      { code: 'STAFF', of: ['EMPLOYEE', 'FORMER_EMPLOYEE'] },
      { code: 'BUSINESS', of: ['CONTRACTOR', 'BIDDER_SUPPLIER'] },
      { code: 'PUBLIC', of: ['SERVICE_USER', 'CSO_JOURNALIST', 'WITNESS'] },
      { code: 'OTHER_RELATIONS', of: ['OTHER', 'UNDISCLOSED', 'UNSPECIFIED'] },
    ],
  ],
  HARM: [
    [
      { code: 'BELOW_1M', of: ['LT_100K', '100K_1M'] },
      { code: 'FROM_1M', of: ['1M_10M', 'GT_10M'] },
      { code: 'NOT_MONEY', of: ['NON_MONETARY', 'LIFE_OR_HEALTH'] },
      { code: 'UNSPECIFIED', of: ['UNSPECIFIED'] },
    ],
  ],
  OUTCOME: [
    [
      { code: 'SUBSTANTIATED', of: ['SUBSTANTIATED_FULL', 'SUBSTANTIATED_PART'] },
      { code: 'NOT_SUBSTANTIATED', of: ['NOT_SUBSTANTIATED'] },
      { code: 'INSUFFICIENT_INFO', of: ['INSUFFICIENT_INFO'] },
      { code: 'NOT_EXAMINED', of: ['OUT_OF_SCOPE', 'MINOR', 'REPEAT', 'REFERRED_CLOSED'] },
      { code: 'OTHER_OUTCOMES', of: ['KNOWINGLY_FALSE', 'WITHDRAWN', 'NOT_A_REPORT'] },
    ],
  ],
  CLOSURE_TIME: [
    [
      { code: 'DAYS_0_90', of: ['DAYS_0_30', 'DAYS_31_90'] },
      { code: 'DAYS_91_MORE', of: ['DAYS_91_180', 'DAYS_181_365', 'DAYS_366_MORE'] },
    ],
  ],
} as const satisfies Readonly<Partial<Record<DimensionId, readonly Grouping[]>>>;

/** From finer to coarser; empty if the dimension is never merged. */
export function ladderOf(dimension: DimensionId): readonly Grouping[] {
  const ladders: Readonly<Partial<Record<DimensionId, readonly Grouping[]>>> = groupings;
  return ladders[dimension] ?? [];
}
