/** English labels. Codes that the console shows too have its words; a test holds the two together. */
import type { Labels } from './labels-shape.ts';

export const en: Labels = {
  dimensions: {
    ALL: 'All',
    CATEGORY: 'About',
    REGION: 'Region',
    SECTOR: 'Sector',
    CHANNEL: 'Came by',
    IDENTITY: 'Name in the report',
    RELATION: 'Who reports',
    HARM: 'Harm',
    ACKNOWLEDGEMENT_TIME: 'Time to acknowledgement',
    FEEDBACK_TIME: 'Time to feedback',
    OUTCOME: 'Outcome',
    CLOSURE_TIME: 'Time to closing',
    EXTENSION_REASON: 'Reason for extension',
  },
  codes: {
    ALL: {
      ALL: 'All',
    },
    CATEGORY: {
      BRIBERY: 'Bribery',
      EMBEZZLEMENT: 'Embezzlement',
      PROCUREMENT: 'Public procurement',
      CONFLICT_OF_INTEREST: 'Conflict of interest',
      ABUSE_OF_OFFICE: 'Abuse of office',
      ILLICIT_ENRICHMENT: 'Illicit enrichment',
      FALSE_DECLARATION: 'False declaration',
      EXTORTION_IN_SERVICES: 'Extortion in public services',
      SEXTORTION: 'Sexual extortion',
      APPOINTMENTS_NEPOTISM: 'Appointments and nepotism',
      LAND_AND_RESOURCES: 'Land and resources',
      OBSTRUCTION_OR_COVERUP: 'Obstruction or cover-up',
      OTHER: 'Other',
      RETALIATION: 'Retaliation',
      UNSPECIFIED: 'Not stated',
    },
    REGION: {
      BATKEN: 'Batken',
      JALAL_ABAD: 'Jalal-Abad',
      ISSYK_KUL: 'Issyk-Kul',
      NARYN: 'Naryn',
      OSH_OBLAST: 'Osh region',
      TALAS: 'Talas',
      CHUY: 'Chüy',
      BISHKEK: 'Bishkek',
      OSH_CITY: 'Osh city',
      UNSPECIFIED: 'Not stated',
    },
    SECTOR: {
      LOCAL_GOV: 'Local government',
      POLICE_JUSTICE: 'Police and justice',
      DEFENCE_SECURITY: 'Defence and security',
      HEALTH: 'Health',
      EDUCATION: 'Education',
      TAX_CUSTOMS: 'Tax and customs',
      LAND_CADASTRE: 'Land registry',
      ENERGY_MINING: 'Energy and mining',
      TRANSPORT: 'Transport',
      SOCIAL: 'Social protection',
      ELECTIONS: 'Elections',
      STATE_ENTERPRISE: 'State enterprises',
      PRIVATE: 'Private sector',
      OTHER_PUBLIC: 'Other public body',
      UNSPECIFIED: 'Not stated',
    },
    CHANNEL: {
      WEB: 'Web page',
      ONION: 'Tor',
      OFFLINE_FILE: 'Offline file',
      PAPER: 'Paper',
      POST: 'Post',
      PHONE: 'Telephone',
      WALK_IN: 'In person',
      EMAIL: 'E-mail',
      MESSENGER: 'Messenger',
      MEDIA: 'Media',
      REFERRED_IN: 'From another body',
      OWN_INITIATIVE: 'Own initiative',
      UNSPECIFIED: 'Not stated',
    },
    IDENTITY: {
      ANON: 'Anonymous',
      CONFIDENTIAL: 'Confidential',
      NAMED: 'Named',
      UNSPECIFIED: 'Not stated',
    },
    RELATION: {
      EMPLOYEE: 'Works there',
      FORMER_EMPLOYEE: 'Worked there',
      CONTRACTOR: 'Contractor',
      BIDDER_SUPPLIER: 'Bidder or supplier',
      SERVICE_USER: 'Uses the service',
      CSO_JOURNALIST: 'Activist or journalist',
      WITNESS: 'Witness',
      OTHER: 'Somebody else',
      UNDISCLOSED: 'Does not say',
      UNSPECIFIED: 'Not stated',
    },
    HARM: {
      LT_100K: 'Below 100,000 som',
      '100K_1M': '100,000 to 1 million som',
      '1M_10M': '1 to 10 million som',
      GT_10M: 'Above 10 million som',
      NON_MONETARY: 'Not in money',
      LIFE_OR_HEALTH: 'Life or health',
      UNSPECIFIED: 'Not stated',
    },
    ACKNOWLEDGEMENT_TIME: {
      DAYS_0_1: '1 day or less',
      DAYS_2_3: '2 to 3 days',
      DAYS_4_7: '4 to 7 days',
      NOT_IN_TIME: 'Not in time',
    },
    FEEDBACK_TIME: {
      DAYS_0_30: '30 days or less',
      DAYS_31_90: '31 to 90 days',
      DAYS_91_180: '91 to 180 days',
      NOT_IN_TIME: 'Not in time',
    },
    OUTCOME: {
      SUBSTANTIATED_FULL: 'Confirmed in full',
      SUBSTANTIATED_PART: 'Confirmed in part',
      NOT_SUBSTANTIATED: 'Not confirmed',
      INSUFFICIENT_INFO: 'Not enough information',
      OUT_OF_SCOPE: 'Not for this body',
      MINOR: 'Minor',
      REPEAT: 'Reported before',
      REFERRED_CLOSED: 'Handed to another body',
      KNOWINGLY_FALSE: 'Knowingly false',
      WITHDRAWN: 'Withdrawn',
      NOT_A_REPORT: 'Not a report',
    },
    CLOSURE_TIME: {
      DAYS_0_30: '30 days or less',
      DAYS_31_90: '31 to 90 days',
      DAYS_91_180: '91 to 180 days',
      DAYS_181_365: '181 to 365 days',
      DAYS_366_MORE: '366 days or more',
    },
    EXTENSION_REASON: {
      COMPLEX: 'The matter is complex',
      AWAITING_OTHER_BODY: 'Another body has to answer first',
      OTHER: 'Another reason',
    },
  },
  groups: {
    NORTH: 'North',
    SOUTH: 'South',
  },
  flows: {
    RECEIVED: 'Reports received',
    ACKNOWLEDGEMENT_DUE: 'Acknowledgements that fell due',
    FEEDBACK_DUE: 'Feedback that fell due',
    CLOSED: 'Cases closed',
    REFERRED: 'Cases handed to another body',
    REOPENED: 'Cases opened again',
    EXTENDED: 'Deadlines extended',
    CONFIRMED: 'Protection confirmed',
  },
  tables: {
    received: {
      title: 'Reports received',
      definition:
        'Reports whose first letter entered the public register in the period. Later messages, test reports and artificial entries are not counted.',
    },
    'received-by-category': {
      title: 'Reports received, by what they are about',
      definition:
        'Reports received in the period, each under the one subject that the person chose when reporting, or that the desk recorded when it took the report down.',
    },
    'received-by-region': {
      title: 'Reports received, by region',
      definition:
        'Reports received in the period, by the region that the report is about. Nothing finer than a region is ever published.',
    },
    'received-by-sector': {
      title: 'Reports received, by sector',
      definition: 'Reports received in the period, by the part of public or private life that the report is about.',
    },
    'received-by-channel': {
      title: 'Reports received, by the way they came',
      definition: 'Reports received in the period, by the way in which the first letter reached the desk.',
    },
    'received-by-identity': {
      title: 'Reports received, by whether a name was given',
      definition:
        'Reports received in the period, by whether the person gave a name and in what way, at the time of the first letter.',
    },
    'received-by-relation': {
      title: 'Reports received, by who reports',
      definition: 'Reports received in the period, by what the person said of their relation to the body concerned.',
    },
    'received-by-harm': {
      title: 'Reports received, by harm',
      definition:
        'Reports received in the period, by the harm as the person estimated it. Nobody has verified the estimate.',
    },
    acknowledgement: {
      title: 'Acknowledged in time',
      definition:
        'Reports whose deadline for acknowledgement ended in the period, by the days from receipt to acknowledgement. “Not in time”: not acknowledged by the last day of the deadline.',
    },
    feedback: {
      title: 'Told the result in time',
      definition:
        'Reports whose deadline for feedback ended in the period, by the days from receipt (or from being opened again) to feedback. “Not in time”: no feedback by the last day of the deadline.',
    },
    'closed-by-outcome': {
      title: 'Cases closed, by outcome',
      definition:
        'Closings that the person who reported was told of in the period, by the outcome that was told. A case that was opened again can be closed more than once.',
    },
    'closed-by-time': {
      title: 'Cases closed, by time taken',
      definition:
        'Closings that the person who reported was told of in the period, by the days from receipt to closing. Cases still open are not in it: of a slow body the table looks better than it is.',
    },
    'extended-by-reason': {
      title: 'Deadlines extended, by reason',
      definition:
        'Extensions of the deadline for feedback that the person who reported was told of in the period, by the reason told.',
    },
    referred: {
      title: 'Cases handed to another body',
      definition: 'Referrals to another body that the person who reported was told of in the period.',
    },
    reopened: {
      title: 'Cases opened again',
      definition: 'Cases of which the person who reported was told in the period that they were opened again.',
    },
    confirmed: {
      title: 'Protection confirmed',
      definition:
        'Confirmations, told in the period, that the law protects the person who reported. This is not an outcome of the case.',
    },
  },
};
