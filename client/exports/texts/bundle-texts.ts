/** What a bundle says to people, in the language that they chose. Every table has every key: the compiler sees to it. */
import type { CaseStatus, Category, CustodyAct, EventType, Language, OutcomeCode } from '../../../crypto/index.ts';
import { english } from './en.ts';
import { kyrgyz } from './ky.ts';
import { russian } from './ru.ts';
import { uzbek } from './uz.ts';

export interface BundleTexts {
  readonly title: string;
  readonly lead: string;
  readonly body: string;
  readonly caseName: string;
  readonly received: string;
  readonly status: string;
  readonly category: string;
  readonly office: string;
  readonly exported: string;
  readonly decision: string;
  readonly approved: string;
  readonly reports: string;
  readonly answers: string;
  readonly course: string;
  readonly allegations: string;
  readonly outcome: string;
  readonly noOutcome: string;
  readonly persons: string;
  readonly documents: string;
  readonly size: string;
  readonly inBundle: string;
  readonly notInBundle: string;
  readonly cipherHash: string;
  readonly version: string;
  readonly member: string;
  readonly none: string;
  readonly checking: string;
  readonly checkingText: string;
  readonly warning: string;
  /** The README, whole. */
  readonly readme: string;
  readonly statuses: Readonly<Record<CaseStatus, string>>;
  readonly outcomes: Readonly<Record<OutcomeCode, string>>;
  readonly categories: Readonly<Record<Category | 'UNSPECIFIED', string>>;
  readonly custody: Readonly<Record<CustodyAct, string>>;
  readonly events: Readonly<Record<EventType, string>>;
  /** Columns of the register. */
  readonly columns: RegisterColumns;
}

export interface RegisterColumns {
  readonly name: string;
  readonly received: string;
  readonly desk: string;
  readonly category: string;
  readonly office: string;
  readonly status: string;
  readonly outcome: string;
  readonly acknowledgeBy: string;
  readonly acknowledged: string;
  readonly feedbackBy: string;
  readonly feedback: string;
  readonly responsible: string;
  readonly hold: string;
  readonly erased: string;
}

export const bundleTexts: Readonly<Record<Language, BundleTexts>> = {
  ky: kyrgyz,
  ru: russian,
  uz: uzbek,
  en: english,
};
