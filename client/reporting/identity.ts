/** Saying who one is, sealed for two custodians together, in a letter of its own (protocol section 4.6). */
import {
  codeNumber,
  custodianSlots,
  excludedMembers,
  formatBox,
  letterKinds,
  openingShares,
  sealIdentityBox,
  tellsOfOpening,
  type CustodianSeating,
  type Exclusions,
  type Identity,
  type Language,
  type SourceKeys,
  type Texts,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import { composeIdentity, type Composed } from './compose.ts';
import type { Conversation } from './conversation.ts';
import type { Environment } from './environment.ts';
import type { Visit } from './return-visit.ts';

/** A custodian as the source sees them. */
export interface CustodianOffice {
  readonly role: Texts;
  readonly institution: Texts;
  /** Whom the source excluded holds nothing. */
  readonly excluded: boolean;
}

export interface CustodianOffer {
  readonly custodians: readonly CustodianOffice[];
  /** Whether two are left; without them nothing can be sealed. */
  readonly possible: boolean;
}

/** The part of a roster that pages have: who keeps identities, and who they are. */
export interface KnownCustodians extends CustodianSeating {
  readonly members: readonly (CustodianSeating['members'][number] & Pick<CustodianOffice, 'role' | 'institution'>)[];
}

/** Who would hold shares of what a source seals now. */
export function offerCustodians(roster: KnownCustodians, excluded: Exclusions): CustodianOffer {
  const gone = new Set(excludedMembers(roster, excluded));
  const custodians = custodianSlots(roster).flatMap((slot) => {
    const member = roster.members.find(({ number }) => number === slot.member);
    if (member === undefined) return [];
    return [{ role: member.role, institution: member.institution, excluded: gone.has(member.number) }];
  });
  return { custodians, possible: custodians.filter(({ excluded: out }) => !out).length >= openingShares };
}

/**
 * The letter, next in the conversation. What was sent cannot be taken back; a later one stands beside it.
 *
 * @throws TOO_FEW_CUSTODIANS; TOO_LARGE (ask `identityRoom`), MALFORMED without a name; TOO_FEW_READERS, EXPIRED
 */
export async function composeIdentityLetter(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  conversation: Conversation,
  { identity, language }: { readonly identity: Identity; readonly language: Language },
): Promise<Composed> {
  const { suite, random } = environment;
  const box = await sealIdentityBox(suite, random, {
    roster: view.roster,
    epoch: view.epoch,
    source: await suite.sha256(keys.signPublic),
    number: conversation.lastNumber + 1,
    excluded: conversation.excluded,
    identity,
  });
  return composeIdentity(environment, view, keys, conversation, { language, statement: formatBox(box) });
}

/** What the register and the answers say about the source's identity. */
export interface IdentityFacts {
  /** Days of the entries of IDENTITY letters. */
  readonly sealed: readonly number[];
  /** Answers that tell of an opening, with the days of their entries. What was opened elsewhere leaves no trace here. */
  readonly openings: readonly { readonly day: number; readonly text: string }[];
}

export function identityFacts({ letters, statuses }: Visit): IdentityFacts {
  return {
    sealed: letters
      .filter(({ payload }) => payload.kind === codeNumber(letterKinds, 'IDENTITY'))
      .map(({ entry }) => entry.day),
    openings: statuses.flatMap(({ found, answer }) =>
      answer !== null && tellsOfOpening(answer.text) ? [{ day: found.entry.day, text: answer.text }] : [],
    ),
  };
}
