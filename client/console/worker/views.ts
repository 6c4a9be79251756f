/** The engine's views, as the page sees them: plain data. */
export type { AccessView } from '../../caseload/access-view.ts';
export type { MemberAct } from '../../caseload/act.ts';
export type { Alarm } from '../../caseload/alarms.ts';
export type { AttachmentFile, AttachmentSink } from '../../caseload/attachment.ts';
export type { SyncReport } from '../../caseload/caseload.ts';
export type { ActResult, ReturnedAct } from '../../caseload/outbox.ts';
export type { SealFacts, SyncProgress } from '../../caseload/reading.ts';
export type {
  BatchView,
  CasePage,
  CaseRow,
  ClockView,
  FrontSheet,
  HistoryView,
  LetterView,
  Me,
  Person,
  ProposalView,
  SkippedView,
} from '../../caseload/view.ts';
