import type { PeriodName } from '../../periods.ts';

/** The words of a page of statistics in one language. Numbers, days and names come in already written as the language writes them. */
export interface PageTexts {
  readonly siteName: string;
  readonly skip: string;
  readonly languages: string;
  /** `2026` or `2026-Q3` as people say it. */
  readonly period: (name: PeriodName) => string;
  readonly title: (period: string) => string;
  readonly lead: string;
  /** Before the day. */
  readonly counted: string;

  readonly demoTag: string;
  readonly demo: string;
  /** On every chart and table of made-up data. */
  readonly demoMark: string;

  readonly contents: string;
  readonly glance: string;
  readonly factReceived: string;
  readonly factAcknowledged: string;
  readonly factFeedback: string;
  readonly factClosed: string;
  readonly factConfirmed: string;
  readonly factConfirmedNote: string;
  readonly between: (least: number, most: number) => string;
  readonly canBe: (least: string, most: string) => string;
  readonly percent: (value: number) => string;
  readonly percentOrLess: (value: number) => string;
  readonly percentOrMore: (value: number) => string;
  readonly notTold: string;
  readonly notToldNote: string;
  readonly auditPassed: string;
  readonly auditAccepted: string;
  readonly auditFact: string;
  readonly allHiddenTitle: string;
  readonly allHidden: string;

  readonly partReceived: string;
  readonly partDeadlines: string;
  readonly partOutcomes: string;
  readonly partOther: string;
  readonly chartTitle: (title: string, period: string) => string;
  readonly chartOf: (shown: number, hidden: number) => string;
  readonly throughPeriods: string;
  readonly chartSame: string;
  readonly count: string;
  readonly range: string;
  readonly total: string;
  readonly hidden: string;
  readonly zero: string;
  readonly grouped: (members: string) => string;
  readonly howToRead: string;
  readonly cite: string;
  readonly citation: (origin: string, title: string, period: string, day: string) => string;
  readonly citeRounded: string;
  readonly permanent: string;
  readonly download: string;

  readonly readingTitle: string;
  readonly readingBar: string;
  readonly readingHidden: string;
  readonly readingHiddenMore: string;
  readonly readingZero: string;
  readonly readingSum: string;
  readonly readingPercent: string;
  readonly readingOnce: string;

  readonly definitionsTitle: string;
  readonly definitionsLead: string;
  readonly factAcknowledgedMeans: string;
  readonly factFeedbackMeans: string;
  readonly factConfirmedMeans: string;

  readonly registerTitle: string;
  readonly registerLead: string;
  readonly registerSize: string;
  readonly registerRoot: string;
  readonly registerDay: string;
  readonly registerPlan: string;
  readonly registerVerdict: string;

  readonly verifiedTitle: string;
  readonly verifiedMeansTitle: string;
  readonly verifiedMeans: readonly string[];
  readonly verifiedNotTitle: string;
  readonly verifiedNot: readonly string[];
  readonly verifiedCommand: string;
  readonly verifiedHash: string;

  readonly dataTitle: string;
  readonly dataLead: string;
  readonly dataPackage: string;
  readonly dataCatalogue: string;
  readonly dataCodes: string;
  readonly dataNote: string;
  readonly dataProof: string;
  readonly licence: string;
  readonly licenceName: string;

  readonly contactTitle: string;
  readonly contactTurn: string;
  readonly contactTurnText: string;
  readonly contactTurnLink: string;
  readonly contactComplain: string;
  readonly contactComplainText: string;

  readonly earlierTitle: string;
  readonly earlierNone: string;
  readonly footer: string;
}

/** Says a period with the words of a language. @param name `2026` or `2026-Q3` */
export function quarterOf(
  name: PeriodName,
  sayYear: (year: string) => string,
  sayQuarter: (year: string, quarter: number) => string,
): string {
  const [year = '', quarter] = name.split('-Q');
  return quarter === undefined ? sayYear(year) : sayQuarter(year, Number(quarter));
}
