/** Requests and answers about identities that were sealed to this member, as far as their signatures hold. */
import {
  formatHex,
  labels,
  parseDecision,
  parseRequest,
  verifyDecision,
  verifyRequest,
  type JsonValue,
  type Suite,
  type VerifiedDecision,
  type VerifiedRequest,
} from '../../crypto/index.ts';
import type { SealedReader } from './case-book.ts';
import type { Standing } from './environment.ts';
import type { PlacedFrame } from './feed.ts';

/** The name of a request: letter and proposal, hex. */
export function requestName({ letter, proposal }: Pick<VerifiedRequest, 'letter' | 'proposal'>): string {
  return `${formatHex(letter)} ${formatHex(proposal)}`;
}

export class IdentityMail implements SealedReader {
  readonly use = labels.identity;
  readonly #suite: Suite;
  readonly #requests: VerifiedRequest[] = [];
  readonly #decisions: VerifiedDecision[] = [];

  constructor(suite: Suite) {
    this.#suite = suite;
  }

  /** @throws ProtocolError for what is neither, or was not signed by whom it says */
  readonly read = async (standing: Standing, content: JsonValue, { released }: PlacedFrame): Promise<void> => {
    const received = { rosters: standing.rosters, reader: standing.signer.member, released };
    if (isDecision(content)) this.keep(await verifyDecision(this.#suite, parseDecision(content), received));
    else this.#requests.push(await verifyRequest(this.#suite, parseRequest(content), received));
  };

  /** One's own answer too, before it is released. */
  keep(decision: VerifiedDecision): void {
    this.#decisions.push(decision);
  }

  requests(): readonly VerifiedRequest[] {
    return this.#requests;
  }

  /** To one request, in the order in which they came. */
  decisionsOn(name: string): readonly VerifiedDecision[] {
    return this.#decisions.filter((decision) => requestName(decision) === name);
  }
}

function isDecision(content: JsonValue): boolean {
  return typeof content === 'object' && content !== null && 'result' in content;
}
