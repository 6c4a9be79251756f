import type { BundleTexts } from './bundle-texts.ts';

export const english: BundleTexts = {
  title: 'Case file',
  lead: 'Made from signed records. This summary is for reading; what can be proved stands in the other files, and verify.py checks them.',
  body: 'Body',
  caseName: 'Case',
  received: 'Received',
  status: 'Status',
  category: 'Subject',
  office: 'Office concerned',
  exported: 'Made on',
  decision: 'Decision to export',
  approved: 'Approved by a second person',
  reports: 'Reports and messages of the person who reported',
  answers: 'Answers of the body',
  course: 'Course of the case',
  allegations: 'Allegations',
  outcome: 'Outcome',
  noOutcome: 'No outcome yet',
  persons: 'Persons and organisations',
  documents: 'Documents and who had access to them',
  size: 'Size in bytes',
  inBundle: 'In this bundle',
  notInBundle: 'Not in this bundle; known by its hash',
  cipherHash: 'SHA-256 of the encrypted parts as received',
  version: 'Version made from',
  member: 'Member',
  none: 'None.',
  checking: 'How to check this bundle',
  checkingText:
    'Run “python3 verify.py” in the unpacked folder, or give it the ZIP file. It needs Python 3.8 or newer and nothing else. Compare the fingerprint that it prints with the one that the body has published.',
  warning: 'Confidential. Whoever has this bundle can read the report. Do not try to find out who reported.',
  readme: `Case file made with Kupuya

summary.pdf       what happened, for reading
letters/          what the person who reported wrote
originals/        the files that came with it, unchanged. They come from a stranger: open them with care
versions/         versions made here, for example with passages removed
custody.json      what happened to each document, when and by whom
chain/            every step of the case as it was signed
register/         the signed lists of members, and proofs from the public register
trust.json        the keys from which everything is checked
manifest.txt      every file with its SHA-256, signed by the member who made the bundle
verify.py         checks all of this with Python 3.8 or newer and nothing else

To check: python3 verify.py (in this folder), or python3 verify.py BUNDLE.zip
Exit code 0 and a last line OK: everything holds. Otherwise each fault is named.
Compare the fingerprint that it prints with the one published by the body: a forger could make other keys.
A forger could also change verify.py: get it from the published source, or read it; it is short.

The steps in chain/ hold the keys of the letters. Whoever has this bundle and the encrypted letters can open those letters, and nothing else.
`,
  statuses: {
    RECEIVED: 'New',
    ACKNOWLEDGED: 'Acknowledged',
    UNDER_ASSESSMENT: 'Being assessed',
    UNDER_INVESTIGATION: 'Being investigated',
    REFERRED: 'Referred',
    WAITING_FOR_SOURCE: 'Waiting for the person who reported',
    CLOSED: 'Closed',
    REOPENED: 'Reopened',
  },
  outcomes: {
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
  categories: {
    UNSPECIFIED: 'Not said',
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
  },
  custody: {
    OPENED: 'Opened for the first time',
    VIEWED: 'Viewed',
    SAVED: 'Saved',
    DERIVED: 'Version made',
    SHARED: 'Given to',
    EXPORTED: 'Exported',
    REFERRED: 'Referred to',
  },
  events: {
    START: 'Case opened',
    LETTER: 'Message joined the case',
    STATUS: 'Status set',
    ANSWER: 'Answer sent',
    NOTE: 'Note',
    ASSIGN: 'Assigned',
    PROPOSE: 'Decision proposed',
    APPROVE: 'Decision approved',
    REJECT: 'Decision rejected',
    GRANT: 'Access given',
    RECUSE: 'Stepped aside',
    ROTATE: 'Key changed',
    CLAIM: 'Files kept',
    RECORD: 'Record written',
    CUSTODY: 'Access to a document',
    EXCLUDE: 'Person kept away',
    SUBSTITUTE: 'Substitute named',
    IDENTITY: 'Identity opened',
    ERASED: 'Erased',
  },
  columns: {
    name: 'Case',
    received: 'Received',
    desk: 'Desk',
    category: 'Subject',
    office: 'Office concerned',
    status: 'Status',
    outcome: 'Outcome',
    acknowledgeBy: 'Acknowledge by',
    acknowledged: 'Acknowledged',
    feedbackBy: 'Feedback by',
    feedback: 'Feedback',
    responsible: 'Responsible',
    hold: 'Legal hold',
    erased: 'Erased',
  },
};
