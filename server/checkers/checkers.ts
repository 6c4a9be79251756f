/**
 * Asks outside checkers to cosign what was published: each by itself, at once after a publication and at every look, so that neither
 * intake nor another checker ever waits for one. What a checker says is verified with the keys of the trust policy before it is
 * kept; its address is configuration and proves nothing.
 *
 * A checker that has seen more of a log than the store holds, or something else, shows that the store went back to an older state.
 * Its word alone stops nothing, or one checker could stop the service: what stops it is a checkpoint that the log itself signed.
 */
import { encodeUtf8, ProtocolError, type PublicSuite } from '../../crypto/public.ts';
import type { Clock, Delay } from '../clock.ts';
import type { CheckerOutcome } from '../journal.ts';
import type { PublishedLog } from '../log/published-log.ts';
import type { Register } from '../log/register.ts';
import { RolledBackError } from '../log/rollback.ts';
import type { LogName } from '../store/store.ts';
import { addCheckpoint, CheckerError, readCheckpoint, type Submission } from './submission.ts';

export interface CheckersDeps {
  readonly suite: PublicSuite;
  readonly register: Register;
  readonly clock: Clock;
  readonly delay: Delay;
  /** Told when what became of asking has changed. `place` counts the addresses from 1. */
  readonly report: (place: number, outcome: CheckerOutcome) => void;
  readonly timeoutMs?: number;
}

const lookEveryMs = 20_000;
const usualTimeoutMs = 10_000;
/** After so many failed looks in a row a checker is left alone for as many more, up to about an hour. */
const longestRest = 180;
/** A word of a checker about an unchanged log is renewed after a quarter of what the policy allows it to be old, at the latest. */
const renewAfterMs = 6 * 3_600_000;

/** What this server knows of a checker's view of a log. */
interface Standing {
  readonly size: number;
  /** Milliseconds; when it last cosigned. */
  readonly at: number;
}

export class Checkers {
  readonly #checkers: readonly Checker[];
  readonly #stop = new AbortController();

  constructor(urls: readonly string[], deps: CheckersDeps) {
    this.#checkers = urls.map((url, index) => {
      const submission = { url, timeoutMs: deps.timeoutMs ?? usualTimeoutMs, stop: this.#stop.signal };
      return new Checker(submission, index + 1, deps);
    });
  }

  /** One look at everything by all of them. Never throws. */
  async look(): Promise<void> {
    await Promise.all(this.#checkers.map((checker) => checker.look()));
  }

  /** Looks again and again until stopped. */
  start(): void {
    for (const checker of this.#checkers) checker.start();
  }

  /** Something was published. */
  wake(): void {
    for (const checker of this.#checkers) checker.wake();
  }

  /** Resolves when nothing of it is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#checkers.map((checker) => checker.stop()));
  }
}

class Checker {
  readonly #submission: Submission;
  readonly #place: number;
  readonly #deps: CheckersDeps;
  readonly #standing = new Map<LogName, Standing>();
  #outcome: CheckerOutcome | null = null;
  #failures = 0;
  #restsFor = 0;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #woken = false;
  #wake: () => void = () => undefined;

  constructor(submission: Submission, place: number, deps: CheckersDeps) {
    this.#submission = submission;
    this.#place = place;
    this.#deps = deps;
  }

  start(): void {
    this.#running = this.#run();
  }

  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  async look(): Promise<void> {
    const outcome = await this.#askAll();
    this.#failures = outcome === 'cosigned' ? 0 : this.#failures + 1;
    this.#restsFor = outcome === 'cosigned' ? 0 : Math.min(longestRest, 2 ** Math.min(this.#failures - 1, 10) - 1);
    if (outcome === this.#outcome || this.#stopped) return;
    this.#outcome = outcome;
    this.#deps.report(this.#place, outcome);
  }

  async #run(): Promise<void> {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      if (this.#stopped) return;
      // What came during the last look woke nobody who waits here.
      if (!this.#woken) await Promise.race([this.#deps.delay(lookEveryMs), woken]);
      await this.#takeTurn();
    }
  }

  async #takeTurn(): Promise<void> {
    if (this.#stopped) return;
    if (!this.#woken && this.#restsFor > 0) {
      this.#restsFor--;
      return;
    }
    this.#woken = false;
    await this.look();
  }

  async #askAll(): Promise<CheckerOutcome> {
    const { register } = this.#deps;
    try {
      // The case log first: a cosigned governance log must not speak of case entries that no checker has seen.
      for (const log of [register.caseLog, register.governanceLog]) {
        if (register.rolledBack !== null) return 'rolled-back';
        await this.#ask(log);
      }
      return 'cosigned';
    } catch (error) {
      if (error instanceof RolledBackError) return 'rolled-back';
      if (error instanceof CheckerError) return 'unreachable';
      if (error instanceof ProtocolError) return 'bad-answer';
      return 'failed';
    }
  }

  /** @throws CheckerError, ProtocolError for a bad line, RolledBackError */
  async #ask(log: PublishedLog): Promise<void> {
    const { clock, register } = this.#deps;
    const size = log.history.newest;
    const note = size === null ? null : await log.history.note(size);
    if (size === null || note === null) return;
    const standing = this.#standing.get(log.name);
    if (standing?.size === size && clock() - standing.at < this.#renewMs()) return;
    let old = standing?.size ?? 0;
    for (const isLast of [false, true]) {
      const answer = await addCheckpoint(this.#submission, { old, proof: await log.proof(old, size), note });
      if (answer.kind === 'cosigned') {
        await register.cosigned(log.name, size, answer.lines);
        this.#standing.set(log.name, { size, at: clock() });
        return;
      }
      this.#standing.delete(log.name);
      if (answer.kind === 'behind' && answer.size <= size && !isLast) {
        old = answer.size;
        continue;
      }
      if (answer.kind !== 'refused') await this.#weigh(log);
      throw new CheckerError();
    }
  }

  /** Asks the checker what it has seen. */
  async #weigh(log: PublishedLog): Promise<void> {
    const { suite, register } = this.#deps;
    const origin = await suite.sha256(encodeUtf8(log.keys.log.name));
    const note = await readCheckpoint(this.#submission, origin);
    if (note !== null) await register.weigh(log.name, note);
  }

  #renewMs(): number {
    return Math.min(renewAfterMs, (this.#deps.register.trust.maxAge * 3_600_000) / 4);
  }
}
