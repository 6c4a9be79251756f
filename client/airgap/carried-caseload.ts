/** The engine of a member who works from bundles: the same, with a memory of the acts that are on their way. */
import type { MemberAct } from '../caseload/act.ts';
import { Caseload, type SyncReport } from '../caseload/caseload.ts';
import type { CaseloadEnvironment } from '../caseload/environment.ts';
import type { ActResult, ReturnedAct } from '../caseload/outbox.ts';
import type { SyncProgress } from '../caseload/reading.ts';
import type { OfflineSession } from './offline.ts';
import { feedPath } from './request.ts';

export class CarriedCaseload extends Caseload {
  readonly #session: OfflineSession;

  constructor(environment: Omit<CaseloadEnvironment, 'transport' | 'trust' | 'memory'>, session: OfflineSession) {
    const { transport, trust, registerMemory } = session;
    super({ ...environment, transport, trust, memory: registerMemory, pending: session.pending });
    this.#session = session;
  }

  /** What was sent and did not come about is among the acts that return. */
  override async sync(onProgress?: (progress: SyncProgress) => void): Promise<SyncReport> {
    const report = await super.sync(onProgress);
    return { ...report, returned: [...report.returned, ...this.#takeReturned()] };
  }

  override async act(id: string, act: MemberAct, keeping?: 'NOW' | 'LATER'): Promise<ActResult> {
    const { transport } = this.#session;
    const [next, before] = [transport.next, this.#hashesOf(id)];
    const result = await super.act(id, act, keeping);
    if (result.outcome === 'RETURNED') return result;
    const requests = transport.requests
      .filter(({ number, path }) => number >= next && path === feedPath)
      .map(({ number }) => number);
    const hashes = this.#hashesOf(id).filter((hash) => !before.includes(hash));
    // An act may be nothing but a request that is no event of the case (one that was done already).
    if (result.outcome === 'WAITING' || requests.length > 0)
      this.#session.acts = [...this.#session.acts, { id, act, requests, hashes }];
    return result;
  }

  /** Each act of an earlier bundle stands by now, is still on its way, or comes back to be decided again. */
  #takeReturned(): readonly ReturnedAct[] {
    const session = this.#session;
    const returned: ReturnedAct[] = [];
    const kept = session.acts.filter(({ id, act, requests, hashes }) => {
      // Done in this session: what waits in it is tried again by the engine.
      const isOfNow = requests.some((number) => number >= session.firstOfNow);
      if (isOfNow || requests.some((number) => session.isOutstanding(number))) return true;
      const history = this.#hashesOf(id);
      const isTaken = requests.length > 0 && !requests.some((number) => session.refused.has(number));
      const stands = isTaken && hashes.every((hash) => history.includes(hash));
      if (!stands && !this.#waits(id, act)) returned.push({ id, act, why: 'OVERTAKEN' });
      return !stands && this.#waits(id, act);
    });
    session.acts = kept;
    return returned;
  }

  #waits(id: string, act: MemberAct): boolean {
    return this.page(id)?.waiting.includes(act) ?? false;
  }

  #hashesOf(id: string): readonly string[] {
    return this.page(id)?.history.map(({ hash }) => hash) ?? [];
  }
}
