/**
 * Who reports what, as weights: invented, in orders of magnitude as yearly reports of such bodies print them, and so that every code of
 * every list occurs now and then, most of them seldom. Nothing here is a figure of any real body.
 */
import type {
  Category,
  Channel,
  Harm,
  IdentityMode,
  OutcomeCode,
  ReasonCode,
  Region,
  Relation,
  Sector,
  Unspecified,
} from '../../crypto/public.ts';
import type { Weights } from './draws.ts';

export const channelWeights: Weights<Channel | Unspecified> = {
  ...{ WEB: 47, ONION: 4, OFFLINE_FILE: 1, PAPER: 7, POST: 8, PHONE: 12, WALK_IN: 9, EMAIL: 6, MESSENGER: 3 },
  ...{ MEDIA: 1, REFERRED_IN: 2, OWN_INITIATIVE: 0.6, UNSPECIFIED: 0.4 },
};

const usualIdentity: Weights<IdentityMode | Unspecified> = { ANON: 62, CONFIDENTIAL: 24, NAMED: 12, UNSPECIFIED: 2 };
const identityByChannel: Readonly<Partial<Record<Channel | Unspecified, Weights<IdentityMode | Unspecified>>>> = {
  ONION: { ANON: 92, CONFIDENTIAL: 7, NAMED: 1 },
  POST: { ANON: 40, CONFIDENTIAL: 15, NAMED: 43, UNSPECIFIED: 2 },
  PHONE: { ANON: 45, CONFIDENTIAL: 35, NAMED: 18, UNSPECIFIED: 2 },
  WALK_IN: { ANON: 8, CONFIDENTIAL: 47, NAMED: 45 },
  EMAIL: { ANON: 30, CONFIDENTIAL: 30, NAMED: 40 },
  REFERRED_IN: { ANON: 15, CONFIDENTIAL: 15, NAMED: 70 },
  OWN_INITIATIVE: { UNSPECIFIED: 1 },
  MEDIA: { UNSPECIFIED: 1 },
};

export function identityWeights(channel: Channel | Unspecified): Weights<IdentityMode | Unspecified> {
  return identityByChannel[channel] ?? usualIdentity;
}

/** More from cities than their share of the people. */
export const regionWeights: Weights<Region | Unspecified> = {
  ...{
    BISHKEK: 30,
    OSH_CITY: 9,
    CHUY: 13,
    OSH_OBLAST: 13,
    JALAL_ABAD: 12,
    ISSYK_KUL: 6,
    BATKEN: 5,
    NARYN: 3.5,
    TALAS: 3,
  },
  UNSPECIFIED: 5.5,
};

const usualSectors: Weights<Sector | Unspecified> = {
  ...{ LOCAL_GOV: 16, POLICE_JUSTICE: 15, HEALTH: 12, EDUCATION: 14, TAX_CUSTOMS: 8, LAND_CADASTRE: 8, SOCIAL: 5 },
  ...{ TRANSPORT: 5, STATE_ENTERPRISE: 5, ENERGY_MINING: 3, DEFENCE_SECURITY: 1.2, ELECTIONS: 0.6, PRIVATE: 2.4 },
  ...{ OTHER_PUBLIC: 3, UNSPECIFIED: 1.8 },
};
/** How many times the usual weight, where a region differs. */
const sectorsByRegion: Readonly<Partial<Record<Region | Unspecified, Weights<Sector | Unspecified>>>> = {
  BISHKEK: { LOCAL_GOV: 0.6, POLICE_JUSTICE: 1.4, STATE_ENTERPRISE: 2, LAND_CADASTRE: 0.7 },
  OSH_CITY: { TAX_CUSTOMS: 1.5, HEALTH: 1.3 },
  BATKEN: { TAX_CUSTOMS: 2.5, LOCAL_GOV: 1.4 },
  JALAL_ABAD: { ENERGY_MINING: 2.5, LAND_CADASTRE: 1.3 },
  ISSYK_KUL: { ENERGY_MINING: 2, LAND_CADASTRE: 1.8 },
  NARYN: { ENERGY_MINING: 3, TAX_CUSTOMS: 2 },
  CHUY: { LAND_CADASTRE: 1.5 },
};

export function sectorWeights(region: Region | Unspecified): Weights<Sector | Unspecified> {
  return times(usualSectors, sectorsByRegion[region]);
}

const usualCategories: Weights<Category | Unspecified> = {
  ...{ BRIBERY: 17, EMBEZZLEMENT: 12, PROCUREMENT: 13, CONFLICT_OF_INTEREST: 6, ABUSE_OF_OFFICE: 14 },
  ...{ ILLICIT_ENRICHMENT: 4, FALSE_DECLARATION: 2.5, EXTORTION_IN_SERVICES: 10, SEXTORTION: 0.8 },
  ...{ APPOINTMENTS_NEPOTISM: 6, LAND_AND_RESOURCES: 5, OBSTRUCTION_OR_COVERUP: 2, OTHER: 4, RETALIATION: 2 },
  UNSPECIFIED: 1.7,
};
const categoriesBySector: Readonly<Partial<Record<Sector | Unspecified, Weights<Category | Unspecified>>>> = {
  POLICE_JUSTICE: { BRIBERY: 2.2, ABUSE_OF_OFFICE: 1.8, PROCUREMENT: 0.3, OBSTRUCTION_OR_COVERUP: 2.5, SEXTORTION: 2 },
  HEALTH: { EXTORTION_IN_SERVICES: 2.6, PROCUREMENT: 1.8, LAND_AND_RESOURCES: 0.05 },
  EDUCATION: { EXTORTION_IN_SERVICES: 2.4, APPOINTMENTS_NEPOTISM: 2, SEXTORTION: 2.5, LAND_AND_RESOURCES: 0.1 },
  TAX_CUSTOMS: { BRIBERY: 2.6, ILLICIT_ENRICHMENT: 1.8, EMBEZZLEMENT: 0.4 },
  LAND_CADASTRE: { LAND_AND_RESOURCES: 7, BRIBERY: 1.5 },
  LOCAL_GOV: { LAND_AND_RESOURCES: 2, APPOINTMENTS_NEPOTISM: 1.4, CONFLICT_OF_INTEREST: 1.5 },
  STATE_ENTERPRISE: { PROCUREMENT: 2.2, EMBEZZLEMENT: 2, APPOINTMENTS_NEPOTISM: 1.5 },
  ENERGY_MINING: { LAND_AND_RESOURCES: 3, PROCUREMENT: 1.8 },
  PRIVATE: { FALSE_DECLARATION: 0.2, OTHER: 3 },
};

export function categoryWeights(sector: Sector | Unspecified): Weights<Category | Unspecified> {
  return times(usualCategories, categoriesBySector[sector]);
}

const usualRelations: Weights<Relation | Unspecified> = {
  ...{ EMPLOYEE: 27, FORMER_EMPLOYEE: 8, CONTRACTOR: 5, BIDDER_SUPPLIER: 4, SERVICE_USER: 26, CSO_JOURNALIST: 4 },
  ...{ WITNESS: 14, OTHER: 4, UNDISCLOSED: 6, UNSPECIFIED: 2 },
};
const relationsByCategory: Readonly<Partial<Record<Category | Unspecified, Weights<Relation | Unspecified>>>> = {
  PROCUREMENT: { BIDDER_SUPPLIER: 6, CONTRACTOR: 3, SERVICE_USER: 0.2 },
  EXTORTION_IN_SERVICES: { SERVICE_USER: 3, EMPLOYEE: 0.3 },
  BRIBERY: { SERVICE_USER: 1.6 },
  RETALIATION: { EMPLOYEE: 3, FORMER_EMPLOYEE: 3, SERVICE_USER: 0.05, CSO_JOURNALIST: 0.3 },
  APPOINTMENTS_NEPOTISM: { EMPLOYEE: 2, SERVICE_USER: 0.4 },
};

export function relationWeights(category: Category | Unspecified): Weights<Relation | Unspecified> {
  return times(usualRelations, relationsByCategory[category]);
}

const usualHarms: Weights<Harm | Unspecified> = {
  ...{ LT_100K: 26, '100K_1M': 22, '1M_10M': 13, GT_10M: 6, NON_MONETARY: 14, LIFE_OR_HEALTH: 2, UNSPECIFIED: 17 },
};
const harmsByCategory: Readonly<Partial<Record<Category | Unspecified, Weights<Harm | Unspecified>>>> = {
  PROCUREMENT: { LT_100K: 0.2, '1M_10M': 2.5, GT_10M: 3, NON_MONETARY: 0.1 },
  EXTORTION_IN_SERVICES: { LT_100K: 3, '1M_10M': 0.1, GT_10M: 0.02 },
  SEXTORTION: { LT_100K: 0.1, '100K_1M': 0.05, '1M_10M': 0.01, GT_10M: 0.01, NON_MONETARY: 5, LIFE_OR_HEALTH: 3 },
  RETALIATION: { NON_MONETARY: 4, '1M_10M': 0.1, GT_10M: 0.02 },
  APPOINTMENTS_NEPOTISM: { NON_MONETARY: 4 },
};

export function harmWeights(category: Category | Unspecified): Weights<Harm | Unspecified> {
  return times(usualHarms, harmsByCategory[category]);
}

/** What an investigation ends with. */
export const investigatedOutcomes: Weights<OutcomeCode> = {
  ...{ SUBSTANTIATED_FULL: 17, SUBSTANTIATED_PART: 15, NOT_SUBSTANTIATED: 33, INSUFFICIENT_INFO: 20, MINOR: 6 },
  ...{ KNOWINGLY_FALSE: 0.8, WITHDRAWN: 2.5, REPEAT: 1 },
};
/** Nobody can be asked back where nobody reads the answers. */
export const anonymousOutcomes: Weights<OutcomeCode> = { INSUFFICIENT_INFO: 2, SUBSTANTIATED_FULL: 0.7 };
/** What is closed at the first look. */
export const screenedOutcomes: Weights<OutcomeCode> = { OUT_OF_SCOPE: 55, REPEAT: 22, MINOR: 12, NOT_A_REPORT: 11 };

export const extensionWeights: Weights<ReasonCode> = { COMPLEX: 60, AWAITING_OTHER_BODY: 31, OTHER: 9 };

/** Weights, each so many times itself; once where nothing is said. */
export function times<Code extends string>(usual: Weights<Code>, factors?: Weights<Code>): Weights<Code> {
  if (factors === undefined) return usual;
  const weights: Partial<Record<Code, number>> = { ...usual };
  for (const [code, factor] of Object.entries(factors) as [Code, number][]) weights[code] = (usual[code] ?? 0) * factor;
  return weights;
}
