/** The member's own account, in the worker: it speaks to the server, the page speaks to the authenticator. */
import { formatBase64Url, parseBase64Url, passkeyChallenge, type Suite } from '../../../crypto/index.ts';
import { changeAccount, ownAccount, passkeyNonce } from '../../caseload/account.ts';
import type { Connection } from './entry.ts';
import type { AccountExchanges, Handlers } from './messages.ts';

/** @param connected throws Refusal NOT_CONNECTED */
export function accountHandlers(suite: () => Promise<Suite>, connected: () => Connection): Handlers<AccountExchanges> {
  return {
    ACCOUNT: () => ownAccount(connected().transport),

    CHANGE_ACCOUNT: async (change) => {
      const { transport } = connected();
      await changeAccount(transport, change);
      // Whoever ends this very session has no account to look at any more.
      return ownAccount(transport);
    },

    PASSKEY_CHALLENGE: async () => {
      const { transport, trust, server } = connected();
      const nonce = await passkeyNonce(transport);
      const asked = { origin: trust.origin, server, nonce: parseBase64Url(nonce) };
      return { nonce, server, challenge: formatBase64Url(await passkeyChallenge(await suite(), asked)) };
    },
  };
}
