/** Identities in the console: what a case has sealed, and what is asked of a custodian. */
import type { Identities, OpeningResult } from '../../caseload/identities.ts';
import type { CaseIdentity } from '../../caseload/identity-view.ts';

export type {
  AskedView,
  CaseIdentity,
  CustodianView,
  ShareRequest,
  OpenedIdentity,
} from '../../caseload/identity-view.ts';
export type { OpeningResult } from '../../caseload/identities.ts';

export interface IdentityExchanges {
  readonly IDENTITY: { readonly ask: { readonly id: string }; readonly answer: CaseIdentity | null };
  /** `proposal` is its hash. Recorded in the case and told to the source before it is shown. */
  readonly IDENTITY_OPEN: {
    readonly ask: { readonly id: string; readonly proposal: string };
    readonly answer: OpeningResult;
  };
  /** A custodian's share, or why not. */
  readonly SHARE_ANSWER: {
    readonly ask: { readonly name: string; readonly result: 'RELEASED' | 'REFUSED'; readonly reason: string };
    readonly answer: 'POSTED' | 'TAKEN';
  };
}

type Handler<K extends keyof IdentityExchanges> = (
  ask: IdentityExchanges[K]['ask'],
) => Promise<IdentityExchanges[K]['answer']>;

/** @param identities of the session */
export function identityHandlers(identities: () => Identities): {
  readonly [K in keyof IdentityExchanges]: Handler<K>;
} {
  return {
    IDENTITY: ({ id }) => identities().ofCase(id),
    IDENTITY_OPEN: ({ id, proposal }) => identities().open(id, proposal),
    SHARE_ANSWER: ({ name, result, reason }) => identities().answer(name, result, reason),
  };
}
