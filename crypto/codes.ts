/**
 * The code lists of `docs/protocol.md`, section 13. A code's number on the wire is its place in the list, counted from 1; zero is
 * "not said". Lists only grow at the end: a number that was given once keeps its meaning.
 */
import { ProtocolError } from './errors.ts';

export const letterKinds = [
  'REPORT',
  'FOLLOW_UP',
  'IDENTITY',
  'ESCALATION',
  'RETIRE',
  'DATA_REQUEST',
  'COMPLAINT',
  'FEEDBACK',
  'COVER',
] as const;
export const channels = [
  'WEB',
  'ONION',
  'OFFLINE_FILE',
  'PAPER',
  'POST',
  'PHONE',
  'WALK_IN',
  'EMAIL',
  'MESSENGER',
  'MEDIA',
  'REFERRED_IN',
  'OWN_INITIATIVE',
] as const;
export const identityModes = ['ANON', 'CONFIDENTIAL', 'NAMED'] as const;
export const relations = [
  'EMPLOYEE',
  'FORMER_EMPLOYEE',
  'CONTRACTOR',
  'BIDDER_SUPPLIER',
  'SERVICE_USER',
  'CSO_JOURNALIST',
  'WITNESS',
  'OTHER',
  'UNDISCLOSED',
] as const;
export const categories = [
  'BRIBERY',
  'EMBEZZLEMENT',
  'PROCUREMENT',
  'CONFLICT_OF_INTEREST',
  'ABUSE_OF_OFFICE',
  'ILLICIT_ENRICHMENT',
  'FALSE_DECLARATION',
  'EXTORTION_IN_SERVICES',
  'SEXTORTION',
  'APPOINTMENTS_NEPOTISM',
  'LAND_AND_RESOURCES',
  'OBSTRUCTION_OR_COVERUP',
  'OTHER',
  'RETALIATION',
] as const;
export const sectors = [
  'LOCAL_GOV',
  'POLICE_JUSTICE',
  'DEFENCE_SECURITY',
  'HEALTH',
  'EDUCATION',
  'TAX_CUSTOMS',
  'LAND_CADASTRE',
  'ENERGY_MINING',
  'TRANSPORT',
  'SOCIAL',
  'ELECTIONS',
  'STATE_ENTERPRISE',
  'PRIVATE',
  'OTHER_PUBLIC',
] as const;
export const regions = [
  'BATKEN',
  'JALAL_ABAD',
  'ISSYK_KUL',
  'NARYN',
  'OSH_OBLAST',
  'TALAS',
  'CHUY',
  'BISHKEK',
  'OSH_CITY',
] as const;
export const harms = ['LT_100K', '100K_1M', '1M_10M', 'GT_10M', 'NON_MONETARY', 'LIFE_OR_HEALTH'] as const;
export const statuses = [
  'RECEIVED',
  'ACKNOWLEDGED',
  'UNDER_ASSESSMENT',
  'UNDER_INVESTIGATION',
  'REFERRED',
  'WAITING_FOR_SOURCE',
  'CLOSED',
  'REOPENED',
  'MESSAGE',
  'CONFIRMED',
  'EXTENDED',
] as const;
export const outcomes = [
  'SUBSTANTIATED_FULL',
  'SUBSTANTIATED_PART',
  'NOT_SUBSTANTIATED',
  'INSUFFICIENT_INFO',
  'OUT_OF_SCOPE',
  'MINOR',
  'REPEAT',
  'REFERRED_CLOSED',
  'KNOWINGLY_FALSE',
  'WITHDRAWN',
  'NOT_A_REPORT',
] as const;
/** Why a status changed: the outcome of a closed case, or why it takes longer. */
export const reasons = [
  'OUTCOME_SUBSTANTIATED_FULL',
  'OUTCOME_SUBSTANTIATED_PART',
  'OUTCOME_NOT_SUBSTANTIATED',
  'OUTCOME_INSUFFICIENT_INFO',
  'OUTCOME_OUT_OF_SCOPE',
  'OUTCOME_MINOR',
  'OUTCOME_REPEAT',
  'OUTCOME_REFERRED_CLOSED',
  'OUTCOME_KNOWINGLY_FALSE',
  'OUTCOME_WITHDRAWN',
  'OUTCOME_NOT_A_REPORT',
  'COMPLEX',
  'AWAITING_OTHER_BODY',
  'OTHER',
] as const;

/** Of allegations; in the case alone, as text, never a number. */
export const consequences = [
  'CRIMINAL_CASE',
  'CONVICTION',
  'DISCIPLINE',
  'ADMIN_FINE',
  'CONTRACT_CANCELLED',
  'ASSET_RECOVERY',
  'RULE_CHANGED',
  'TRAINING',
  'NONE',
] as const;
/** What is done to a source for reporting; in the case alone, as text. */
export const retaliationForms = [
  'DISMISSAL_SUSPENSION',
  'DEMOTION_TRANSFER',
  'PAY_OR_BENEFIT',
  'BAD_APPRAISAL',
  'HARASSMENT_OSTRACISM',
  'BLACKLISTING',
  'LEGAL_ACTION_OR_CHARGES',
  'THREAT_OR_VIOLENCE',
] as const;
/** What was done against it. */
export const measures = ['PROTECTION_ORDER', 'REINSTATED', 'COMPENSATED', 'REFERRED', 'NONE'] as const;

/** Of a front sheet; text in the body, never a number. */
export const urgencies = ['NONE', 'SOON', 'DANGER'] as const;

export type SendableKind = (typeof letterKinds)[number];
/** UNKNOWN: a number outside the list. Nobody seals it; whoever opens one must show it and not guess. */
export type LetterKind = SendableKind | 'UNKNOWN';
export type Channel = (typeof channels)[number];
export type IdentityMode = (typeof identityModes)[number];
export type Relation = (typeof relations)[number];
export type Category = (typeof categories)[number];
export type Sector = (typeof sectors)[number];
export type Region = (typeof regions)[number];
export type Harm = (typeof harms)[number];
export type StatusCode = (typeof statuses)[number];
export type OutcomeCode = (typeof outcomes)[number];
export type ReasonCode = (typeof reasons)[number];
export type Consequence = (typeof consequences)[number];
export type RetaliationForm = (typeof retaliationForms)[number];
export type Measure = (typeof measures)[number];
export type Urgency = (typeof urgencies)[number];

/** The source did not say. Zero on the wire. */
export type Unspecified = 'UNSPECIFIED';

/** 1 to the length of the list. @throws RANGE if the code is not in the list (only untyped callers can get there) */
export function codeNumber<Code extends string>(list: readonly Code[], code: Code): number {
  const index = list.indexOf(code);
  if (index < 0) throw new ProtocolError('RANGE');
  return index + 1;
}

/** @throws RANGE unless `number` is 1 to the length of the list */
export function codeAt<Code extends string>(list: readonly Code[], number: number): Code {
  const code = list[number - 1];
  if (code === undefined) throw new ProtocolError('RANGE');
  return code;
}

/** As codeNumber, with 0 for UNSPECIFIED. @throws RANGE */
export function optionalCodeNumber<Code extends string>(list: readonly Code[], code: Code | Unspecified): number {
  return code === 'UNSPECIFIED' ? 0 : codeNumber(list, code);
}

/** As codeAt, with UNSPECIFIED for 0. @throws RANGE */
export function optionalCodeAt<Code extends string>(list: readonly Code[], number: number): Code | Unspecified {
  return number === 0 ? 'UNSPECIFIED' : codeAt(list, number);
}
