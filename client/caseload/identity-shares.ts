/** The requests that reach a custodian, and the custodian's answers (protocol section 7.6). */
import {
  asksTheSame,
  decisionJson,
  formatHex,
  identityPlaces,
  ProtocolError,
  signDecision,
  verifyDecision,
  type DecisionFacts,
  type VerifiedRequest,
} from '../../crypto/index.ts';
import { answerDays, boxOf, excludedUnder, isIdentity, ownShare } from './identity-letter.ts';
import { requestName, type IdentityMail } from './identity-mail.ts';
import { postSix, type Addressed } from './identity-post.ts';
import type { ShareRequest, ShareRequestState } from './identity-view.ts';
import type { SoundLetter } from './letters.ts';
import type { Reading } from './reading.ts';

/** What was found out about a request: the letter does not change, so it is looked at once. */
interface Judged {
  readonly letter: SoundLetter | null;
  readonly state: Exclude<ShareRequestState, 'INCOMPLETE' | 'LATE' | 'ANSWERED'>;
}

interface Pair {
  readonly name: string;
  readonly request: VerifiedRequest;
  /** Both members said the same, word for word. */
  readonly complete: boolean;
}

export class ShareRequests {
  readonly #reading: Reading;
  readonly #mail: IdentityMail;
  readonly #judged = new Map<string, Judged>();

  constructor(reading: Reading, mail: IdentityMail) {
    this.#reading = reading;
    this.#mail = mail;
  }

  /** Newest first. @throws Refusal if a letter has to be fetched */
  async requests(): Promise<readonly ShareRequest[]> {
    const views: ShareRequest[] = [];
    for (const pair of this.#pairs()) views.unshift(await this.#view(pair));
    return views;
  }

  /**
   * Gives one's share to both who asked, or tells them why not. A box without a share for this custodian is answered as damaged.
   *
   * @param reason asked for in a refusal
   * @throws NOT_ENTITLED unless the request is open or damaged; MALFORMED for a refusal without a reason; Refusal
   */
  async answer(name: string, result: 'RELEASED' | 'REFUSED', reason: string): Promise<'POSTED' | 'TAKEN'> {
    const pair = this.#pairs().find((each) => each.name === name);
    if (pair === undefined) throw new ProtocolError('NOT_ENTITLED');
    const { state } = await this.#view(pair);
    if (state !== 'OPEN' && state !== 'DAMAGED') throw new ProtocolError('NOT_ENTITLED');
    const share = result === 'RELEASED' && state === 'OPEN' ? await this.#share(pair) : null;
    const told = result === 'RELEASED' && share === null ? 'DAMAGED' : result;
    return this.#post(pair, { result: told, share, reason });
  }

  async #post(
    { request }: Pair,
    decided: Pick<DecisionFacts, 'result' | 'share' | 'reason'>,
  ): Promise<'POSTED' | 'TAKEN'> {
    const { appending, environment } = this.#reading;
    const { standing } = appending;
    const { letter, proposal, asks, approves } = request;
    const { member, seed } = standing.signer;
    const day = standing.view.today;
    const addressed: Addressed[] = [];
    const kept = { letter, proposal, ...decided, day };
    // One for a later session of one's own, which has nothing but the keyring and the feed.
    const own = await signDecision(environment.suite, { ...kept, to: member }, standing.signer);
    for (const to of [asks, approves]) {
      const decision = await signDecision(environment.suite, { ...kept, to }, standing.signer);
      addressed.push({ to, content: decisionJson(decision) });
    }
    addressed.push({ to: member, content: decisionJson(own) });
    const places = await identityPlaces(environment.suite, seed, 'decision', letter, proposal);
    const posted = await postSix(appending, places, addressed);
    const received = { rosters: standing.rosters, reader: member, released: day };
    if (posted === 'POSTED') this.#mail.keep(await verifyDecision(environment.suite, own, received));
    return posted;
  }

  async #share(pair: Pair): Promise<Uint8Array | null> {
    const { letter } = await this.#judge(pair);
    const { suite, keyring } = this.#reading.environment;
    const boxed = letter === null ? null : await boxOf(suite, letter);
    return letter === null || boxed === null ? null : ownShare(suite, keyring, letter, boxed);
  }

  /** One for each letter and proposal, in the order in which they came; of one member's word alone if the other's is missing. */
  #pairs(): readonly Pair[] {
    const pairs = new Map<string, Pair>();
    const requests = this.#mail.requests();
    for (const request of requests) {
      const name = requestName(request);
      if (pairs.get(name)?.complete === true) continue;
      // Two signatures under the very same words: what a colleague signed for another letter asks for nothing here.
      const complete = requests.some((other) => other.member !== request.member && asksTheSame(request, other));
      if (complete || !pairs.has(name)) pairs.set(name, { name, request, complete });
    }
    return [...pairs.values()];
  }

  async #view(pair: Pair): Promise<ShareRequest> {
    const { name, request, complete } = pair;
    const { asks, approves, reason, day } = request;
    const judged = complete ? await this.#judge(pair) : null;
    const { today } = this.#reading.appending.standing.view;
    const { member } = this.#reading.appending.standing.signer;
    const answer = this.#mail.decisionsOn(name).findLast((decision) => decision.member === member);
    const until = day + answerDays;
    const state = judged?.state ?? 'INCOMPLETE';
    const letter = judged?.letter ?? null;
    return {
      ...{ name, asks, approves, reason, day, until },
      letter: letter === null ? null : { day: letter.day, desk: letter.opened.body.desk },
      state: answer !== undefined ? 'ANSWERED' : state === 'OPEN' && today > until ? 'LATE' : state,
      answer: answer === undefined ? null : { result: answer.result, reason: answer.reason, day: answer.day },
    };
  }

  async #judge({ name, request }: Pair): Promise<Judged> {
    const known = this.#judged.get(name);
    if (known !== undefined) return known;
    const judged = await this.#lookAt(request);
    if (judged.state !== 'MISSING') this.#judged.set(name, judged);
    return judged;
  }

  /** The letter itself, as the log has it, says what is asked for: nothing is taken on the word of those who ask. */
  async #lookAt(request: VerifiedRequest): Promise<Judged> {
    const { environment, appending, shelf } = this.#reading;
    const { view, signer } = appending.standing;
    const held = await shelf.openAside(view, formatHex(request.letter), request.file);
    if (held === null) return { letter: null, state: 'MISSING' };
    if (!isIdentity(held)) return { letter: null, state: 'DAMAGED' };
    const excluded = excludedUnder([view.roster, held.roster], held.opened.body.excluded);
    const isAsking = [request.asks, request.approves].includes(signer.member);
    if (isAsking || excluded.has(request.asks) || excluded.has(request.approves))
      return { letter: held, state: 'NOT_ENTITLED' };
    if (excluded.has(signer.member)) return { letter: held, state: 'EXCLUDED' };
    const boxed = await boxOf(environment.suite, held);
    const share = boxed === null ? null : await ownShare(environment.suite, environment.keyring, held, boxed);
    return { letter: held, state: share === null ? 'DAMAGED' : 'OPEN' };
  }
}
