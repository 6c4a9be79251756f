/** What a page asks of the browser's authenticator. Nothing of it opens a report: it only says who signs in. */
import { formatBase64Url, parseBase64Url } from '../../crypto/index.ts';
import type { PasskeyRegistration } from '../caseload/account.ts';
import type { PasskeyAssertion } from '../caseload/session.ts';
import { Refused } from './worker-link.ts';
import type { PasskeyChallenge } from './worker/messages.ts';

/** Of the page itself, whichever body it serves. */
const relyingParty = 'localhost';
const timeout = 120_000;

/** What a new passkey is called in the browser's own list of them. */
interface PasskeyOwner {
  /** Of the account. */
  readonly name: string;
  /** Of the body's trust policy: two bodies on one computer stand beside each other. */
  readonly body: string;
}

/** Whether this browser, at this address, has passkeys at all. */
export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window && location.hostname === relyingParty;
}

/** @throws Refused PASSKEY_STOPPED, also when the person has none here or says no: browsers do not tell which */
export async function usePasskey({ nonce, server, challenge }: PasskeyChallenge): Promise<PasskeyAssertion> {
  const credential = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        ...{ challenge: bytesOf(challenge), rpId: relyingParty, userVerification: 'required', timeout },
      },
    }),
  );
  if (!(credential.response instanceof AuthenticatorAssertionResponse)) throw new Refused('PASSKEY_STOPPED');
  const { clientDataJSON, authenticatorData, signature } = credential.response;
  return {
    ...{ nonce, server, id: textOf(credential.rawId), clientData: textOf(clientDataJSON) },
    ...{ authenticatorData: textOf(authenticatorData), signature: textOf(signature) },
  };
}

/** @param existing ids of the account's passkeys, base64url: none is made twice. @throws Refused PASSKEY_STOPPED, PASSKEY_THERE */
export async function makePasskey(
  { nonce, server, challenge }: PasskeyChallenge,
  { name, body }: PasskeyOwner,
  existing: readonly string[],
): Promise<PasskeyRegistration> {
  const credential = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytesOf(challenge),
        rp: { id: relyingParty, name: body },
        // A handle for the browser's list alone: the server knows the account by name and password.
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name: `${name} · ${body}`, displayName: name },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: existing.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
        ...{ attestation: 'none', timeout },
      },
    }),
  );
  if (!(credential.response instanceof AuthenticatorAttestationResponse)) throw new Refused('PASSKEY_STOPPED');
  const { clientDataJSON, attestationObject } = credential.response;
  return {
    ...{ nonce, server, id: textOf(credential.rawId), clientData: textOf(clientDataJSON) },
    attestation: textOf(attestationObject),
  };
}

async function ask(act: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await act();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') throw new Refused('PASSKEY_THERE');
  }
  throw new Refused('PASSKEY_STOPPED');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parseBase64Url(text));
}

function textOf(buffer: ArrayBuffer): string {
  return formatBase64Url(new Uint8Array(buffer));
}
