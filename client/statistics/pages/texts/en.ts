import { quarterOf, type PageTexts } from './texts-shape.ts';

export const en: PageTexts = {
  siteName: 'Kupuya',
  skip: 'Skip to content',
  languages: 'Language',
  period: (name) =>
    quarterOf(
      name,
      (year) => year,
      (year, quarter) => `quarter ${String(quarter)} of ${year}`,
    ),
  title: (period) => `Statistics of reports, ${period}`,
  lead: 'Reports of corruption that were received, answered and closed in this period.',
  counted: 'Counted by the two oversight officers, who signed it together:',

  demoTag: 'Demonstration',
  demo: 'All numbers on this page are made up. They say nothing about any real body, place or person.',
  demoMark: 'Made-up data',

  contents: 'On this page',
  glance: 'At a glance',
  factReceived: 'Reports received',
  factAcknowledged: 'Acknowledged in time',
  factFeedback: 'Told the result in time',
  factClosed: 'Cases closed',
  factConfirmed: 'Confirmed in full or in part',
  factConfirmedNote: 'of the closed cases that were decided',
  between: (least, most) => `between ${String(least)} and ${String(most)}%`,
  canBe: (least, most) => `${least} to ${most}`,
  percent: (value) => `about ${String(value)}%`,
  percentOrLess: (value) => `${String(value)}% or less`,
  percentOrMore: (value) => `${String(value)}% or more`,
  notTold: 'not shown',
  notToldNote: 'numbers it needs are hidden, or too small',
  auditPassed: 'in order',
  auditAccepted: 'with open questions',
  auditFact: 'Audit of the register',
  allHiddenTitle: 'All numbers of this period are hidden',
  allHidden:
    'So few reports are counted here that a number could lead to a person. Hidden does not mean that nobody reported, nor that somebody did. What can be said without numbers: the register was counted whole, and the result of the audit stands above.',

  partReceived: 'Reports received',
  partDeadlines: 'Deadlines',
  partOutcomes: 'Closed cases',
  partOther: 'Other tables',
  chartTitle: (title, period) => `${title}, ${period}: bar chart`,
  chartOf: (shown, hidden) =>
    `A bar for each row of the table that follows: ${String(shown)} with a number, ${String(hidden)} hidden.`,
  throughPeriods: 'Period',
  chartSame: 'Go to the table',
  count: 'Count',
  range: 'Can\u00a0stand for',
  total: 'Total',
  hidden: 'hidden',
  zero: 'nothing in the register',
  grouped: (members) => `together: ${members}`,
  howToRead: 'How to read this',
  cite: 'Cite this figure',
  citation: (origin, title, period, day) => `${origin}. ${title}, ${period}. Counted on ${day}. CC BY 4.0.`,
  citeRounded: 'Counts are rounded to the nearest multiple of 5; 0 to 9 and some others are hidden.',
  permanent: 'Permanent address',
  download: 'Table as CSV',

  readingTitle: 'How to read the numbers',
  readingBar:
    'Numbers are rounded to the nearest multiple of 5. The thin line at the end of a bar shows which counts the number can stand for.',
  readingHidden:
    'Numbers from 0 to 9 are all hidden alike, so that nobody can be singled out. A hatched square stands for a hidden number: it says nothing of its size.',
  readingHiddenMore:
    'Sometimes a greater number is hidden too, because otherwise a hidden one could be calculated from the total. Hidden does not mean zero.',
  readingZero: '0 stands only where the public register has no entry at all for the period.',
  readingSum: 'Each number is rounded by itself, so rows do not add up exactly to their total.',
  readingPercent:
    'Shares are calculated from the rounded numbers, with at least 20 cases; “5% or less” and “95% or more” are the ends. A share says between which values it lies.',
  readingOnce: 'Each period is published once and never changed. There are no other tables and no queries.',

  definitionsTitle: 'What exactly is counted',
  definitionsLead: 'Every event is counted on one day and in one row of each table.',
  factAcknowledgedMeans:
    'Of the reports whose deadline for acknowledgement ended in the period: those acknowledged by its last day.',
  factFeedbackMeans:
    'Of the reports whose deadline for feedback ended in the period: those with feedback by its last day.',
  factConfirmedMeans:
    'Of the closings with the outcomes “Confirmed in full”, “Confirmed in part” and “Not confirmed”: the first two. All other outcomes are left out.',

  registerTitle: 'The register that was counted',
  registerLead: 'Whoever has noted this seal can see that these numbers come from the same register.',
  registerSize: 'Entries, artificial ones included',
  registerRoot: 'Seal of the register',
  registerDay: 'Day of the seal',
  registerPlan: 'Check code of the table plan',
  registerVerdict: 'The officers’ audit',

  verifiedTitle: 'What “verified” means',
  verifiedMeansTitle: 'It means',
  verifiedMeans: [
    'Every file is the one that both oversight officers signed.',
    'The signed document stands in the public register and cannot be exchanged unseen.',
    'All pages and tables follow from that document, byte for byte.',
    'No number gives away a hidden one, not even together with earlier publications.',
  ],
  verifiedNotTitle: 'It does not mean',
  verifiedNot: [
    'That the counts are true: only the two officers can open what is counted, and you rely on both of them together.',
    'That a case was decided rightly, or that what was reported is so.',
    'That corruption grew or shrank: reports show also how much people trust the service.',
  ],
  verifiedCommand: 'Anybody can check this publication with the program, followed by the address of this service:',
  verifiedHash: 'The command also prints the check code of the signed document, by which this publication is cited.',

  dataTitle: 'Data',
  dataLead: 'The same numbers for programs. You may use them for anything if you say where they come from.',
  dataPackage: 'Description of all tables (Data Package)',
  dataCatalogue: 'Catalogue entry (DCAT)',
  dataCodes: 'Lists of codes (SKOS)',
  dataNote: 'Signed document',
  dataProof: 'Proof that it stands in the public register',
  licence: 'Licence:',
  licenceName: 'Creative Commons Attribution 4.0 International',

  contactTitle: 'Turn to us, or complain about us',
  contactTurn: 'To report corruption',
  contactTurnText:
    'You can report without giving your name. Do not use a computer, telephone or network of your workplace.',
  contactTurnLink: 'Make a report or read an answer',
  contactComplain: 'To complain about how a report was handled',
  contactComplainText:
    'If a deadline was missed, open the report page with your 12 secret words: it offers to tell the Ombudsman. A new complaint can go straight to the oversight desk: choose it under “Who will read this?”. The other desks cannot read it.',

  earlierTitle: 'Other publications',
  earlierNone: 'This is the first publication.',
  footer: 'This page works without JavaScript, stores nothing on your device and asks no other site for anything.',
};
