/**
 * Asking custodians to open an identity: the member who proposed and the one who approved each sign the request, and each gets the custodians'
 * answers (protocol section 7.6).
 */
import {
  encodeUtf8,
  formatHex,
  identityPlaces,
  isShare,
  noPosition,
  openIdentityBox,
  openingShares,
  parseHex,
  positionOf,
  reasonLimit,
  requestJson,
  signRequest,
  uniteExclusions,
  type Exclusions,
  type GivenShare,
  type Identity,
  type Proposal,
  type RequestFacts,
  type VerifiedDecision,
} from '../../crypto/index.ts';
import { validEvents, type CaseFile } from './case-book.ts';
import { answerDays, boxOf, excludedUnder, isIdentity, type BoxedLetter } from './identity-letter.ts';
import { requestName, type IdentityMail } from './identity-mail.ts';
import { postSix, type Addressed } from './identity-post.ts';
import type { AskedView, CaseIdentity, CustodianView, IdentityLetterView } from './identity-view.ts';
import type { SoundLetter } from './letters.ts';
import type { Reading } from './reading.ts';

/** An approved proposal with what it is about. */
export interface Asked {
  readonly proposal: Proposal;
  readonly letter: SoundLetter;
  readonly boxed: BoxedLetter;
  readonly reason: string;
}

export interface Unsealed {
  readonly identity: Identity;
  /** Whose shares opened it, ascending. */
  readonly custodians: readonly number[];
  readonly asked: Asked;
}

export class IdentityAsking {
  readonly #reading: Reading;
  readonly #mail: IdentityMail;

  constructor(reading: Reading, mail: IdentityMail) {
    this.#reading = reading;
    this.#mail = mail;
  }

  /** Signs and posts this member's half of every request that is approved and was not posted yet. @throws Refusal */
  async post(file: CaseFile): Promise<void> {
    const { appending } = this.#reading;
    const { environment, standing, feed } = appending;
    const { suite } = environment;
    const { member, seed } = standing.signer;
    const { today } = standing.view;
    if (!file.settled) return;
    for (const asked of await this.#asked(file)) {
      if (!isSigner(asked, member) || untilOf(asked) < today || isOpened(file, asked)) continue;
      const facts = factsOf(asked);
      const places = await identityPlaces(suite, seed, 'request', facts.letter, facts.proposal);
      if (places.some((place) => feed.orderOf(formatHex(place)) !== null)) continue;
      const requests: Addressed[] = [];
      for (const custodian of await this.#custodians(file, asked)) {
        if (custodian.state !== 'WAITING') continue;
        const request = { ...facts, to: custodian.member, day: today };
        const content = requestJson(await signRequest(suite, request, standing.signer));
        requests.push({ to: custodian.member, content });
      }
      await postSix(appending, places, requests);
    }
  }

  /** What the page of a case says about identities. */
  async view(file: CaseFile): Promise<CaseIdentity> {
    const letters: IdentityLetterView[] = [];
    for (const letter of file.letters.filter(isIdentity)) {
      const boxed = await boxOf(this.#reading.environment.suite, letter);
      const isOpen = file.chain?.state.identities.includes(letter.commit) ?? false;
      const state = isOpen ? 'OPENED' : boxed === null ? 'DAMAGED' : 'SEALED';
      letters.push({ commit: letter.commit, day: letter.day, state });
    }
    const asked: AskedView[] = [];
    for (const each of await this.#asked(file)) asked.unshift(await this.#view(file, each));
    const joined = file.chain?.state.letters ?? [];
    const mayPropose = letters.some(({ commit, state }) => state !== 'DAMAGED' && joined.includes(commit));
    return { letters, mayPropose, asked };
  }

  /**
   * Who the source is, from the shares that custodians gave to this member.
   *
   * @param proposal hash, hex
   * @returns null without such a request
   * @throws TOO_FEW_CUSTODIANS while fewer than two have given theirs; FalseShares; DAMAGED_LETTER if the source sealed nothing
   */
  async open(file: CaseFile, proposal: string): Promise<Unsealed | null> {
    const asked = (await this.#asked(file)).find((each) => each.proposal.event === proposal);
    if (asked === undefined) return null;
    const { box, place } = asked.boxed;
    const released = (await this.#custodians(file, asked)).filter(({ state }) => state === 'RELEASED');
    const shares = released.flatMap(({ member }) => this.#shareOf(asked, member) ?? []);
    const identity = await openIdentityBox(this.#reading.environment.suite, box, place, shares);
    return { identity, custodians: released.map(({ member }) => member).sort((a, b) => a - b), asked };
  }

  /** Approved proposals with the newest identity that the case had when they were approved: both who asked see the same. */
  async #asked({ chain, letters }: CaseFile): Promise<Asked[]> {
    const asked: Asked[] = [];
    const reasons = new Map<string, string>();
    let newest: SoundLetter | undefined;
    for (const { verified } of chain === null ? [] : validEvents(chain)) {
      const { event, hash } = verified;
      if (event.type === 'PROPOSE') reasons.set(hash, shortened(event.data.text));
      if (event.type === 'LETTER') {
        const commit = formatHex(event.data.letter);
        newest = letters.find((letter) => letter.commit === commit && isIdentity(letter)) ?? newest;
      }
      if (event.type !== 'APPROVE') continue;
      const name = formatHex(event.data.event);
      const proposal = chain?.state.proposals.find((each) => each.event === name && each.act === 'OPEN_IDENTITY');
      if (proposal?.state !== 'APPROVED' || newest === undefined) continue;
      const boxed = await boxOf(this.#reading.environment.suite, newest);
      if (boxed !== null) asked.push({ proposal, letter: newest, boxed, reason: reasons.get(name) ?? '' });
    }
    return asked;
  }

  async #view(file: CaseFile, asked: Asked): Promise<AskedView> {
    const { proposal, letter, reason } = asked;
    const { member } = this.#reading.appending.standing.signer;
    const custodians = await this.#custodians(file, asked);
    const released = custodians.filter(({ state }) => state === 'RELEASED').length;
    return {
      proposal: proposal.event,
      letter: letter.commit,
      ...{ asks: proposal.by, approves: proposal.approvedBy, reason },
      ...{ day: proposal.approvedDay, until: untilOf(asked) },
      mine: isSigner(asked, member),
      custodians,
      mayOpen: isSigner(asked, member) && released >= openingShares,
    };
  }

  async #custodians(file: CaseFile, asked: Asked): Promise<CustodianView[]> {
    const { view } = this.#reading.appending.standing;
    const excluded = excludedUnder([view.roster, asked.letter.roster], uniteExclusions(exclusionsOf(file, asked)));
    const views: CustodianView[] = [];
    for (const { member, index } of asked.boxed.slots) {
      const idle = { member, reason: '', day: 0 };
      const answer = this.#answerOf(asked, member);
      // Whoever asks does not answer as well, and whom the source keeps away has nothing to answer with.
      if (isSigner(asked, member)) views.push({ ...idle, state: 'SIGNER' });
      else if (excluded.has(member)) views.push({ ...idle, state: 'EXCLUDED' });
      else if (answer !== undefined) views.push(await this.#answered(asked, index, answer));
      else views.push({ ...idle, state: positionOf(view.roster, member) === noPosition ? 'GONE' : 'WAITING' });
    }
    return views;
  }

  async #answered({ boxed }: Asked, index: number, answer: VerifiedDecision): Promise<CustodianView> {
    const { member, reason, day, share, result } = answer;
    const { suite } = this.#reading.environment;
    const isTrue = share === null || (await isShare(suite, boxed.box, boxed.place, index, share));
    return { member, reason, day, state: isTrue ? result : 'FALSE_SHARE' };
  }

  /** A share that was given, else the newest answer. */
  #answerOf({ proposal, letter }: Asked, member: number): VerifiedDecision | undefined {
    const name = requestName({ letter: parseHex(letter.commit), proposal: parseHex(proposal.event) });
    const answers = this.#mail.decisionsOn(name).filter((decision) => decision.member === member);
    return answers.find(({ share }) => share !== null) ?? answers.at(-1);
  }

  #shareOf(asked: Asked, member: number): GivenShare | null {
    const index = asked.boxed.slots.find((slot) => slot.member === member)?.index;
    const share = this.#answerOf(asked, member)?.share ?? null;
    return index === undefined || share === null ? null : { index, share };
  }
}

function factsOf({ proposal, letter, reason }: Asked): RequestFacts {
  return {
    letter: parseHex(letter.commit),
    file: letter.fileKey,
    proposal: parseHex(proposal.event),
    ...{ asks: proposal.by, approves: proposal.approvedBy, reason },
  };
}

function isSigner({ proposal }: Asked, member: number): boolean {
  return proposal.by === member || proposal.approvedBy === member;
}

function isOpened({ chain }: CaseFile, { letter }: Asked): boolean {
  return chain?.state.identities.includes(letter.commit) ?? false;
}

function untilOf({ proposal }: Asked): number {
  return proposal.approvedDay + answerDays;
}

function exclusionsOf({ chain }: CaseFile, { letter }: Asked): Exclusions[] {
  return [letter.opened.body.excluded, ...(chain === null ? [] : [chain.state.excluded])];
}

/** To what a request holds, at a whole character. */
function shortened(text: string): string {
  let kept = '';
  for (const character of text) {
    if (encodeUtf8(kept + character).length > reasonLimit) break;
    kept += character;
  }
  return kept;
}
