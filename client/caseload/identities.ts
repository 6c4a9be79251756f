/** Identities that sources sealed: asked for by two members, opened with two custodians, told to the source. */
import { FalseShares, ProtocolError } from '../../crypto/index.ts';
import type { ReturnReason } from './act.ts';
import type { CaseFile } from './case-book.ts';
import { IdentityAsking, type Unsealed } from './identity-asking.ts';
import { ShareRequests } from './identity-shares.ts';
import { openingText } from './identity-notice.ts';
import type { CaseIdentity, ShareRequest, OpenedIdentity } from './identity-view.ts';
import type { Outbox } from './outbox.ts';
import type { Reading } from './reading.ts';
import { freshBasis } from './salvage.ts';

export type OpeningResult =
  /** Recorded in the case and told to the source before it is shown. */
  | { readonly outcome: 'OPENED'; readonly identity: OpenedIdentity }
  /** What the source sealed is no identity: nothing is recorded. */
  | { readonly outcome: 'DAMAGED' }
  | { readonly outcome: 'TOO_FEW' }
  /** A colleague's event is in the way: once it is released, open again. */
  | { readonly outcome: 'WAITING' }
  | { readonly outcome: 'RETURNED'; readonly why: ReturnReason };

type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

export class Identities {
  readonly #reading: Reading;
  readonly #outbox: Outbox;
  readonly #inTurn: InTurn;
  readonly #asking: IdentityAsking;
  readonly #shares: ShareRequests;
  #requests: readonly ShareRequest[] = [];

  constructor(reading: Reading, outbox: Outbox, inTurn: InTurn) {
    this.#reading = reading;
    this.#outbox = outbox;
    this.#inTurn = inTurn;
    this.#asking = new IdentityAsking(reading, reading.identityMail);
    this.#shares = new ShareRequests(reading, reading.identityMail);
  }

  /** Null if there is no such case, or it cannot be read (any more). */
  async ofCase(id: string): Promise<CaseIdentity | null> {
    const file = this.#file(id);
    return file === null ? null : this.#asking.view(file);
  }

  /** Whether the newest roster has this member among those who keep shares. */
  get isCustodian(): boolean {
    const { standing } = this.#reading;
    return standing?.view.roster.custodians.includes(standing.signer.member) ?? false;
  }

  /** What others ask of this member as a custodian, newest first, as the last sync or answer left it. */
  requests(): readonly ShareRequest[] {
    return this.#requests;
  }

  /** As `ShareRequests.answer`. */
  answer(name: string, result: 'RELEASED' | 'REFUSED', reason: string): Promise<'POSTED' | 'TAKEN'> {
    return this.#inTurn(async () => {
      const posted = await this.#shares.answer(name, result, reason);
      this.#requests = await this.#shares.requests();
      return posted;
    });
  }

  /**
   * Opens what two custodians gave their shares for. That it was opened, by whom, when and why, is stored in the case and told to the source
   * first.
   *
   * @param proposal hash, hex
   * @throws FalseShares; Refusal: nothing was opened
   */
  open(id: string, proposal: string): Promise<OpeningResult> {
    return this.#inTurn(async () => {
      const file = this.#file(id);
      const unsealed = file === null ? null : await this.#unseal(file, proposal);
      if (file === null || unsealed === null) return { outcome: 'TOO_FEW' };
      if (unsealed === 'DAMAGED') return { outcome: 'DAMAGED' };
      const hindrance = await this.#record(file, unsealed);
      return hindrance ?? { outcome: 'OPENED', identity: unsealed.identity };
    });
  }

  /** Looks at what was asked of this member, and posts this member's half of what was approved. @throws Refusal */
  async keepUp(): Promise<void> {
    this.#requests = await this.#shares.requests();
    for (const file of this.#reading.book.files()) if (isAskedFor(file)) await this.#asking.post(file);
  }

  #file(id: string): CaseFile | null {
    const { book, standing } = this.#reading;
    const file = book.file(id);
    const isIn = file?.chain?.state.circle.includes(standing?.signer.member ?? 0) ?? false;
    return isIn ? file : null;
  }

  async #unseal(file: CaseFile, proposal: string): Promise<Unsealed | 'DAMAGED' | null> {
    try {
      return await this.#asking.open(file, proposal);
    } catch (error) {
      if (error instanceof FalseShares || !(error instanceof ProtocolError)) throw error;
      if (error.code === 'DAMAGED_LETTER') return 'DAMAGED';
      if (error.code === 'TOO_FEW_CUSTODIANS') return null;
      throw error;
    }
  }

  /** Null once it stands in the case. */
  async #record(
    file: CaseFile,
    { custodians, asked }: Unsealed,
  ): Promise<Exclude<OpeningResult, { outcome: 'OPENED' }> | null> {
    const { proposal, letter, reason } = asked;
    if (file.chain?.state.identities.includes(letter.commit) === true) return null;
    const { standing } = this.#reading.appending;
    const { language } = file.first.opened.body;
    const facts = {
      ...{ custodians, reason },
      asked: [proposal.by, proposal.approvedBy],
      day: standing.view.today,
    };
    const told = { text: openingText(standing.view.roster, language, facts), language };
    const act = { type: 'IDENTITY', letter: letter.commit, proposal: proposal.event, custodians, told } as const;
    const result = await this.#outbox.act(file.id, act, freshBasis);
    if (result.outcome === 'RETURNED') return { outcome: 'RETURNED', why: result.why };
    return result.outcome === 'WAITING' ? { outcome: 'WAITING' } : null;
  }
}

/** Most cases have nothing to look at here. */
function isAskedFor({ chain }: CaseFile): boolean {
  return chain?.state.proposals.some(({ act, state }) => act === 'OPEN_IDENTITY' && state === 'APPROVED') ?? false;
}
