/**
 * The public register of an instance: both logs, and where the instance stands. Everything that moves it (a batch, a slot, a
 * roster, totals) runs alone, through `exclusive`.
 */
import {
  parseCosignerKey,
  parseVerifierKey,
  type Cosignature,
  type PublicSuite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/public.ts';
import { dayOf, type Clock } from '../clock.ts';
import type { FaultHook } from '../fault.ts';
import type { Folder } from '../folder.ts';
import { Mutex } from '../mutex.ts';
import type { Seeds } from '../secrets.ts';
import type { InstanceState, LogName, Store } from '../store/store.ts';
import { publishPages } from '../pages/page-files.ts';
import { dayOfLeaf, newestLeaf, rosterOfLeaf, trustOfLeaf, type DayLeaf } from './governance-leaves.ts';
import type { LogKeys } from './history.ts';
import { PublishedLog } from './published-log.ts';
import { RolledBackError } from './rollback.ts';

export interface RegisterDeps {
  readonly suite: PublicSuite;
  readonly store: Store;
  readonly folder: Folder;
  readonly seeds: Seeds;
  readonly clock: Clock;
  readonly faults: FaultHook;
}

/** What the state points at, read and checked. */
interface View {
  readonly roster: VerifiedRoster;
  readonly newest: DayLeaf;
  readonly previous: DayLeaf;
}

export class Register {
  readonly trust: TrustPolicy;
  readonly caseLog: PublishedLog;
  readonly governanceLog: PublishedLog;
  readonly #deps: RegisterDeps;
  readonly #mutex = new Mutex();
  #state: InstanceState;
  #view: View;
  /** The slot whose pages are known to be in place. */
  #slotInPlace = -1;
  /** An act failed: it may have written before, so what is known here may be old. */
  #isStale = false;
  /** The newest roster that outside checkers have seen, where it is not the newest of all. */
  #seenRoster: VerifiedRoster | null = null;
  #rolledBack: LogName | null = null;
  #published: () => void = () => undefined;
  #wentBack: () => void = () => undefined;

  private constructor(
    deps: RegisterDeps,
    trust: TrustPolicy,
    logs: { readonly case: PublishedLog; readonly governance: PublishedLog },
    state: InstanceState,
    view: View,
  ) {
    this.#deps = deps;
    this.trust = trust;
    this.caseLog = logs.case;
    this.governanceLog = logs.governance;
    this.#state = state;
    this.#view = view;
  }

  /** Reads, recovers, checks. @throws Error if the instance has not begun, ProtocolError if its log does not hold what it must */
  static async open(deps: RegisterDeps): Promise<Register> {
    const { suite, store, seeds } = deps;
    const state = await store.instance.state();
    if (state === null) throw new Error('The instance has not begun: `kupuya init` does that.');
    const trust = trustOfLeaf(await readLeaf(store, 0));
    const view = await readView(suite, store, trust, state, null);
    const log = async (name: LogName, key: string): Promise<PublishedLog> =>
      PublishedLog.open({ ...deps, store: store.logs }, name, await keysOf(suite, trust, key), {
        name: `${trust.origin}/${name}`,
        seed: seeds[name],
      });
    const logs = {
      case: await log('case', trust.caseLog),
      governance: await log('governance', trust.governanceLog),
    };
    const register = new Register(deps, trust, logs, state, view);
    // An instance that went back to an older state serves what it has, for reading.
    await register.publish().catch((error: unknown) => {
      if (!(error instanceof RolledBackError)) throw error;
      register.#rolledBack = error.log;
    });
    await register.#findSeenRoster();
    return register;
  }

  log(name: LogName): PublishedLog {
    return name === 'case' ? this.caseLog : this.governanceLog;
  }

  get state(): InstanceState {
    return this.#state;
  }

  get roster(): VerifiedRoster {
    return this.#view.roster;
  }

  /** Those to which a letter may be sealed: a new roster does not close the door until outside checkers have seen it. */
  get openRosters(): readonly VerifiedRoster[] {
    return this.#seenRoster === null ? [this.roster] : [this.roster, this.#seenRoster];
  }

  /** The log that has signed more than the store holds; null while all is well. */
  get rolledBack(): LogName | null {
    return this.#rolledBack;
  }

  get newestDay(): DayLeaf {
    return this.#view.newest;
  }

  get previousDay(): DayLeaf {
    return this.#view.previous;
  }

  /** Never earlier than a day that was used before, so that a clock set back cannot reopen a day. */
  get today(): number {
    return Math.max(this.#state.day, dayOf(this.#deps.clock()) + this.#state.dayOffset);
  }

  /** Runs an act alone. After one that failed, the next begins with what the store really holds, and publishes it. */
  exclusive<T>(act: () => Promise<T>): Promise<T> {
    return this.#mutex.run(async () => {
      try {
        if (this.#isStale) await this.#recover();
        this.#isStale = true;
        const result = await act();
        this.#isStale = false;
        return result;
      } catch (error) {
        if (error instanceof RolledBackError) {
          const isNew = this.#rolledBack === null;
          this.#rolledBack = error.log;
          if (isNew) this.#wentBack();
        }
        throw error;
      }
    });
  }

  /** Resolves when no act is under way, however it ended. */
  settled(): Promise<void> {
    return this.#mutex.run(() => Promise.resolve());
  }

  /** To be called inside `exclusive`, right after the transaction that wrote this state. */
  async moved(state: InstanceState): Promise<void> {
    const { suite, store } = this.#deps;
    const unchanged = state.rosterLeaf === this.#state.rosterLeaf ? this.#view.roster : null;
    this.#view = await readView(suite, store, this.trust, state, unchanged);
    this.#state = state;
    await this.#findSeenRoster();
  }

  /** Adds what outside checkers say about a published checkpoint. @throws what `CheckpointHistory.add` throws */
  async cosigned(name: LogName, size: number, lines: string): Promise<readonly Cosignature[]> {
    const { cosignatures } = await this.log(name).history.add(size, lines);
    if (name === 'governance') await this.#findSeenRoster();
    return cosignatures;
  }

  /** Weighs a checkpoint that somebody shows. @throws RolledBackError, ProtocolError if it is not this log's */
  weigh(name: LogName, note: string): Promise<void> {
    return this.exclusive(() => this.log(name).weigh(note));
  }

  /** `listener` is told after every publication. */
  whenPublished(listener: () => void): void {
    this.#published = listener;
  }

  /** `listener` is told when it shows that a log went back to an older state. */
  whenRolledBack(listener: () => void): void {
    this.#wentBack = listener;
  }

  /** To be called inside `exclusive`, after `moved`. */
  async publish(): Promise<void> {
    const { store, folder, faults } = this.#deps;
    if (this.#slotInPlace !== this.#state.slot) {
      await publishPages(folder, this.#state.slot, await store.slots.pages());
      faults('slot:published');
      this.#slotInPlace = this.#state.slot;
    }
    // The case log before the other: a governance checkpoint must never speak of case entries that cannot be fetched.
    await this.caseLog.publish();
    await this.governanceLog.publish();
    this.#published();
  }

  async #findSeenRoster(): Promise<void> {
    const { suite, store } = this.#deps;
    const seen = this.governanceLog.history.cosigned;
    const { rosterLeaf } = this.#state;
    if (seen === null || seen > rosterLeaf) {
      this.#seenRoster = null;
      return;
    }
    const leaf = await newestLeaf(store.logs, 'roster', seen);
    const roster = leaf === null ? null : await rosterOfLeaf(suite, leaf, this.trust);
    // What moved meanwhile was looked for by whoever moved it.
    if (seen === this.governanceLog.history.cosigned && rosterLeaf === this.#state.rosterLeaf)
      this.#seenRoster = roster;
  }

  async #recover(): Promise<void> {
    const state = await this.#deps.store.instance.state();
    if (state === null) throw new Error('The instance has no state.');
    await this.moved(state);
    await this.publish();
  }
}

async function keysOf(suite: PublicSuite, trust: TrustPolicy, log: string): Promise<LogKeys> {
  return {
    log: await parseVerifierKey(suite, log),
    checkers: await Promise.all(trust.witnesses.map((key) => parseCosignerKey(suite, key))),
    quorum: trust.quorum,
  };
}

async function readView(
  suite: PublicSuite,
  store: Store,
  trust: TrustPolicy,
  state: InstanceState,
  roster: VerifiedRoster | null,
): Promise<View> {
  return {
    roster: roster ?? (await rosterOfLeaf(suite, await readLeaf(store, state.rosterLeaf), trust)),
    newest: dayOfLeaf(await readLeaf(store, state.dayNoteLeaf)),
    previous: dayOfLeaf(await readLeaf(store, state.previousDayNoteLeaf)),
  };
}

async function readLeaf(store: Store, index: number): Promise<Uint8Array> {
  const [leaf] = await store.logs.leaves('governance', index, index + 1);
  if (leaf === undefined) throw new Error('A governance entry is missing.');
  return leaf;
}
