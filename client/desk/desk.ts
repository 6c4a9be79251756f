/** What the desk's page knows and can do. Signals hold view data only; everything secret stays behind the link to the worker. */
import { batch, signal } from '@preact/signals';
import { Entrance, type LockReason } from '../staff/entrance.ts';
import { codeOf, WorkerLink } from '../staff/worker-link.ts';
import type { PeriodName } from '../statistics/periods.ts';
import type {
  AttendOutcome,
  AuditFacts,
  DeskLetter,
  Exchanges,
  News,
  RegisterFacts,
  ReleasePreview,
  ReleasesFacts,
} from './worker/messages.ts';

export type Place = 'register' | 'audit' | 'releases' | 'letters';

/** Something asked of the worker: under way, answered, or refused with a code. */
export interface Asked<T> {
  readonly busy: boolean;
  readonly problem: string | null;
  readonly answer: T | null;
}

export interface DeskEnvironment {
  readonly startWorker: () => Worker;
  readonly token: string;
}

type Progress = Exclude<News, { readonly forked: string }>;

const nothing = { busy: false, problem: null, answer: null } as const;

export class Desk {
  readonly entrance: Entrance;
  readonly place = signal<Place>('register');
  readonly register = signal<Asked<RegisterFacts>>(nothing);
  /** Two checkpoints that contradict each other; kept through a lock, because it is evidence. */
  readonly forked = signal<string | null>(null);
  /** Name of the attended checker's key at this computer. */
  readonly checker = signal<string | null>(null);
  readonly attended = signal<Asked<AttendOutcome>>(nothing);
  readonly audit = signal<Asked<AuditFacts>>(nothing);
  readonly auditing = signal<Progress | null>(null);
  /** Member number of the other officer, when their keys are open too. */
  readonly second = signal<number | null>(null);
  readonly published = signal<Asked<true>>(nothing);
  readonly releases = signal<Asked<ReleasesFacts>>(nothing);
  readonly preview = signal<Asked<ReleasePreview>>(nothing);
  /** The period that was released last in this session. */
  readonly released = signal<Asked<PeriodName>>(nothing);
  readonly letters = signal<Asked<readonly DeskLetter[]>>(nothing);

  readonly #environment: DeskEnvironment;
  #link: WorkerLink<Exchanges, News>;
  /** Grows with each lock: what an ended worker was asked must not come back. */
  #epoch = 0;

  constructor(environment: DeskEnvironment) {
    this.#environment = environment;
    this.#link = this.#start();
    this.entrance = new Entrance(environment.token, () => this.#link);
  }

  /** @throws Refused */
  async unlock(file: string, passphrase: string): Promise<void> {
    await this.entrance.openKeyring(file, passphrase);
    this.checker.value = await this.#link.ask('CHECKER', null);
    batch(() => {
      this.entrance.lockedBy.value = null;
      this.entrance.unlocked.value = true;
    });
    void this.readRegister();
  }

  readRegister(): Promise<void> {
    return this.#ask(this.register, () => this.#link.ask('REGISTER', null));
  }

  /** Lets the host's checker look and sign, then shows what is new. */
  async attend(): Promise<void> {
    await this.#ask(this.attended, () => this.#link.ask('ATTEND', null));
    await this.readRegister();
  }

  async runAudit(): Promise<void> {
    this.published.value = nothing;
    await this.#ask(this.audit, () => this.#link.ask('AUDIT', null));
    this.auditing.value = null;
  }

  /** @throws Refused */
  async openSecond(file: string, passphrase: string): Promise<void> {
    this.second.value = await this.#link.ask('OPEN_SECOND', { file, passphrase });
  }

  async publish(number: number): Promise<void> {
    await this.#ask(this.published, async () => {
      await this.#link.ask('PUBLISH', { number });
      return true as const;
    });
  }

  readReleases(): Promise<void> {
    return this.#ask(this.releases, () => this.#link.ask('RELEASES', null));
  }

  async prepareRelease(period: PeriodName, acceptFindings = false): Promise<void> {
    this.preview.value = nothing;
    this.released.value = nothing;
    await this.#ask(this.preview, () => this.#link.ask('PREPARE_RELEASE', { period, acceptFindings }));
  }

  async publishRelease(number: number): Promise<void> {
    await this.#ask(this.released, () => this.#link.ask('PUBLISH_RELEASE', { number }));
    if (this.released.value.answer === null) return;
    this.preview.value = nothing;
    await this.readReleases();
  }

  readLetters(): Promise<void> {
    return this.#ask(this.letters, () => this.#link.ask('LETTERS', null));
  }

  async signOut(): Promise<void> {
    await this.entrance.signOut();
    await this.lock('member');
    this.entrance.lockedBy.value = null;
    this.forked.value = null;
  }

  /** Drops keys and texts: the worker ends, and the page forgets what it showed. */
  async lock(by: LockReason): Promise<void> {
    this.#link.end();
    this.#epoch += 1;
    batch(() => {
      this.entrance.unlocked.value = false;
      this.place.value = 'register';
      this.register.value = nothing;
      this.checker.value = null;
      this.attended.value = nothing;
      this.audit.value = nothing;
      this.auditing.value = null;
      this.second.value = null;
      this.published.value = nothing;
      this.releases.value = nothing;
      this.preview.value = nothing;
      this.released.value = nothing;
      this.letters.value = nothing;
      this.entrance.lockedBy.value = by;
    });
    this.#link = this.#start();
    await this.entrance.connect();
  }

  #start(): WorkerLink<Exchanges, News> {
    return new WorkerLink<Exchanges, News>(this.#environment.startWorker(), (news) => {
      if ('forked' in news) this.forked.value = news.forked;
      else this.auditing.value = news;
    });
  }

  /** What was answered before stays to be seen while it is asked again. */
  async #ask<T>(where: { value: Asked<T> }, ask: () => Promise<T>): Promise<void> {
    if (where.value.busy) return;
    const epoch = this.#epoch;
    where.value = { ...where.value, busy: true, problem: null };
    try {
      const answer = await ask();
      if (epoch === this.#epoch) where.value = { busy: false, problem: null, answer };
    } catch (error) {
      if (epoch !== this.#epoch) return;
      const problem = codeOf(error);
      where.value = { busy: false, problem, answer: null };
      if (problem === 'SIGN_IN_REQUIRED') this.entrance.askToSignIn();
    }
  }
}
