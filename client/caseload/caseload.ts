/**
 * A member's cases: reads register, letters and feed, keeps cases going, and does what the member asks. Everything a member does is
 * stored in the feed, encrypted and signed, before anything else happens with it.
 */
import { encodeUtf8, formatHex, type Roster } from '../../crypto/index.ts';
import { Refusal } from '../register/transport.ts';
import { viewAccess, type AccessView } from './access-view.ts';
import { basisOf, type MemberAct } from './act.ts';
import type { Alarm } from './alarms.ts';
import { referenceOf, streamAttachment, type AttachmentFile, type AttachmentSink } from './attachment.ts';
import { strayConversations, viewMe, viewPage, viewPerson, viewStrayPage } from './case-view.ts';
import type { CaseFile } from './case-book.ts';
import type { CaseloadEnvironment, Standing } from './environment.ts';
import { Identities } from './identities.ts';
import { isSound, type SoundLetter } from './letters.ts';
import { Outbox, type ActResult, type ReturnedAct } from './outbox.ts';
import { Projector } from './projection.ts';
import { Reading, type SealFacts, type SyncProgress } from './reading.ts';
import { RowShelf } from './row-shelf.ts';
import { freshBasis } from './salvage.ts';
import { renewKeys } from './renewal.ts';
import { Upkeep } from './upkeep.ts';
import type { BatchView, CasePage, CaseRow, Me, Person } from './view.ts';

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

export interface CaseMaterial {
  readonly file: CaseFile;
  readonly standing: Standing;
}

/** Text of one answer, in bytes of UTF-8. */
const answerLimit = 32_768;

export class Caseload {
  readonly #reading: Reading;
  readonly #projector: Projector;
  readonly #outbox: Outbox;
  readonly #upkeep = new Upkeep();
  readonly #rows = new RowShelf();
  readonly identities: Identities;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(environment: CaseloadEnvironment) {
    this.#reading = new Reading(environment);
    this.#projector = new Projector(this.#reading.alarms);
    this.#outbox = new Outbox(this.#reading, this.#projector);
    this.identities = new Identities(this.#reading, this.#outbox, (run) => this.#inTurn(run));
  }

  /**
   * Reads everything new, then posts what has to be posted: starts of cases, follow-ups, new keys, acts that wait, answers.
   *
   * @throws ProtocolError if the register does not hold together or does not know this keyring; Refusal (SIGN_IN_REQUIRED, NETWORK, …)
   */
  sync(onProgress: (progress: SyncProgress) => void = () => undefined): Promise<SyncReport> {
    const { shelf, book, alarms } = this.#reading;
    return this.#inTurn(async () => {
      const lettersBefore = shelf.size;
      const casesBefore = book.files().length;
      const { view } = await this.#reading.readAll(onProgress);
      onProgress({ stage: 'POSTING', done: 0, total: 1 });
      const returned: ReturnedAct[] = [];
      const notPosted = await this.#postAll(returned);
      onProgress({ stage: 'POSTING', done: 1, total: 1 });
      this.#reading.keep();
      return {
        today: view.today,
        newLetters: shelf.size - lettersBefore,
        newCases: book.files().length - casesBefore,
        returned,
        alarms: alarms.list(),
        notPosted,
      };
    });
  }

  /** How old the register was when it was last read, also where it was refused for that; null before. */
  seal(): SealFacts | null {
    return this.#reading.seal;
  }

  /** Null before the first sync. */
  me(): Me | null {
    const { standing, environment } = this.#reading;
    return standing === null ? null : viewMe(standing, environment.keyring.epochs);
  }

  /** Everybody in the newest roster, oneself among them. */
  colleagues(): readonly Person[] {
    const roster = this.#reading.standing?.view.roster;
    return (roster?.members ?? []).flatMap(({ number }) => {
      const person = roster === undefined ? null : viewPerson(roster, number);
      return person === null ? [] : [person];
    });
  }

  /** Newest activity first. */
  rows(): readonly CaseRow[] {
    const { viewing, book, shelf } = this.#reading;
    if (viewing === null) return [];
    for (const file of this.#reading.takeLooked()) this.#rows.forget(file);
    return this.#rows.rows(viewing, book, shelf);
  }

  /** Ids of the cases that are not as they were when this was last called. */
  takeChanged(): readonly string[] {
    return this.#reading.takeChanged();
  }

  /** Who can open the cases that this member can open. */
  access(): readonly AccessView[] {
    const { standing, book } = this.#reading;
    return standing === null ? [] : book.files().flatMap((file) => viewAccess(standing, file) ?? []);
  }

  /** Of one case. Null if this member is not in its circle. */
  accessOf(id: string): AccessView | null {
    const { standing, book } = this.#reading;
    const file = book.file(id);
    return standing === null || file === null ? null : viewAccess(standing, file);
  }

  /** @param id of a row. Null if nothing of it may be shown. */
  page(id: string): CasePage | null {
    const { viewing, book } = this.#reading;
    if (viewing === null) return null;
    const file = book.file(id);
    if (file !== null) return viewPage(viewing, file, this.#outbox.waitingFor(id));
    return viewStrayPage(viewing, this.#lettersOf(id));
  }

  /** What an export is made from: the signed events themselves, with the register and the signer. Null as for `page`, and after an erasure. */
  material(id: string): CaseMaterial | null {
    const { standing, book } = this.#reading;
    const file = book.file(id);
    const page = this.page(id);
    return standing === null || file === null || page === null || page.erased ? null : { file, standing };
  }

  /** Remembers that the member has looked at what is there. */
  markRead(id: string): void {
    this.#reading.see(
      id,
      this.#lettersOf(id).map(({ commit }) => commit),
    );
    const file = this.#reading.book.file(id);
    if (file === null) this.#rows.forgetStrays();
    else this.#rows.forget(file);
  }

  /** Batches that had letters, newest first. */
  batches(): readonly BatchView[] {
    const { shelf, standing } = this.#reading;
    const counts = shelf.counts();
    return (standing?.view.dayNotes ?? [])
      .flatMap(({ batch, day }) => {
        const count = counts.get(batch);
        return count === undefined ? [] : [{ batch, day, ...count }];
      })
      .reverse();
  }

  alarms(): readonly Alarm[] {
    return this.#reading.alarms.list();
  }

  /** Bytes of UTF-8 left in an answer; negative if it is too long. */
  answerRoom(text: string): number {
    return answerLimit - encodeUtf8(text).length;
  }

  /**
   * Does what the member asks. It is meant for the case as the views show it now: if a colleague was quicker and it would mean something
   * else, it comes back.
   *
   * @param keeping LATER for one of many acts in a row: whoever asks for them calls `keep` in the end
   * @throws Refusal if the server refuses: nothing was done, the same act can be tried again. NETWORK: it may have been stored all the
   *   same, so sync and look first
   * @throws MALFORMED, RANGE for an act that no event can carry
   */
  act(id: string, act: MemberAct, keeping: 'NOW' | 'LATER' = 'NOW'): Promise<ActResult> {
    const file = this.#reading.book.file(id);
    const known = file === null || file.chain === null ? freshBasis : basisOf(file.chain.state);
    const basis = { ...known, letters: Math.max(known.letters, file?.letters.length ?? 0) };
    return this.#inTurn(async () => {
      const result = await this.#outbox.act(id, act, basis);
      // Not with the next sync alone: keys may be locked before it, and what waits for its release stands nowhere else.
      if (keeping === 'NOW') this.#reading.keep();
      return result;
    });
  }

  /** Hands what is new to whoever keeps it for the next session. */
  keep(): Promise<void> {
    return this.#inTurn(() => {
      this.#reading.keep();
      return Promise.resolve();
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
    const wanted = this.page(id)?.letters.find(({ commit }) => commit === letter)?.attachment?.id;
    // Among the letters of this source alone: an id is no secret, and another source may have used it too.
    const attachments = this.#lettersOf(id).map(({ opened }) => opened.body.attachment);
    const reference = attachments.find((each) => each !== null && formatHex(each.id) === wanted) ?? null;
    return streamAttachment(this.#reading.environment, referenceOf(reference), sink, onPart);
  }

  /** Days of the newest roster: when keys are to be changed. @throws WRONG_CONTEXT before the first sync */
  calendar(): Pick<Roster, 'epochs' | 'last'> {
    return this.#reading.appending.standing.view.roster;
  }

  /** Gives the keys of these cases to oneself again, before the seed of an old epoch goes (`renewal.ts`). @returns how many keys */
  renew(ids: readonly string[]): Promise<number> {
    return this.#inTurn(() => renewKeys(this.#reading, ids));
  }

  /** Of one case, or of one source without a first letter. */
  #lettersOf(id: string): readonly SoundLetter[] {
    const { book, shelf } = this.#reading;
    const file = book.file(id);
    if (file !== null) return file.letters;
    const strays = strayConversations(shelf.held().filter(isSound), book.files());
    return strays.find((letters) => letters[0]?.commit === id) ?? [];
  }

  /** Everything that has to be posted. What the server refuses now is tried again with the next sync. */
  async #postAll(returned: ReturnedAct[]): Promise<string | null> {
    const { book } = this.#reading;
    try {
      returned.push(...(await this.#outbox.retry()));
      const { appending, logged } = this.#reading;
      for (const { id } of book.files()) {
        // As it stands now: the step before may have read on.
        const file = book.file(id);
        if (file !== null && this.#upkeep.isDue(appending.standing, file))
          await this.#upkeep.keepUp(this.#reading, file);
      }
      for (const file of book.files()) {
        if (this.#projector.isDue(appending.standing, file)) await this.#projector.project(appending, file, logged);
      }
      await this.identities.keepUp();
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.code;
    } finally {
      const { standing, logged } = this.#reading;
      if (standing !== null) this.#projector.check(standing.view, logged);
    }
  }

  /** One thing at a time: reading and acting change the same state. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}
