/**
 * What a store must do, whatever keeps the bytes. A promise of a writing method resolves only when what it wrote survives
 * power loss; a method that writes more than one thing writes all or nothing. `test/server/store-contract.ts` holds every
 * implementation to this. Days are UTC days; nothing here keeps a finer time about a source.
 */
export interface Store {
  readonly instance: InstanceStore;
  readonly entries: EntryStore;
  readonly parts: PartStore;
  readonly batches: BatchStore;
  readonly logs: LogStore;
  readonly slots: SlotStore;
  readonly accounts: AccountStore;
  readonly passkeys: PasskeyStore;
  readonly sessions: SessionStore;
  close(): Promise<void>;
}

/** The few numbers that say where the instance stands. Leaf numbers are indexes into the governance log. */
export interface InstanceState {
  /** The open batch. */
  readonly batch: number;
  /** The newest day ever used: days never run backwards, whatever the clock does. */
  readonly day: number;
  /** Days added by the button of a demo. */
  readonly dayOffset: number;
  /** The newest released slot; 0 before the first. */
  readonly slot: number;
  /** The half of a day in which it was due: 2 * day, or 2 * day + 1 in the afternoon. */
  readonly slotPeriod: number;
  /** 32 bytes, the open batch's key (docs/protocol.md section 8.4). */
  readonly batchKey: Uint8Array;
  readonly rosterLeaf: number;
  readonly dayNoteLeaf: number;
  /** The same as `dayNoteLeaf` while there is only one. */
  readonly previousDayNoteLeaf: number;
}

export interface InstanceStore {
  /** null before the instance has begun. */
  state(): Promise<InstanceState | null>;
  /** Begins: batch 0 is closed with it, and both logs have their first size. Refused (throws) when there is a state. */
  begin(genesis: Genesis): Promise<void>;
  /** Moves the state alone. */
  advance(state: InstanceState): Promise<void>;
}

export interface Genesis {
  readonly state: InstanceState;
  readonly day: number;
  readonly governance: readonly Uint8Array[];
  readonly governanceRoot: Uint8Array;
  readonly caseRoot: Uint8Array;
  readonly ratchet: readonly Uint8Array[];
}

/** 32 and 32 bytes; the first 8 of the tag are the lookup L. */
export interface CommitAndTag {
  readonly commit: Uint8Array;
  readonly tag: Uint8Array;
}

/** An entry that was promised: waiting for its batch, or in the case log. */
export interface KnownEntry {
  readonly tag: Uint8Array;
  /** The day of acceptance. */
  readonly day: number;
}

export interface NewLetter extends CommitAndTag {
  readonly day: number;
  readonly salt: Uint8Array;
  readonly letter: Uint8Array;
}

export interface NewStatus extends CommitAndTag {
  readonly day: number;
  /** Two sealed frames, one for each oversight officer. */
  readonly frames: readonly [Uint8Array, Uint8Array];
}

/**
 * `same`: this commit with this tag is already there; `conflict`: this commit with another tag; `lookup-taken`: another
 * commit with this L. In all three nothing was written.
 */
export type EntryOutcome = 'stored' | 'same' | 'conflict' | 'lookup-taken';

export interface EntryStore {
  find(commit: Uint8Array): Promise<KnownEntry | null>;
  addLetter(letter: NewLetter): Promise<EntryOutcome>;
  addStatus(status: NewStatus): Promise<EntryOutcome>;
  /** What waits for a batch and was accepted on `day` or before. */
  waiting(
    day: number,
  ): Promise<{ readonly letters: readonly CommitAndTag[]; readonly statuses: readonly CommitAndTag[] }>;
}

/** A part of an attachment; its bytes are kept under `name`, or in the pack of a batch from `offset` on. */
export interface StoredPart {
  readonly hash: Uint8Array;
  readonly length: number;
  readonly pack: PartPlace | null;
}

export interface PartPlace {
  readonly batch: number;
  readonly offset: number;
}

export interface PartKey {
  readonly id: Uint8Array;
  readonly index: number;
}

export type PartOutcome = 'stored' | 'same' | 'differs';

export interface PartStore {
  find(key: PartKey): Promise<StoredPart | null>;
  add(
    part: PartKey & { readonly hash: Uint8Array; readonly length: number; readonly day: number },
  ): Promise<PartOutcome>;
  /** Parts that lie alone, ascending by id and index. */
  loose(): Promise<readonly (PartKey & StoredPart)[]>;
  /** Notes that these parts now lie in the pack of that batch. */
  pack(batch: number, parts: readonly (PartKey & { readonly offset: number })[]): Promise<void>;
  /** Attachments with these ids are kept until that day; a later day replaces an earlier one. Who asked is not kept. */
  claim(ids: readonly Uint8Array[], until: number): Promise<void>;
  /** The last day on which it is kept. */
  claimedUntil(id: Uint8Array): Promise<number | null>;
  /**
   * Forgets, in one transaction, every part of each attachment that nobody claims on `today` and that was there to be read:
   * its newest part came on `fetchedBy` or before, and every batch that can hold its letter (those of that day and of the
   * next day that has a batch; the letter comes after its parts, perhaps after midnight) holds no letters or was fetched by
   * two members on `fetchedBy` or before. Claims that ended before `today` are forgotten too. Returns what was forgotten:
   * its bytes are to be removed.
   */
  dropUnclaimed(today: number, fetchedBy: number): Promise<readonly (PartKey & StoredPart)[]>;
  /** Every pack that holds a part, and the bytes of its parts together. */
  packs(): Promise<readonly { readonly batch: number; readonly length: number }[]>;
  /** The parts in the pack of that batch, ascending by id and index. */
  packed(batch: number): Promise<readonly (PartKey & StoredPart)[]>;
}

/** A letter of a closed batch: from those that wait, or cover made for this batch. */
export type ClosingLetter =
  | { readonly origin: 'waiting'; readonly commit: Uint8Array }
  | { readonly origin: 'cover'; readonly commit: Uint8Array; readonly salt: Uint8Array; readonly letter: Uint8Array };

export interface BatchClose {
  readonly batch: number;
  readonly day: number;
  /** Ascending by commit. */
  readonly letters: readonly ClosingLetter[];
  /** Commits of the statuses taken, ascending. */
  readonly statuses: readonly Uint8Array[];
  /** Frames for officers A and B, alternating. */
  readonly ratchet: readonly Uint8Array[];
  /** Ascending by commit: the leaves of `caseLog`, in the same order. */
  readonly caseEntries: readonly CaseLeaf[];
  readonly caseLog: Append;
  readonly governanceLog: Append;
  readonly state: InstanceState;
}

export interface CaseLeaf extends CommitAndTag {
  readonly bytes: Uint8Array;
}

/** New leaves at `from`, and the size and root of the log with them. */
export interface Append {
  readonly from: number;
  readonly leaves: readonly Uint8Array[];
  readonly size: number;
  readonly root: Uint8Array;
}

export interface BatchSummary {
  readonly batch: number;
  readonly day: number;
  readonly letters: number;
}

export interface BatchStore {
  /**
   * One transaction: the letters rewritten in commit order, statuses, ratchet frames, both logs, the next state; what waited
   * is gone without a trace of its order. @throws if a log is not at `from`, or a commit or lookup is already in the log
   */
  closeBatch(close: BatchClose): Promise<void>;
  list(): Promise<readonly BatchSummary[]>;
  /** `salt 32 | letter` of a closed batch, at most `count` from place `from` on; null if the batch is not closed. */
  letters(batch: number, from: number, count: number): Promise<readonly Uint8Array[] | null>;
  statements(batch: number): Promise<readonly Uint8Array[] | null>;
  ratchet(batch: number): Promise<readonly Uint8Array[] | null>;
  /**
   * Notes that a member fetched the letters of a closed batch. `mark` (32 bytes) is the member under a key that is not in the
   * store. The first mark is kept until another comes; then only the day of that other one is.
   */
  noteFetch(batch: number, mark: Uint8Array, day: number): Promise<void>;
  /** The day on which a second member had fetched its letters, or null. */
  fetchedOn(batch: number): Promise<number | null>;
}

export type LogName = 'case' | 'governance';

export interface LogHead {
  readonly size: number;
  readonly root: Uint8Array;
  /** What was published last: size, and the right edge of the tree at it (opaque here). */
  readonly published: { readonly size: number; readonly edge: Uint8Array };
}

export interface LogStore {
  head(log: LogName): Promise<LogHead>;
  leaves(log: LogName, from: number, to: number): Promise<readonly Uint8Array[]>;
  setPublished(log: LogName, size: number, edge: Uint8Array): Promise<void>;
  /** Appends outside a batch or slot (a roster, totals) and moves the state. @throws if the log is not at `from` */
  appendGovernance(append: Append, state: InstanceState): Promise<void>;
}

export interface FeedRecord {
  /** 16 bytes. */
  readonly locator: Uint8Array;
  /** 2,048 bytes. */
  readonly frame: Uint8Array;
}

/** 0 keyed, 1 sealed: told by whoever posts, because a sealed frame begins with a key exchange. */
export type Shape = 0 | 1;

export interface PageFrame {
  readonly shape: Shape;
  readonly frame: Uint8Array;
}

export interface WaitingAnswer extends PageFrame {
  readonly id: number;
  readonly day: number;
}

export interface SlotRelease {
  readonly slot: number;
  readonly day: number;
  /** The whole slot file. */
  readonly feed: Uint8Array;
  /** Locators of cover in it, which must not be taken later. */
  readonly cover: readonly FeedRecord[];
  /** The records that waited and are in the file. */
  readonly records: readonly number[];
  /** The answers that waited and are in the pages. */
  readonly answers: readonly number[];
  readonly pages: readonly Uint8Array[];
  readonly governanceLog: Append;
  readonly state: InstanceState;
}

export interface SlotStore {
  /** All or nothing. `same`: every record is there with the same frame; `taken`: some locator is. */
  addRecords(records: readonly FeedRecord[]): Promise<'stored' | 'same' | 'taken'>;
  /** In order of arrival. */
  waitingRecords(): Promise<readonly (FeedRecord & { readonly id: number })[]>;
  addAnswers(answers: readonly PageFrame[], day: number): Promise<void>;
  /** Posted on that day or before, oldest day first. */
  waitingAnswers(day: number): Promise<readonly WaitingAnswer[]>;
  release(release: SlotRelease): Promise<void>;
  feed(slot: number): Promise<Uint8Array | null>;
  /** The pages as they stand, each a ring of frames. */
  pages(): Promise<readonly Uint8Array[]>;
}

export type Role = 'member' | 'oversight';

export interface Account {
  readonly name: string;
  readonly member: number;
  readonly role: Role;
  /** PHC string of argon2id. */
  readonly passwordHash: string;
  /** Base32; null once the member signs in by passkey alone. The server must have it to check a code; it opens nothing but a session. */
  readonly totpSecret: string | null;
}

export interface AccountStore {
  /** False, and nothing written, if the name is taken. */
  add(account: Account): Promise<boolean>;
  find(name: string): Promise<Account | null>;
  list(): Promise<readonly Account[]>;
  /** Also ends the account's sessions. False if there is none of that name. */
  remove(name: string): Promise<boolean>;
  /** New password and one-time codes; removes the account's passkeys and ends its sessions. */
  reset(name: string, passwordHash: string, totpSecret: string): Promise<boolean>;
  /** New password alone. */
  changePassword(name: string, passwordHash: string): Promise<void>;
  /** No one-time codes any more. False, and nothing written, if the account has no passkey: it would have no second factor. */
  removeCodes(name: string): Promise<boolean>;
  /** Marks a time step of the one-time code as used. False if it or a later one was used: a code works once. */
  useStep(name: string, step: number): Promise<boolean>;
}

export interface Passkey {
  /** As its authenticator named it, 16 to 1,023 bytes. */
  readonly id: Uint8Array;
  /** Of the account. */
  readonly name: string;
  /** What its owner calls it. */
  readonly label: string;
  /** COSE key. */
  readonly publicKey: Uint8Array;
  /** The authenticator's own count of signatures; those that are kept in several places stay at 0. */
  readonly counter: number;
  /** On which it was added. */
  readonly day: number;
}

export interface PasskeyStore {
  /** False, and nothing written, if there is one of that id, or the account has as many as it may have. */
  add(passkey: Passkey, most: number): Promise<boolean>;
  find(id: Uint8Array): Promise<Passkey | null>;
  list(name: string): Promise<readonly Passkey[]>;
  /** False if the account has none of that id. */
  rename(name: string, id: Uint8Array, label: string): Promise<boolean>;
  /** False, and nothing written, if it is the account's last second factor, or the account has none of that id. */
  remove(name: string, id: Uint8Array): Promise<boolean>;
  /** Notes the count of a signature. False if it did not grow, unless it has always been 0: the key may have been copied. */
  use(id: Uint8Array, counter: number): Promise<boolean>;
}

/** By which second factor it was begun. */
export type SessionKind = 'CODE' | 'PASSKEY';

export interface Session {
  /** 8 random bytes: what a list calls it. It signs nobody in. */
  readonly handle: Uint8Array;
  readonly name: string;
  readonly member: number;
  readonly role: Role;
  readonly kind: SessionKind;
  readonly begunDay: number;
  readonly lastSeen: number;
  /** When the second factor was last given, in milliseconds. */
  readonly confirmed: number;
  readonly expires: number;
}

export type NewSession = Omit<Session, 'member' | 'role'> & {
  /** Of the session's id: a copy of the store signs nobody in. */
  readonly idHash: Uint8Array;
};

export interface SessionStore {
  add(session: NewSession): Promise<void>;
  find(idHash: Uint8Array): Promise<Session | null>;
  /** In no order that tells anything. */
  list(name: string): Promise<readonly Session[]>;
  touch(idHash: Uint8Array, now: number): Promise<void>;
  /** The second factor was given again. */
  confirm(handle: Uint8Array, now: number): Promise<void>;
  remove(idHash: Uint8Array): Promise<void>;
  /** False if the account has no such session. */
  end(name: string, handle: Uint8Array): Promise<boolean>;
  /** All of the account but one, or all of them. How many there were. */
  endOthers(name: string, kept: Uint8Array | null): Promise<number>;
  /** Removes sessions that ended, or were last seen before `idleSince`. */
  sweep(now: number, idleSince: number): Promise<void>;
}

/** The disk is full; nothing was written. */
export class StoreFullError extends Error {
  constructor() {
    super('The store has no room.');
    this.name = 'StoreFullError';
  }
}
