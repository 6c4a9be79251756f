/**
 * A member's cases: reads register, letters and feed, keeps cases going, and does what the member asks. Everything a member does is
 * stored in the feed, encrypted and signed, before anything else happens with it.
 */
import { encodeUtf8, formatHex, locator, parseHex, ProtocolError, statementCommit } from '../../crypto/index.ts';
import type { BundleCache } from '../register/log-download.ts';
import { expectStatus, Refusal } from '../register/transport.ts';
import { basisOf, draftEvents, isOvertaken, type Basis, type MemberAct, type ReturnReason } from './act.ts';
import { AlarmBoard, type Alarm } from './alarms.ts';
import { appendEvents, eventDay, sealKeysTo, type Appending } from './append.ts';
import { referenceOf, streamAttachment, type AttachmentFile, type AttachmentSink } from './attachment.ts';
import { CaseBook, validEvents, type CaseFile } from './case-book.ts';
import {
  presentCircle,
  strayConversations,
  viewMe,
  viewPage,
  viewPerson,
  viewRow,
  viewStray,
  viewStrayPage,
  type Viewing,
} from './case-view.ts';
import { readStanding, type CaseloadEnvironment, type Standing } from './environment.ts';
import { FeedIndex } from './feed.ts';
import { daysByCommit, isSound, LetterShelf } from './letters.ts';
import { Projector } from './projection.ts';
import { actsIn, freshBasis } from './salvage.ts';
import { beginCase, isToBegin, lettersToJoin, rotateKey } from './upkeep.ts';
import type { CasePage, CaseRow, Me, Person } from './view.ts';

export type SyncStage = 'REGISTER' | 'LETTERS' | 'FEED' | 'GRANTS' | 'POSTING';

export interface SyncProgress {
  readonly stage: SyncStage;
  readonly done: number;
  readonly total: number;
}

export interface ReturnedAct {
  readonly id: string;
  readonly act: MemberAct;
  readonly why: ReturnReason;
}

export interface SyncReport {
  readonly today: number;
  readonly newLetters: number;
  readonly newCases: number;
  /** Acts that waited and cannot be done any more; the member decides again. */
  readonly returned: readonly ReturnedAct[];
  readonly alarms: readonly Alarm[];
  /** Why something could not be posted just now (it is tried again), or null. */
  readonly notPosted: string | null;
}

export type ActResult =
  | { readonly outcome: 'DONE' }
  /** A colleague's event that is not released yet is in the way; tried again with every sync. */
  | { readonly outcome: 'WAITING' }
  | { readonly outcome: 'RETURNED'; readonly act: MemberAct; readonly why: ReturnReason };

interface Waiting {
  readonly id: string;
  readonly act: MemberAct;
  readonly basis: Basis;
}

/** How often an act is tried again at once when colleagues are quicker. */
const attempts = 5;
/** Text of one answer, in bytes of UTF-8. */
const answerLimit = 32_768;

export class Caseload {
  readonly #environment: CaseloadEnvironment;
  readonly #alarms = new AlarmBoard();
  readonly #shelf: LetterShelf;
  readonly #feed: FeedIndex;
  readonly #book: CaseBook;
  readonly #projector: Projector;
  readonly #cache: BundleCache = new Map();
  readonly #read = new Set<string>();
  readonly #salvaged = new Set<string>();
  /** Commit of the status entry by the hash of its event. */
  readonly #commits = new Map<string, string>();
  readonly #pending = new Set<string>();
  #logged: ReadonlyMap<string, number> = new Map();
  #standing: Standing | null = null;
  #outbox: readonly Waiting[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(environment: CaseloadEnvironment) {
    this.#environment = environment;
    this.#shelf = new LetterShelf(environment, this.#alarms);
    this.#feed = new FeedIndex(environment, this.#alarms);
    this.#book = new CaseBook(environment, this.#shelf, this.#feed);
    this.#projector = new Projector(this.#alarms);
  }

  /**
   * Reads everything new, then posts what has to be posted: starts of cases, follow-ups, new keys, acts that wait, answers.
   *
   * @throws ProtocolError if the register does not hold together or does not know this keyring; Refusal (SIGN_IN_REQUIRED, NETWORK, …)
   */
  sync(onProgress: (progress: SyncProgress) => void = () => undefined): Promise<SyncReport> {
    return this.#inTurn(async () => {
      const lettersBefore = this.#shelf.held().length;
      const casesBefore = this.#book.files().length;
      const standing = await this.#readAll(onProgress);
      onProgress({ stage: 'POSTING', done: 0, total: 1 });
      const returned: ReturnedAct[] = [];
      const notPosted = await this.#postAll(returned);
      onProgress({ stage: 'POSTING', done: 1, total: 1 });
      return {
        today: standing.view.today,
        newLetters: this.#shelf.held().length - lettersBefore,
        newCases: this.#book.files().length - casesBefore,
        returned,
        alarms: this.alarms(),
        notPosted,
      };
    });
  }

  /** Null before the first sync. */
  me(): Me | null {
    return this.#standing === null ? null : viewMe(this.#standing);
  }

  /** Everybody in the newest roster, oneself among them. */
  colleagues(): readonly Person[] {
    const roster = this.#standing?.view.roster;
    return (roster?.members ?? []).flatMap(({ number }) => {
      const person = roster === undefined ? null : viewPerson(roster, number);
      return person === null ? [] : [person];
    });
  }

  /** Newest activity first. */
  rows(): readonly CaseRow[] {
    const viewing = this.#viewing();
    if (viewing === null) return [];
    const files = this.#book.files();
    const held = this.#shelf.held();
    const strays = [
      ...held.filter((letter) => !isSound(letter)),
      ...strayConversations(held.filter(isSound), files).flatMap((letters) => letters.slice(0, 1)),
    ];
    const rows = [
      ...files.map((file) => viewRow(viewing, file)),
      ...strays.flatMap((letter) => viewStray(viewing, letter) ?? []),
    ];
    return rows.sort((a, b) => b.lastActivityDay - a.lastActivityDay || (a.id < b.id ? -1 : 1));
  }

  /** @param id of a row. Null if nothing of it may be shown. */
  page(id: string): CasePage | null {
    const viewing = this.#viewing();
    if (viewing === null) return null;
    const file = this.#book.file(id);
    if (file !== null) return viewPage(viewing, file, this.#waitingFor(id));
    const strays = strayConversations(this.#shelf.held().filter(isSound), this.#book.files());
    return viewStrayPage(viewing, strays.find((letters) => letters[0]?.commit === id) ?? []);
  }

  /** Remembers for this session that the member has looked at what is there. */
  markRead(id: string): void {
    for (const { commit } of this.#book.file(id)?.letters ?? []) this.#read.add(commit);
    this.#read.add(id);
  }

  alarms(): readonly Alarm[] {
    return this.#alarms.list();
  }

  /** Bytes of UTF-8 left in an answer; negative if it is too long. */
  answerRoom(text: string): number {
    return answerLimit - encodeUtf8(text).length;
  }

  /**
   * Does what the member asks. It is meant for the case as the views show it now: if a colleague was quicker and it would mean something
   * else, it comes back.
   *
   * @throws Refusal if the server cannot be reached or refuses: nothing was done, the same act can be tried again
   * @throws MALFORMED, RANGE for an act that no event can carry
   */
  act(id: string, act: MemberAct): Promise<ActResult> {
    const state = this.#book.file(id)?.chain?.state;
    const basis = state === undefined ? freshBasis : basisOf(state);
    return this.#inTurn(async () => {
      const result = await this.#tryAct({ id, act, basis });
      if (result.outcome === 'WAITING') this.#outbox = [...this.#outbox, { id, act, basis }];
      return result;
    });
  }

  /**
   * Streams the attachment of a letter to a sink, and then asks the server to keep it as long as the case.
   *
   * @param letter commit in hex, as in the page
   * @throws WRONG_CONTEXT without such an attachment, and what `streamAttachment` throws
   */
  async saveAttachment(
    id: string,
    letter: string,
    sink: AttachmentSink,
    onPart?: () => void,
  ): Promise<readonly AttachmentFile[]> {
    const files = await this.readAttachment(id, letter, sink, onPart);
    const claimed = this.page(id)?.letters.find(({ commit }) => commit === letter)?.attachment;
    if (claimed !== undefined && claimed !== null && !claimed.claimed) {
      await this.act(id, { type: 'CLAIM', ids: [claimed.id] });
    }
    return files;
  }

  /** The same without keeping it: for previews. */
  readAttachment(
    id: string,
    letter: string,
    sink: AttachmentSink,
    onPart?: () => void,
  ): Promise<readonly AttachmentFile[]> {
    const shown = this.page(id)?.letters.find(({ commit }) => commit === letter);
    const wanted = shown?.attachment?.id;
    const attachments = this.#shelf.held().map(({ opened }) => opened?.body.attachment ?? null);
    const reference = attachments.find((each) => each !== null && formatHex(each.id) === wanted) ?? null;
    return streamAttachment(this.#environment, referenceOf(reference), sink, onPart);
  }

  /** One thing at a time: reading and acting change the same state. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #readAll(onProgress: (progress: SyncProgress) => void): Promise<Standing> {
    const report =
      (stage: SyncStage) =>
      (done: number, total: number): void => {
        onProgress({ stage, done, total });
      };
    report('REGISTER')(0, 1);
    const standing = await readStanding(this.#environment, this.#cache, this.#standing);
    this.#checkHistory(standing);
    this.#standing = standing;
    this.#logged = daysByCommit(standing.view);
    report('REGISTER')(1, 1);
    await this.#shelf.sync(standing.view, report('LETTERS'));
    await this.#feed.sync(standing.view, report('FEED'));
    await this.#readCases(standing, report('GRANTS'));
    return standing;
  }

  async #readCases(standing: Standing, onGrant?: (done: number, total: number) => void): Promise<void> {
    await this.#book.update(standing, onGrant);
    for (const { chain } of this.#book.files()) {
      for (const { verified } of chain === null ? [] : validEvents(chain)) {
        const { event, hash } = verified;
        if (event.type !== 'ANSWER' || this.#commits.has(hash)) continue;
        const { statement, salt } = event.data;
        this.#commits.set(hash, formatHex(await statementCommit(this.#environment.suite, statement, salt)));
      }
    }
    await this.#findPending(standing);
  }

  /** Own events that are stored and not yet released. */
  async #findPending(standing: Standing): Promise<void> {
    this.#pending.clear();
    if (!this.#feed.isWaiting) return;
    for (const { chain, keys } of this.#book.files()) {
      for (const placed of chain === null ? [] : validEvents(chain)) {
        if (placed.verified.event.member !== standing.signer.member) continue;
        for (const key of keys) {
          const at = formatHex(await locator(this.#environment.suite, key, placed.seq));
          if (this.#feed.find(at)?.order === Number.POSITIVE_INFINITY) this.#pending.add(placed.verified.hash);
        }
      }
    }
  }

  /** What was signed once stays. */
  #checkHistory({ view }: Standing): void {
    const before = this.#standing?.view;
    if (before === undefined) return;
    const changed =
      before.dayNotes.some((note, index) => JSON.stringify(note) !== JSON.stringify(view.dayNotes[index])) ||
      before.slotNotes.some((note, index) => JSON.stringify(note) !== JSON.stringify(view.slotNotes[index]));
    if (!changed) return;
    const evidence = { before: before.newestDay.root, batch: before.newestDay.batch };
    this.#alarms.raise({ code: 'HISTORY_CHANGED', day: view.today, evidence });
    throw new ProtocolError('BAD_PROOF');
  }

  /** Everything that has to be posted. What the server refuses now is tried again with the next sync. */
  async #postAll(returned: ReturnedAct[]): Promise<string | null> {
    let refused: string | null = null;
    const unlessRefused = async (post: () => Promise<unknown>): Promise<void> => {
      if (refused !== null) return;
      try {
        await post();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused = error.code;
      }
    };
    await unlessRefused(() => this.#retryOutbox(returned));
    for (const { id } of this.#book.files()) await unlessRefused(() => this.#keepUp(id));
    for (const file of this.#book.files()) await unlessRefused(() => this.#project(file));
    if (this.#standing !== null) this.#projector.check(this.#standing.view.today, this.#logged);
    return refused;
  }

  async #retryOutbox(returned: ReturnedAct[]): Promise<void> {
    const waiting = [...this.#outbox, ...this.#book.files().flatMap((file) => this.#salvage(file))];
    this.#outbox = waiting;
    for (const item of waiting) {
      const result = await this.#tryAct(item);
      if (result.outcome === 'WAITING') continue;
      this.#outbox = this.#outbox.filter((each) => each !== item);
      if (result.outcome === 'RETURNED') returned.push({ id: item.id, act: item.act, why: result.why });
    }
  }

  /** Own work under starts that came too late, once the one that stands is released. */
  #salvage({ id, chain, settled, lost }: CaseFile): Waiting[] {
    const { standing } = this.#sure();
    if (chain === null || !settled) return [];
    return lost.flatMap((late) => {
      const name = late.state.events[0] ?? '';
      if (this.#salvaged.has(name)) return [];
      this.#salvaged.add(name);
      return actsIn(late, standing.signer.member).map((act) => ({ id, act, basis: freshBasis }));
    });
  }

  async #keepUp(id: string): Promise<void> {
    const appending = this.#sure();
    const file = this.#book.file(id);
    if (file === null) return;
    if (isToBegin(appending, file)) {
      if (await beginCase(appending, this.#book, file)) await this.#readCases(appending.standing);
      return;
    }
    if (
      file.chain === null ||
      !file.settled ||
      !presentCircle(appending.standing, file.chain.state).includes(appending.standing.signer.member)
    )
      return;
    const joining = lettersToJoin(file);
    if (joining.length > 0) {
      await appendEvents(appending, { chain: file.chain, facts: file.facts }, joining);
      await this.#readCases(appending.standing);
      return;
    }
    if (file.chain.state.rotationDue && (await rotateKey(appending, this.#book, file))) {
      await this.#readCases(appending.standing);
    }
  }

  async #project(file: CaseFile): Promise<void> {
    const appending = this.#sure();
    await this.#projector.project(appending, file, this.#logged);
  }

  async #tryAct({ id, act, basis }: Waiting): Promise<ActResult> {
    const back = (why: ReturnReason): ActResult => ({ outcome: 'RETURNED', act, why });
    for (let attempt = 0; attempt < attempts; attempt++) {
      const appending = this.#sure();
      const file = this.#book.file(id);
      if (file?.chain === null || file === null) return back('NO_CASE');
      const { chain } = file;
      if (isOvertaken(act, basis, chain.state)) return back('OVERTAKEN');
      const outcome = await this.#appendAct(appending, file, act);
      if (outcome === 'POSTED') {
        await this.#readCases(appending.standing);
        await this.#followThrough(id, act);
        return { outcome: 'DONE' };
      }
      if (outcome !== 'TAKEN') return back(outcome);
      await this.#readAll(() => undefined);
      const now = this.#book.file(id)?.chain;
      if (now !== undefined && now !== null && now.next === chain.next && now.state.head === chain.state.head) break;
    }
    return { outcome: 'WAITING' };
  }

  async #appendAct(appending: Appending, file: CaseFile, act: MemberAct): Promise<'POSTED' | 'TAKEN' | ReturnReason> {
    const { chain, facts, first, keys } = file;
    if (chain === null) return 'NO_CASE';
    const { suite, random } = this.#environment;
    const drafting = {
      ...{ suite, random, signer: appending.standing.signer, state: chain.state },
      source: first.opened.body.sign,
      day: eventDay(appending.standing, chain.state),
    };
    try {
      const contents = await draftEvents(drafting, act);
      if (typeof contents === 'string') return contents;
      if (contents.length === 0) return 'POSTED';
      // Letting somebody in and stepping aside look alike from outside: sixteen sealed frames.
      const sealed =
        act.type === 'GRANT' || act.type === 'RECUSE'
          ? await sealKeysTo(appending, parseHex(file.id), keys, act.type === 'GRANT' ? [act.to] : [])
          : [];
      return await appendEvents(appending, { chain, facts }, contents, sealed);
    } catch (error) {
      if (error instanceof ProtocolError && error.code === 'TOO_LARGE') return 'TOO_LARGE';
      throw error;
    }
  }

  /** What comes after an act is stored. If it fails now, the next sync does it. */
  async #followThrough(id: string, act: MemberAct): Promise<void> {
    const file = this.#book.file(id);
    if (file === null) return;
    try {
      if (act.type === 'ANSWER' || act.type === 'APPROVE') await this.#project(file);
      if (act.type === 'CLAIM') await this.#postClaims(act.ids);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  async #postClaims(ids: readonly string[]): Promise<void> {
    const body = encodeUtf8(JSON.stringify({ ids }));
    expectStatus(await this.#environment.transport.send('POST', '/api/member/claims', body), 204);
  }

  /** @throws WRONG_CONTEXT before the first sync */
  #sure(): Appending {
    if (this.#standing === null) throw new ProtocolError('WRONG_CONTEXT');
    return { environment: this.#environment, standing: this.#standing, feed: this.#feed };
  }

  #viewing(): Viewing | null {
    if (this.#standing === null) return null;
    return {
      standing: this.#standing,
      read: this.#read,
      loggedDay: (event) => this.#logged.get(this.#commits.get(event) ?? '') ?? null,
      isPending: ({ verified }) => this.#pending.has(verified.hash),
    };
  }

  #waitingFor(id: string): readonly MemberAct[] {
    return this.#outbox.filter((item) => item.id === id).map(({ act }) => act);
  }
}
