/** What page and worker say to each other. Everything is plain data: keys and sealed letters never leave the worker. */
import type {
  Conflict,
  Desk,
  Exclusions,
  Holder,
  Identity,
  Mode,
  ReasonCode,
  StatusCode,
  Texts,
  Unit,
} from '../../../crypto/index.ts';
import type { RegisterAge } from '../../register/seal.ts';
import type { ReportDraft } from '../../reporting/compose.ts';
import type { Finding } from '../../reporting/findings.ts';
import type { IdentityFacts } from '../../reporting/identity.ts';

/** What the page shows of the verified register: who reads, until when, and how fresh it is. */
export interface RegisterSummary {
  readonly mode: Mode;
  readonly origin: string;
  readonly sequence: number;
  readonly body: Texts;
  readonly units: readonly Unit[];
  readonly members: readonly Reader[];
  readonly positions: readonly Holder[];
  readonly desks: readonly Desk[];
  readonly conflicts: readonly Conflict[];
  readonly oversight: { readonly desk: number; readonly members: readonly number[] };
  /** Member numbers of those who keep shares of identities. */
  readonly custodians: readonly number[];
  readonly deadlines: { readonly acknowledge: number; readonly feedback: number; readonly extended: number };
  /** Bytes of one attachment, everything together. */
  readonly attachmentLimit: number;
  /** UTC days since 1970. */
  readonly today: number;
  /** The day of the newest day seal, and how many entries it covers. */
  readonly sealed: { readonly day: number; readonly entries: number };
  readonly age: RegisterAge;
  /** What there is to say about its age; nothing if it is fresh. */
  readonly findings: readonly Finding[];
  /** Of the trust policy, in groups of four: it stands on posters. */
  readonly fingerprint: string;
}

export interface Reader {
  readonly number: number;
  readonly role: Texts;
  readonly institution: Texts;
  readonly unit: number;
}

/** The same secret twice: the page shows one of the two. */
export interface Words {
  readonly words: readonly string[];
  /** Forty digits in tens of four. */
  readonly digits: string;
}

export interface Room {
  /** Bytes after packing that are left; negative if too long. */
  readonly left: number;
  /** About how many letters the text will travel in, 1 to 8; 1 is exact. */
  readonly letters: number;
}

export interface Receipt {
  /** The first letter's note of acceptance, signed by the server. */
  readonly promise: string;
  /** UTC days since 1970: when it was accepted, and by which day's end it must stand in the public register. */
  readonly accepted: number;
  readonly by: number;
  readonly letters: number;
}

export interface FollowUp {
  /** Chosen by the page, one per message: asking again with the same one goes on where it stopped. */
  readonly id: number;
  readonly language: ReportDraft['language'];
  readonly statement: string;
  readonly files: readonly NamedFile[];
}

/** A file under the name it will have for its readers. */
export interface NamedFile {
  readonly file: File;
  readonly name: string;
}

export interface StatusView {
  readonly day: number;
  readonly status: StatusCode;
  readonly reason: ReasonCode | '';
  readonly member: number;
  /** The answer's words; null when it is not, or no longer, on the public pages. */
  readonly text: string | null;
}

/** What the twelve words find. */
export interface VisitSummary {
  readonly desk: number;
  readonly excluded: Exclusions;
  readonly consent: boolean;
  readonly letters: readonly { readonly number: number; readonly day: number }[];
  /** In register order. */
  readonly statuses: readonly StatusView[];
  readonly extended: boolean;
  readonly next: { readonly kind: 'ACKNOWLEDGEMENT' | 'FEEDBACK'; readonly day: number } | null;
  /** What this device has found out, in the order in which it is shown. */
  readonly findings: readonly Finding[];
  /** Whether the oversight desk can be told, and what it would learn beside the text: null while no deadline was missed. */
  readonly escalation: EscalationView | null;
  /** What was sealed and what the body says was opened. */
  readonly identity: IdentityFacts;
  /** The register is so old that nothing may be added. */
  readonly closed: boolean;
}

/** What an escalation would tell. Days are UTC days since 1970. */
export interface EscalationView {
  readonly missed: 'ACKNOWLEDGEMENT' | 'FEEDBACK';
  readonly due: number;
  /** Signed statements that go with it. */
  readonly statements: number;
}

export interface EscalationQuestion {
  /** As `FollowUp.id`. */
  readonly id: number;
  readonly language: ReportDraft['language'];
  readonly text: string;
}

export interface IdentityQuestion {
  /** As `FollowUp.id`. */
  readonly id: number;
  readonly language: ReportDraft['language'];
  readonly identity: Identity;
}

export interface Progress {
  readonly stage: 'SEALING' | 'SENDING' | 'UPLOADING' | 'REGISTER' | 'PAGES';
  readonly done: number;
  readonly total: number;
}

/** Every call: what the page asks, and what the worker answers. */
export interface Calls {
  /** `fresh` reads the register again; otherwise the one already verified is good enough. */
  register: { question: { readonly fresh: boolean }; answer: RegisterSummary };
  /** The words that people may type, for suggestions. */
  list: { question: null; answer: readonly string[] };
  draw: { question: null; answer: Words };
  measure: { question: ReportDraft; answer: Room };
  send: { question: ReportDraft; answer: Receipt };
  open: { question: { readonly text: string }; answer: VisitSummary | null };
  measureFollowUp: {
    question: { readonly statement: string; readonly language: ReportDraft['language'] };
    answer: Room;
  };
  followUp: { question: FollowUp; answer: Receipt };
  /** The oversight desk is told of the deadline that was missed. */
  escalate: { question: EscalationQuestion; answer: Receipt };
  /** Who the person is, sealed for two custodians together. */
  identity: { question: IdentityQuestion; answer: Receipt };
  /** A note of acceptance that was kept, held against the register. Needs no words. */
  checkPromise: { question: { readonly note: string }; answer: Finding };
  /** The proof that the first letter was counted, as the text of a file. */
  receipt: { question: null; answer: string };
  /** The person says that this day is right, though the register is old. */
  confirmDay: { question: { readonly day: number }; answer: null };
  /** Holds the upload after the part that is under way, or lets it go on. */
  pause: { question: { readonly paused: boolean }; answer: null };
}

export type CallName = keyof Calls;

/** One question, as it travels; the answers come through the port that travels with it. */
export type Question<Name extends CallName = CallName> = {
  [Each in Name]: { readonly name: Each; readonly question: Calls[Each]['question'] };
}[Name];

export type Reply<Name extends CallName> =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly answer: Calls[Name]['answer'] }
  | ({ readonly kind: 'refusal' } & RefusalView);

export interface RefusalView {
  readonly code: string;
  /** Of a word that is not in the list, from 1. */
  readonly position: number | null;
  /** Of a forked register: the text of a file that shows it to others. */
  readonly evidence: string | null;
}
