/** What a session has read so far: register, letters, feed, and the cases that they make up. */
import { encodeUtf8, formatHex, locator, ProtocolError, statementCommit } from '../../crypto/index.ts';
import { ForkedRegister, RolledBackRegister, type ForkEvidence } from '../register/fork.ts';
import type { BundleCache } from '../register/log-download.ts';
import { assertFresh, type RegisterAge } from '../register/seal.ts';
import { AlarmBoard } from './alarms.ts';
import type { Appending } from './append.ts';
import { CaseBook, validEvents } from './case-book.ts';
import type { Viewing } from './case-view.ts';
import { readStanding, type CaseloadEnvironment, type Standing } from './environment.ts';
import { FeedIndex } from './feed.ts';
import { IdentityMail } from './identity-mail.ts';
import { daysByCommit, LetterShelf } from './letters.ts';

export type SyncStage = 'REGISTER' | 'LETTERS' | 'FEED' | 'GRANTS' | 'POSTING';

export interface SyncProgress {
  readonly stage: SyncStage;
  readonly done: number;
  readonly total: number;
}

/** How old the register is, and the day of what that is counted from; UTC days since 1970-01-01. */
export interface SealFacts {
  readonly age: RegisterAge;
  readonly day: number;
}

export class Reading {
  readonly environment: CaseloadEnvironment;
  readonly alarms = new AlarmBoard();
  readonly shelf: LetterShelf;
  readonly book: CaseBook;
  readonly identityMail: IdentityMail;
  /** Letters that the member has looked at in this session, by commit. */
  readonly seen = new Set<string>();
  readonly #feed: FeedIndex;
  readonly #cache: BundleCache = new Map();
  /** Commit of the status entry by the hash of its event. */
  readonly #commits = new Map<string, string>();
  /** Hashes of own events that are stored and not yet released. */
  readonly #pending = new Set<string>();
  #logged: ReadonlyMap<string, number> = new Map();
  #standing: Standing | null = null;
  /** Of the register as it was last proved, also where it was then refused for its age. */
  seal: SealFacts | null = null;

  constructor(environment: CaseloadEnvironment) {
    this.environment = environment;
    this.shelf = new LetterShelf(environment, this.alarms);
    this.#feed = new FeedIndex(environment, this.alarms);
    this.identityMail = new IdentityMail(environment.suite);
    this.book = new CaseBook(environment, this.shelf, this.#feed, [this.identityMail]);
  }

  /** Null before the first reading. */
  get standing(): Standing | null {
    return this.#standing;
  }

  /** Day of every entry of the case log, by the hex of its commit. */
  get logged(): ReadonlyMap<string, number> {
    return this.#logged;
  }

  /** For whatever posts. @throws WRONG_CONTEXT before the first reading */
  get appending(): Appending {
    if (this.#standing === null) throw new ProtocolError('WRONG_CONTEXT');
    return { environment: this.environment, standing: this.#standing, feed: this.#feed };
  }

  /** Null before the first reading. */
  get viewing(): Viewing | null {
    if (this.#standing === null) return null;
    return {
      standing: this.#standing,
      read: this.seen,
      loggedDay: (event) => this.#logged.get(this.#commits.get(event) ?? '') ?? null,
      isPending: ({ verified }) => this.#pending.has(verified.hash),
    };
  }

  /** Reads everything that is new. @throws ProtocolError if the register does not hold together; Refusal */
  async readAll(onProgress: (progress: SyncProgress) => void = () => undefined): Promise<Standing> {
    const report =
      (stage: SyncStage) =>
      (done: number, total: number): void => {
        onProgress({ stage, done, total });
      };
    report('REGISTER')(0, 1);
    const standing = await this.#readStanding();
    this.#standing = standing;
    this.#logged = daysByCommit(standing.view);
    report('REGISTER')(1, 1);
    await this.shelf.sync(standing.view, report('LETTERS'));
    await this.#feed.sync(standing.view, report('FEED'));
    await this.readCases(report('GRANTS'));
    return standing;
  }

  /** Reads on in all cases, own events that wait for their release among them. */
  async readCases(onGrant?: (done: number, total: number) => void): Promise<void> {
    const { standing } = this.appending;
    await this.book.update(standing, onGrant);
    this.#pending.clear();
    for (const { chain, keys } of this.book.files()) {
      for (const placed of chain === null ? [] : validEvents(chain)) {
        const { event, hash } = placed.verified;
        if (event.type === 'ANSWER' && !this.#commits.has(hash)) {
          const { statement, salt } = event.data;
          this.#commits.set(hash, formatHex(await statementCommit(this.environment.suite, statement, salt)));
        }
        if (!this.#feed.isWaiting || event.member !== standing.signer.member) continue;
        for (const key of keys) {
          const at = formatHex(await locator(this.environment.suite, key, placed.seq));
          if (this.#feed.find(at)?.order === Number.POSITIVE_INFINITY) this.#pending.add(hash);
        }
      }
    }
  }

  /** What was signed once stays. @throws FORKED and ROLLED_BACK, with an alarm; STALE_REGISTER, and what `readStanding` throws */
  async #readStanding(): Promise<Standing> {
    try {
      const standing = await readStanding(this.environment, this.#cache, this.#standing);
      this.seal = { age: standing.view.seal.age, day: standing.view.seal.day };
      assertFresh(standing.view);
      return standing;
    } catch (error) {
      if (error instanceof ForkedRegister || error instanceof RolledBackRegister) this.#raiseChange(error.evidence);
      throw error;
    }
  }

  #raiseChange({ log, notes }: ForkEvidence): void {
    const files = notes.map((note, index) => ({
      name: `${log}-checkpoint-${String(index + 1)}.txt`,
      bytes: encodeUtf8(note),
    }));
    this.alarms.raise({ code: 'HISTORY_CHANGED', day: this.environment.deviceDay(), evidence: { log }, files });
  }
}
