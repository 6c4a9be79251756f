/** What a passkey signs when a member signs in (section 9.1): pure, so that page and server compute the same. */
import { concat, lp, lp16 } from '../bytes.ts';
import { labels } from '../constants.ts';
import type { PublicSuite } from '../primitives/port.ts';

/**
 * `H(lp("kupuya/passkey/v1") | lp16(origin) | lp16(server) | nonce)`, 32 bytes
 *
 * Browsers bind a passkey to the page's host, and a console's page is on `localhost` for every body. So what is signed names the body and
 * the server as the member's own program knows them: a server that passes another one's nonce on gets a signature that is good nowhere.
 *
 * @param origin of the body's trust policy
 * @param server address that the program relays to, scheme and host without a slash at the end
 * @param nonce of the server, opaque to the page
 * @throws RANGE if one of the texts is longer than 65,535 bytes
 */
export function passkeyChallenge(
  suite: PublicSuite,
  { origin, server, nonce }: { readonly origin: string; readonly server: string; readonly nonce: Uint8Array },
): Promise<Uint8Array> {
  return suite.sha256(concat(lp(labels.passkey), lp16(origin), lp16(server), nonce));
}
