/** What the page may ask of the worker, and what it answers: plain data. Keys go in (a keyring file) and never come out. */
import type { SignedIn } from '../../caseload/session.ts';
import type {
  ActResult,
  Alarm,
  AttachmentFile,
  BatchView,
  CasePage,
  CaseRow,
  FrontSheet,
  Me,
  MemberAct,
  Person,
  SyncProgress,
  SyncReport,
} from './views.ts';

/** Where this console is connected, and who is signed in. */
export interface Connected {
  readonly mode: 'demo' | 'live';
  readonly origin: string;
  /** Address of the server that the host relays to. */
  readonly server: string;
  /** Of the trust policy, in groups of four hex digits: to compare with what the body hands out on paper. */
  readonly fingerprint: string;
  readonly session: SignedIn | null;
}

/** How a keyring file is locked: with a passphrase, with the member's own OpenPGP key, or not any more. */
export type KeyringKind = 'passphrase' | 'own key' | 'opened';

/** Everything that the lists show. */
export interface Overview {
  readonly me: Me;
  readonly colleagues: readonly Person[];
  readonly rows: readonly CaseRow[];
  readonly batches: readonly BatchView[];
  readonly alarms: readonly Alarm[];
}

export interface Synced {
  readonly report: SyncReport;
  readonly overview: Overview;
}

/** A case before its report is read: nothing that the source wrote about the matter, apart from the front sheet. */
export interface CaseFront {
  readonly row: CaseRow;
  readonly sheet: FrontSheet;
  /** Whether this member has read the report before, as far as can be told. */
  readonly worked: boolean;
}

export interface Acted {
  readonly result: ActResult;
  readonly overview: Overview;
}

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

/** Each thing to ask, with what goes in and what comes back. */
export interface Exchanges {
  readonly CONNECT: { readonly ask: { readonly token: string }; readonly answer: Connected };
  readonly SIGN_IN: { readonly ask: Credentials; readonly answer: SignedIn };
  readonly SIGN_OUT: { readonly ask: null; readonly answer: null };
  readonly INSPECT_KEYRING: { readonly ask: { readonly file: string }; readonly answer: KeyringKind };
  /** The passphrase is ignored for a keyring that is open already. */
  readonly OPEN_KEYRING: {
    readonly ask: { readonly file: string; readonly passphrase: string };
    readonly answer: null;
  };
  readonly SYNC: { readonly ask: null; readonly answer: Synced };
  readonly FRONT: { readonly ask: { readonly id: string }; readonly answer: CaseFront | null };
  /** The whole case; marks it as read. */
  readonly READ: {
    readonly ask: { readonly id: string };
    readonly answer: { readonly page: CasePage; readonly overview: Overview } | null;
  };
  readonly ACT: { readonly ask: { readonly id: string; readonly act: MemberAct }; readonly answer: Acted };
  /** Tells the source, in the prepared words of their language, that the report has arrived. */
  readonly ACKNOWLEDGE: { readonly ask: { readonly id: string }; readonly answer: Acted };
  /** Bytes left for an answer. */
  readonly ROOM: { readonly ask: { readonly text: string }; readonly answer: number };
  /** Ids of the cases in whose decrypted text all words occur. */
  readonly SEARCH: { readonly ask: { readonly text: string }; readonly answer: readonly string[] };
  /** The files come through a port of their own, piece by piece (`FileStep`). */
  readonly FETCH_FILES: { readonly ask: { readonly id: string; readonly letter: string }; readonly answer: null };
  readonly NEXT_DAY: { readonly ask: null; readonly answer: null };
}

export type Asking = keyof Exchanges;
export type Ask<K extends Asking> = Exchanges[K]['ask'];
export type Answer<K extends Asking> = Exchanges[K]['answer'];

/** With two ports for FETCH_FILES (reply, pieces), one for the others (reply). */
export interface Request<K extends Asking> {
  readonly type: K;
  readonly ask: Ask<K>;
}

export type AnyRequest = { readonly [K in Asking]: Request<K> }[Asking];

/** A code has a text `error-<code>`. */
export type Reply<K extends Asking> = { readonly answer: Answer<K> } | { readonly problem: string };

/** What the worker says by itself. */
export interface News {
  readonly progress: SyncProgress;
}

/** From the worker; the page answers each with a `FileReply`, so that no more than one piece is on its way. */
export type FileStep =
  | { readonly step: 'BEGIN'; readonly files: readonly AttachmentFile[] }
  | { readonly step: 'WRITE'; readonly file: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly step: 'END' }
  | { readonly step: 'ABORT' };

export type FileReply = 'GO_ON' | 'STOP';
