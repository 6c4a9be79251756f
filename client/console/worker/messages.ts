/** What the page may ask of the worker, and what it answers: plain data. Keys go in (a keyring file) and never come out. */
import type { EntryExchanges } from '../../staff/worker/messages.ts';
import type { BulkExchanges } from './bulk.ts';
import type { DraftExchanges } from './drafts.ts';
import type { EvidenceExchanges } from './evidence.ts';
import type { IdentityExchanges, ShareRequest } from './identity.ts';
import type { KeysExchanges } from './keys.ts';
import type { OfflineExchanges } from './offline.ts';
import type { OwnConflictExchanges } from './own-conflicts.ts';
import type { PeopleExchanges } from './people.ts';
import type { PutAsideExchanges } from './put-aside.ts';
import type { SavedViewExchanges } from './saved-views.ts';
import type { IndexProblem } from './sealed-place.ts';
import type { SearchHit } from './search.ts';
import type { OverviewNews } from './told-overview.ts';
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
  SealFacts,
  SyncProgress,
  SyncReport,
} from './views.ts';

/** Everything that the lists show. */
export interface Overview {
  readonly me: Me;
  readonly colleagues: readonly Person[];
  readonly rows: readonly CaseRow[];
  readonly batches: readonly BatchView[];
  /** What is asked of this member as a custodian. */
  readonly shares: { readonly isCustodian: boolean; readonly requests: readonly ShareRequest[] };
}

export interface Synced {
  readonly report: SyncReport;
  readonly overview: OverviewNews;
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
  readonly overview: OverviewNews;
}

/** Each thing to ask, with what goes in and what comes back. */
export interface Exchanges
  extends
    EntryExchanges,
    BulkExchanges,
    DraftExchanges,
    EvidenceExchanges,
    IdentityExchanges,
    KeysExchanges,
    OfflineExchanges,
    OwnConflictExchanges,
    PeopleExchanges,
    PutAsideExchanges,
    SavedViewExchanges {
  readonly SYNC: { readonly ask: null; readonly answer: Synced };
  /** The lists as they stand, without reading on; `whole` for a page that has missed something. The end of many acts in a row. */
  readonly OVERVIEW: { readonly ask: { readonly whole: boolean }; readonly answer: OverviewNews };
  readonly FRONT: { readonly ask: { readonly id: string }; readonly answer: CaseFront | null };
  /** The whole case; marks it as read. */
  readonly READ: {
    readonly ask: { readonly id: string };
    readonly answer: { readonly page: CasePage; readonly overview: OverviewNews } | null;
  };
  readonly ACT: { readonly ask: { readonly id: string; readonly act: MemberAct }; readonly answer: Acted };
  /** Tells the source, in the prepared words of their language, that the report has arrived. */
  readonly ACKNOWLEDGE: { readonly ask: { readonly id: string }; readonly answer: Acted };
  /** Bytes left for an answer. */
  readonly ROOM: { readonly ask: { readonly text: string }; readonly answer: number };
  /** Ids of the cases in whose decrypted text all of it occurs, the most fitting first (`search-query.ts` says what may be asked). */
  readonly SEARCH: { readonly ask: { readonly text: string }; readonly answer: readonly string[] };
  /** Where it stands, for the first cases found. */
  readonly SEARCH_HITS: { readonly ask: { readonly text: string }; readonly answer: readonly SearchHit[] };
  readonly NEXT_DAY: { readonly ask: null; readonly answer: null };
}

/** What the worker says by itself. */
export type News =
  | { readonly progress: SyncProgress }
  /** Why what was read is not kept for the next session; null once it is. */
  | { readonly index: IndexProblem | null }
  | Watched;

/** What was noticed about the register and the server, also when nothing else could be read. */
export interface Watched {
  readonly alarms: readonly Alarm[];
  /** Null while no register was proved. */
  readonly seal: SealFacts | null;
}

/** From the worker; the page answers each with a `FileReply`, so that no more than one piece is on its way. */
export type FileStep =
  | { readonly step: 'BEGIN'; readonly files: readonly AttachmentFile[] }
  | { readonly step: 'WRITE'; readonly file: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly step: 'END' }
  | { readonly step: 'ABORT' };

export type FileReply = 'GO_ON' | 'STOP';
