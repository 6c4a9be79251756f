/** What the page knows and can do. Signals hold view data only; everything secret stays behind the link to the worker. */
import { batch, signal } from '@preact/signals';
import { Entrance, type LockReason } from '../staff/entrance.ts';
import { codeOf, WorkerLink } from '../staff/worker-link.ts';
import { Drafts } from './case/drafts.ts';
import { fetchFiles, type FileExchange, type FileReceiver } from './file-link.ts';
import { ListMemory } from './lists/list-memory.ts';
import { OverviewKeeper } from './overview-keeper.ts';
import type { IndexProblem } from './worker/sealed-place.ts';
import type { CaseFront, Exchanges, News, Overview, Watched } from './worker/messages.ts';
import type { OverviewNews } from './worker/told-overview.ts';
import type { ActResult, Alarm, CasePage, MemberAct, ReturnedAct, SyncProgress } from './worker/views.ts';

export type Place = 'today' | 'cases' | 'people' | 'letters' | 'requests' | 'alarms' | 'keys';

/** The case in front: its front sheet, and the rest once the member has decided to read. */
export interface OpenCase {
  readonly id: string;
  readonly front: CaseFront;
  readonly page: CasePage | null;
}

/** Said once, quietly, at the foot of the page. The text has the id `said-<what>`. */
export interface Said {
  readonly what: string;
  readonly tone: 'success' | 'attention';
  /** So that the same words twice are announced twice. */
  readonly number: number;
}

export interface SyncStatus {
  /** Milliseconds since 1970; null before the first time. */
  readonly at: number | null;
  readonly problem: string | null;
}

/** In a demonstration, what was posted is published about this much later; elsewhere one more look does no harm. */
const soonMilliseconds = 2_000;

export interface WorkplaceEnvironment {
  readonly startWorker: () => Worker;
  readonly token: string;
  readonly clock: () => number;
}

export class Workplace {
  readonly entrance: Entrance;
  readonly overview = signal<Overview | null>(null);
  /** What was noticed about the server; kept through a lock, because it may be why somebody locks. */
  readonly watched = signal<Watched>({ alarms: [], seal: null });
  readonly progress = signal<SyncProgress | null>(null);
  readonly syncing = signal(false);
  readonly sync = signal<SyncStatus>({ at: null, problem: null });
  readonly place = signal<Place>('today');
  readonly open = signal<OpenCase | null>(null);
  readonly said = signal<Said | null>(null);
  readonly returned = signal<readonly ReturnedAct[]>([]);
  /** Why what was read is not kept for the next session, or null. */
  readonly index = signal<IndexProblem | null>(null);
  readonly drafts = new Drafts();
  /** Ids of cases whose acknowledgement is on the way. */
  readonly acknowledging = signal<ReadonlySet<string>>(new Set());
  readonly lists = new ListMemory();

  readonly #environment: WorkplaceEnvironment;
  #link: WorkerLink<Exchanges, News>;
  /** Grows with each lock: what an ended worker was asked must not come back. */
  #epoch = 0;
  /** Of the worker that answers now. */
  #keeper = new OverviewKeeper();
  #saidCount = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(environment: WorkplaceEnvironment) {
    this.#environment = environment;
    this.#link = this.#start();
    this.entrance = new Entrance(environment.token, () => this.#link);
  }

  async signOut(): Promise<void> {
    await this.entrance.signOut();
    await this.lock('member');
    this.entrance.lockedBy.value = null;
    this.watched.value = { alarms: [], seal: null };
  }

  /** Opens the keyring and reads everything for the first time. @throws Refused */
  async unlock(file: string, passphrase: string): Promise<void> {
    await this.entrance.openKeyring(file, passphrase);
    const epoch = this.#epoch;
    this.syncing.value = true;
    try {
      const { report, overview } = await this.#link.ask('SYNC', null);
      if (epoch !== this.#epoch) return;
      batch(() => {
        this.#take(overview);
        this.returned.value = report.returned;
        this.sync.value = { at: this.#environment.clock(), problem: report.notPosted };
        this.entrance.lockedBy.value = null;
        this.entrance.unlocked.value = true;
      });
      this.#synchroniseSoon();
    } finally {
      this.syncing.value = false;
      this.progress.value = null;
    }
  }

  /** Reads what is new. Problems are said quietly: the next time comes by itself. */
  async synchronise(): Promise<void> {
    if (this.syncing.value || !this.entrance.unlocked.value) return;
    const epoch = this.#epoch;
    this.syncing.value = true;
    try {
      const { report, overview } = await this.#link.ask('SYNC', null);
      if (epoch !== this.#epoch) return;
      this.#take(overview);
      this.returned.value = [...this.returned.value, ...report.returned];
      await this.#refresh();
      this.sync.value = { at: this.#environment.clock(), problem: report.notPosted };
    } catch (error) {
      if (epoch === this.#epoch) this.#noteProblem(codeOf(error));
    } finally {
      if (epoch === this.#epoch) {
        this.syncing.value = false;
        this.progress.value = null;
      }
    }
  }

  goTo(place: Place): void {
    batch(() => {
      this.open.value = null;
      this.place.value = place;
    });
  }

  /** Shows the front sheet; the report only if this member has worked on the case before. */
  async openCase(id: string): Promise<void> {
    const epoch = this.#epoch;
    const front = await this.#link.ask('FRONT', { id });
    if (epoch !== this.#epoch) return;
    if (front === null) {
      this.say('closed-to-me', 'attention');
      return;
    }
    this.open.value = { id, front, page: null };
    if (front.worked) await this.read();
  }

  /** Opens the report of the case in front. */
  async read(): Promise<void> {
    const open = this.open.value;
    if (open === null) return;
    const epoch = this.#epoch;
    const answer = await this.#link.ask('READ', { id: open.id });
    if (epoch !== this.#epoch) return;
    const isInFront = this.open.value?.id === open.id;
    batch(() => {
      // Also when another case is in front by now: what is told once is not told again.
      if (answer !== null) this.#take(answer.overview);
      if (isInFront && answer !== null)
        this.open.value = { ...open, front: { ...open.front, row: answer.page }, page: answer.page };
    });
    if (!isInFront || answer !== null) return;
    this.open.value = null;
    this.say('closed-to-me', 'attention');
  }

  closeCase(): void {
    this.open.value = null;
  }

  /** @throws Refused */
  async act(id: string, act: MemberAct): Promise<ActResult> {
    const epoch = this.#epoch;
    const { result, overview } = await this.#link.ask('ACT', { id, act });
    if (epoch === this.#epoch) await this.#done(result, overview);
    return result;
  }

  /** Tells the source in prepared words that the report has arrived. */
  async acknowledge(id: string): Promise<void> {
    if (this.acknowledging.value.has(id)) return;
    this.acknowledging.value = new Set([...this.acknowledging.value, id]);
    const epoch = this.#epoch;
    try {
      const { result, overview } = await this.#link.ask('ACKNOWLEDGE', { id });
      if (epoch === this.#epoch) await this.#done(result, overview, 'acknowledged');
    } catch (error) {
      const code = codeOf(error);
      if (code === 'BAD_TRANSITION') this.say('already-acknowledged', 'attention');
      else this.#noteProblem(code);
    } finally {
      this.acknowledging.value = new Set([...this.acknowledging.value].filter((each) => each !== id));
    }
  }

  /** After many acts in a row: what the lists show now. */
  async refreshLists(): Promise<void> {
    const epoch = this.#epoch;
    const overview = await this.#link.ask('OVERVIEW', { whole: false });
    if (epoch !== this.#epoch) return;
    this.#take(overview);
    this.#synchroniseSoon();
  }

  ask<K extends keyof Exchanges>(type: K, ask: Exchanges[K]['ask']): Promise<Exchanges[K]['answer']> {
    return this.#link.ask(type, ask);
  }

  /** @throws Refused, and what the receiver threw */
  async fetchFiles<K extends FileExchange>(
    type: K,
    ask: Exchanges[K]['ask'],
    receiver: FileReceiver,
  ): Promise<Exchanges[K]['answer']> {
    const answer = await fetchFiles(this.#link, type, ask, receiver);
    await this.#refresh();
    return answer;
  }

  /** Drops keys and texts: the worker ends, and the page forgets what it showed. */
  async lock(by: LockReason): Promise<void> {
    this.#link.end();
    clearTimeout(this.#soon);
    this.#epoch += 1;
    batch(() => {
      this.entrance.unlocked.value = false;
      this.overview.value = null;
      this.open.value = null;
      this.said.value = null;
      this.returned.value = [];
      this.acknowledging.value = new Set();
      this.lists.forget();
      this.drafts.clear();
      this.progress.value = null;
      this.syncing.value = false;
      this.place.value = 'today';
      this.sync.value = { at: null, problem: null };
      this.entrance.lockedBy.value = by;
    });
    this.#keeper = new OverviewKeeper();
    this.#link = this.#start();
    await this.entrance.connect();
  }

  /** In a demonstration: everything of today is released, and it is tomorrow. */
  async nextDay(): Promise<void> {
    try {
      await this.#link.ask('NEXT_DAY', null);
      await this.synchronise();
    } catch (error) {
      this.#noteProblem(codeOf(error));
    }
  }

  /** In a demonstration that was left alone for days: a new day note makes its register fresh again. */
  async renewDemo(): Promise<void> {
    await this.#link.ask('NEXT_DAY', null).catch(() => null);
    this.watched.value = { ...this.watched.value, seal: null };
  }

  say(what: string, tone: Said['tone']): void {
    this.#saidCount += 1;
    this.said.value = { what, tone, number: this.#saidCount };
  }

  forgetReturned(): void {
    this.returned.value = [];
  }

  /** Shows what is told; where something before it is missing, the whole is asked for. */
  #take(news: OverviewNews): void {
    if (this.#keeper.take(news) === 'MISSED') void this.#takeWhole();
    else this.overview.value = this.#keeper.overview;
  }

  async #takeWhole(): Promise<void> {
    const epoch = this.#epoch;
    try {
      const overview = await this.#link.ask('OVERVIEW', { whole: true });
      if (epoch === this.#epoch) this.#take(overview);
    } catch (error) {
      // Whatever is told next does not fit either, and asks again.
      if (epoch === this.#epoch) this.#noteProblem(codeOf(error));
    }
  }

  #start(): WorkerLink<Exchanges, News> {
    return new WorkerLink<Exchanges, News>(this.#environment.startWorker(), (news) => {
      if ('progress' in news) this.progress.value = news.progress;
      else if ('index' in news) this.index.value = news.index;
      else this.watched.value = { seal: news.seal, alarms: joinAlarms(this.watched.value.alarms, news.alarms) };
    });
  }

  async #done(result: ActResult, overview: OverviewNews, what = 'done'): Promise<void> {
    this.#take(overview);
    if (result.outcome === 'DONE') this.say(what, 'success');
    else if (result.outcome === 'WAITING') this.say('waiting', 'attention');
    else this.say('returned', 'attention');
    await this.#refresh();
    this.#synchroniseSoon();
  }

  #synchroniseSoon(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => {
      void this.synchronise();
    }, soonMilliseconds);
  }

  async #refresh(): Promise<void> {
    const page = this.open.value?.page ?? null;
    if (page !== null) await this.read();
  }

  #noteProblem(code: string): void {
    this.sync.value = { ...this.sync.value, problem: code };
    if (code === 'SIGN_IN_REQUIRED') this.entrance.askToSignIn();
  }
}

/** A lock begins a new session; what the old one noticed is evidence all the same. */
function joinAlarms(before: readonly Alarm[], now: readonly Alarm[]): readonly Alarm[] {
  const nameOf = ({ code, evidence }: Alarm): string => `${code} ${JSON.stringify(evidence)}`;
  const known = new Set(before.map(nameOf));
  return [...before, ...now.filter((alarm) => !known.has(nameOf(alarm)))];
}
