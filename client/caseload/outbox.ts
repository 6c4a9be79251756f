/**
 * Acts on their way into the feed. The feed keeps places unique, so two members who act at once cannot both be first: the slower one reads
 * what the other did, and tries again if the act still means what it meant.
 */
import { encodeUtf8, equalBytes, formatHex, parseHex, ProtocolError } from '../../crypto/index.ts';
import { expectStatus, Refusal } from '../register/transport.ts';
import { draftEvents, isOvertaken, type Basis, type MemberAct, type ReturnReason } from './act.ts';
import { appendEvents, eventDay, sealKeysTo } from './append.ts';
import type { CaseFile } from './case-book.ts';
import type { Projector } from './projection.ts';
import type { Reading } from './reading.ts';
import { actsIn, freshBasis } from './salvage.ts';

export type ActResult =
  | { readonly outcome: 'DONE' }
  /** Something that is not released yet is in the way: a colleague's event, or the start of the case; tried again with every sync. */
  | { readonly outcome: 'WAITING' }
  | { readonly outcome: 'RETURNED'; readonly act: MemberAct; readonly why: ReturnReason };

export interface ReturnedAct {
  readonly id: string;
  readonly act: MemberAct;
  readonly why: ReturnReason;
}

interface Waiting {
  readonly id: string;
  readonly act: MemberAct;
  readonly basis: Basis;
}

/** How often an act is tried again at once when colleagues are quicker. */
const attempts = 5;
/** For so long work under a start that came too late is taken up by a new session. */
const salvageDays = 7;

/** Whether an act names a letter that is held here and has not joined the case yet. */
function isOfLetterToCome(act: MemberAct, { chain, letters }: CaseFile): boolean {
  if (act.type !== 'CUSTODY' || act.entry.letter === null) return false;
  const commit = formatHex(act.entry.letter);
  return chain?.state.letters.includes(commit) === false && letters.some((letter) => letter.commit === commit);
}

export class Outbox {
  readonly #reading: Reading;
  readonly #projector: Projector;
  /** Starts whose lost work has been taken up, by the hash of their first event. */
  readonly #salvaged = new Set<string>();
  #waiting: readonly Waiting[] = [];

  constructor(reading: Reading, projector: Projector) {
    this.#reading = reading;
    this.#projector = projector;
  }

  /** Acts of a case that wait. */
  waitingFor(id: string): readonly MemberAct[] {
    return this.#waiting.filter((item) => item.id === id).map(({ act }) => act);
  }

  /** @param basis the case as the member saw it. @throws Refusal, MALFORMED, RANGE: nothing was done */
  async act(id: string, act: MemberAct, basis: Basis): Promise<ActResult> {
    const item = { id, act, basis };
    const result = await this.#tryAct(item);
    if (result.outcome === 'WAITING') this.#waiting = [...this.#waiting, item];
    return result;
  }

  /** Tries what waits, and what was done under starts that came too late. @returns acts that come back. @throws Refusal */
  async retry(): Promise<ReturnedAct[]> {
    this.#waiting = [...this.#waiting, ...this.#reading.book.files().flatMap((file) => this.#salvage(file))];
    const returned: ReturnedAct[] = [];
    for (const item of this.#waiting) {
      const result = await this.#tryAct(item);
      if (result.outcome === 'WAITING') continue;
      this.#waiting = this.#waiting.filter((each) => each !== item);
      if (result.outcome === 'RETURNED') returned.push({ id: item.id, act: item.act, why: result.why });
    }
    return returned;
  }

  #salvage({ id, chain, settled, lost }: CaseFile): Waiting[] {
    if (chain === null || !settled || lost.length === 0) return [];
    const { signer, view } = this.#reading.appending.standing;
    // An earlier session may have done it.
    const done = new Set(actsIn(chain, signer.member).map((act) => JSON.stringify(act)));
    return lost.flatMap((late) => {
      const name = late.state.events[0] ?? '';
      if (this.#salvaged.has(name) || late.state.day + salvageDays < view.today) return [];
      this.#salvaged.add(name);
      return actsIn(late, signer.member)
        .filter((act) => !done.has(JSON.stringify(act)))
        .map((act) => ({ id, act, basis: freshBasis }));
    });
  }

  async #tryAct({ id, act, basis }: Waiting): Promise<ActResult> {
    const back = (why: ReturnReason): ActResult => ({ outcome: 'RETURNED', act, why });
    for (let attempt = 0; attempt < attempts; attempt++) {
      const file = this.#reading.book.file(id);
      const chain = file?.chain ?? null;
      if (file === null || chain === null) return back('NO_CASE');
      if (isOvertaken(act, basis, chain.state)) return back('OVERTAKEN');
      // Whoever is let in under a start that may still lose would go on seeing a case that is none.
      if (act.type === 'GRANT' && !file.settled) break;
      // A follow-up joins once the start is released: what is recorded of its files comes after that.
      if (isOfLetterToCome(act, file) || this.#followsWaiting(id, act)) break;
      const outcome = await this.#append(file, act);
      if (outcome === 'POSTED') {
        await this.#reading.readCases();
        await this.#followThrough(id, act);
        return { outcome: 'DONE' };
      }
      if (outcome !== 'TAKEN') return back(outcome);
      await this.#reading.readAll();
      const now = this.#reading.book.file(id)?.chain;
      // What stands there is not released yet, so there is nothing to build on.
      if (now?.next === chain.next) break;
    }
    return { outcome: 'WAITING' };
  }

  /** What is recorded of a document comes after its opening, which waits. */
  #followsWaiting(id: string, act: MemberAct): boolean {
    if (act.type !== 'CUSTODY' || act.entry.what === 'OPENED') return false;
    const { document } = act.entry;
    return this.#waiting.some(
      (item) =>
        item.id === id &&
        item.act.type === 'CUSTODY' &&
        item.act.entry.what === 'OPENED' &&
        equalBytes(item.act.entry.document, document),
    );
  }

  async #append(file: CaseFile, act: MemberAct): Promise<'POSTED' | 'TAKEN' | ReturnReason> {
    const { chain, facts, first, keys } = file;
    if (chain === null) return 'NO_CASE';
    const { appending } = this.#reading;
    const { suite, random } = appending.environment;
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
    const file = this.#reading.book.file(id);
    if (file === null) return;
    const { appending, logged } = this.#reading;
    try {
      if (act.type === 'ANSWER' || act.type === 'APPROVE' || act.type === 'IDENTITY')
        await this.#projector.project(appending, file, logged);
      if (act.type === 'CLAIM') {
        const body = encodeUtf8(JSON.stringify({ ids: act.ids }));
        expectStatus(await appending.environment.transport.send('POST', '/api/member/claims', body), 204);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
