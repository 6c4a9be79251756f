/** What a session has read so far: register, letters, feed, and the cases that they make up. */
import { encodeUtf8, formatHex, locator, ProtocolError, statementCommit } from '../../crypto/index.ts';
import { ForkedRegister, RolledBackRegister, type ForkEvidence } from '../register/fork.ts';
import type { BundleCache } from '../register/log-download.ts';
import { assertFresh, type RegisterAge } from '../register/seal.ts';
import { AlarmBoard } from './alarms.ts';
import type { Appending } from './append.ts';
import { CaseBook, validEvents, type CaseFile } from './case-book.ts';
import type { Viewing } from './case-view.ts';
import { readStanding, type CaseloadEnvironment, type Standing } from './environment.ts';
import { FeedIndex } from './feed.ts';
import { IdentityMail } from './identity-mail.ts';
import { ownHands } from './heavy-work.ts';
import { hasRosters, only, rostersOf } from './kept-records.ts';
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
  /** Those that a next session has still to be told of, by case. */
  readonly #freshCommits = new Map<string, (readonly [string, string])[]>();
  /** Hashes of own events that are stored and not yet released, by case. */
  readonly #pending = new Map<string, ReadonlySet<string>>();
  /** The same of all cases: after many acts in a row there are many. */
  readonly #unreleased = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #looked = new Set<CaseFile>();
  readonly #keptBundles = new Set<string>();
  #logged: ReadonlyMap<string, number> = new Map();
  #standing: Standing | null = null;
  /** Of the register as it was last proved, also where it was then refused for its age. */
  seal: SealFacts | null = null;

  constructor(environment: CaseloadEnvironment) {
    this.environment = environment;
    const hands = environment.hands ?? ownHands(environment.suite);
    this.shelf = new LetterShelf(environment, this.alarms, hands);
    this.#feed = new FeedIndex(environment, this.alarms);
    this.identityMail = new IdentityMail(environment.suite);
    this.book = new CaseBook(environment, this.shelf, this.#feed, [this.identityMail], hands);
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
      isPending: ({ verified }) => this.#unreleased.has(verified.hash),
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
    const isFirst = this.#standing === null;
    if (isFirst) await this.#restoreBundles();
    const standing = await this.#readStanding();
    this.#standing = standing;
    this.#logged = daysByCommit(standing.view);
    report('REGISTER')(1, 1);
    if (isFirst) await this.#restore(standing);
    await this.shelf.sync(standing.view, report('LETTERS'));
    await this.#feed.sync(standing.view, report('FEED'), () => this.readCases(report('GRANTS')));
    await this.readCases(report('GRANTS'));
    return standing;
  }

  /** Reads on in all cases, own events that wait for their release among them. */
  async readCases(onGrant?: (done: number, total: number) => void): Promise<void> {
    const { standing } = this.appending;
    await this.book.update(standing, onGrant);
    this.#feed.drop();
    for (const id of this.book.takeChanged()) {
      this.#changed.add(id);
      const file = this.book.file(id);
      if (file === null) continue;
      await this.#look(standing, file);
      this.#looked.add(file);
    }
  }

  /** Cases of which it has become known since the last call what waits and under which commits answers stand. */
  takeLooked(): readonly CaseFile[] {
    const looked = [...this.#looked];
    this.#looked.clear();
    return looked;
  }

  /** Ids of the cases that are not as they were when this was last called. */
  takeChanged(): readonly string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** Remembers that the member has looked at a case, with what is in it. @param letters their commits */
  see(id: string, letters: readonly string[]): void {
    const names = [...letters, id];
    if (names.every((name) => this.seen.has(name))) return;
    for (const name of names) this.seen.add(name);
    const { kept } = this.environment;
    kept?.put('seen', id, names);
    void kept?.flush();
  }

  /** Hands what is new to whoever keeps it for the next session. */
  keep(): void {
    const { kept } = this.environment;
    if (kept === undefined || this.#standing === null) return;
    const { view } = this.#standing;
    for (const [path, bytes] of this.#cache) {
      if (!this.#keptBundles.has(path)) kept.put('bundle', path, bytes);
      this.#keptBundles.add(path);
    }
    kept.put('rosters', only, rostersOf(this.#standing));
    for (const each of this.shelf.takeChanged(view))
      kept.put('batch', `${String(each.batch)} ${String(each.part)}`, each);
    for (const slot of this.#feed.takeChanged()) kept.put('slot', String(slot.slot), slot);
    for (const each of this.book.takeKept()) kept.put('case', each.letter, each);
    for (const [id, commits] of this.#freshCommits) kept.put('answers', id, commits);
    this.#freshCommits.clear();
    kept.put('sealed', only, this.book.keptSealed());
    kept.put('pending', only, this.#feed.pending());
    // While the member works on.
    void kept.flush();
  }

  /** Which own events wait, and the commits of the answers. */
  async #look({ signer }: Standing, { id, chain, keys }: CaseFile): Promise<void> {
    const waiting = new Set<string>();
    const commits: [string, string][] = [];
    const { suite } = this.environment;
    for (const { verified, seq } of chain === null ? [] : validEvents(chain)) {
      const { event, hash } = verified;
      if (event.type === 'ANSWER') {
        const { statement, salt } = event.data;
        const commit = this.#commits.get(hash) ?? formatHex(await statementCommit(suite, statement, salt));
        this.#commits.set(hash, commit);
        commits.push([hash, commit]);
      }
      if (!this.#feed.isWaiting || event.member !== signer.member) continue;
      for (const key of keys) {
        const at = formatHex(await locator(suite, key, seq));
        if (this.#feed.orderOf(at) === Number.POSITIVE_INFINITY) waiting.add(hash);
      }
    }
    for (const hash of this.#pending.get(id) ?? []) this.#unreleased.delete(hash);
    for (const hash of waiting) this.#unreleased.add(hash);
    if (waiting.size > 0) this.#pending.set(id, waiting);
    else this.#pending.delete(id);
    if (commits.length > 0) this.#freshCommits.set(id, commits);
  }

  /** Proven before; proved again with everything that comes to them. */
  async #restoreBundles(): Promise<void> {
    const bundles = (await this.environment.kept?.all('bundle')) ?? new Map<string, Uint8Array>();
    for (const [path, bytes] of bundles) {
      this.#cache.set(path, bytes);
      this.#keptBundles.add(path);
    }
  }

  async #restore(standing: Standing): Promise<void> {
    const { kept } = this.environment;
    if (kept === undefined) return;
    const { view } = standing;
    const batches = [...(await kept.all('batch')).values()];
    const slots = [...(await kept.all('slot')).values()];
    const rosters = (await kept.all('rosters')).get(only) ?? [];
    if (!this.shelf.fits(view, batches) || !this.#feed.fits(view, slots) || !hasRosters(standing, rosters)) {
      await kept.discard();
      return;
    }
    for (const names of (await kept.all('seen')).values()) for (const name of names) this.seen.add(name);
    for (const commits of (await kept.all('answers')).values())
      for (const [hash, commit] of commits) this.#commits.set(hash, commit);
    this.shelf.restore(view, batches);
    this.#feed.restore(view, slots, (await kept.all('pending')).get(only) ?? []);
    const cases = [...(await kept.all('case')).values()];
    await this.book.restore(standing, cases, (await kept.all('sealed')).get(only) ?? []);
    this.#freshCommits.clear();
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
