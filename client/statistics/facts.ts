/** What is counted of a report: codes and days. Nothing here names a report, and nothing of it leaves the two officers' hands as it is. */
import type {
  Category,
  Channel,
  DeadlineProfile,
  Harm,
  IdentityMode,
  ReasonCode,
  Region,
  Relation,
  Sector,
  StatusCode,
  Unspecified,
} from '../../crypto/public.ts';

/** What a source, or whoever took the report in, chose from the lists. */
export interface ReportCodes {
  readonly channel: Channel | Unspecified;
  readonly identity: IdentityMode | Unspecified;
  readonly relation: Relation | Unspecified;
  readonly category: Category | Unspecified;
  readonly sector: Sector | Unspecified;
  readonly region: Region | Unspecified;
  readonly harm: Harm | Unspecified;
}

/** A status that the source was told. */
export interface ToldFact {
  readonly status: StatusCode;
  readonly reason: ReasonCode | '';
  /** Of its entry; UTC days since 1970-01-01. */
  readonly day: number;
}

/** One report as the two officers see it together; test reports are left out before. */
export interface ReportFacts {
  /** Of its first letter's entry; UTC days since 1970-01-01. */
  readonly day: number;
  readonly codes: ReportCodes;
  /** In the order of the case. */
  readonly told: readonly ToldFact[];
  /** The days that the body had, by the roster in force when the report came. */
  readonly profile: DeadlineProfile;
}
