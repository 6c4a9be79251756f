/** Signing in to the server. The cookie is kept by whoever carries the requests: the loopback host or a command. */
import { z } from 'zod';
import { decodeUtf8, encodeUtf8 } from '../../crypto/index.ts';
import { expectStatus, Refusal, type Transport } from '../register/transport.ts';

/** What a passkey signed (docs/protocol.md, 9.1); all but the address in base64url. */
export interface PasskeyAssertion {
  readonly nonce: string;
  /** Address of the server, as the member's own program knows it. */
  readonly server: string;
  readonly id: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** Six digits of an authenticator app, or a passkey's answer. */
export type SecondFactor = { readonly code: string } | { readonly passkey: PasskeyAssertion };

export type Credentials = { readonly name: string; readonly password: string } & SecondFactor;

export interface SignedIn {
  readonly name: string;
  readonly member: number;
  readonly role: string;
}

const path = '/api/session';
const signedIn = z.object({ name: z.string(), member: z.number().int(), role: z.string() });

/** @throws Refusal SIGN_IN_REFUSED, BUSY, NETWORK */
export async function signIn(transport: Transport, credentials: Credentials): Promise<SignedIn> {
  expectStatus(await transport.send('POST', path, encodeUtf8(JSON.stringify(credentials))), 200);
  const session = await currentSession(transport);
  if (session === null) throw new Refusal('SIGN_IN_REQUIRED');
  return session;
}

/** Null if nobody is signed in. @throws Refusal */
export async function currentSession(transport: Transport): Promise<SignedIn | null> {
  const answer = await transport.get(path);
  if (answer.status === 401) return null;
  const parsed = signedIn.safeParse(parseJson(expectStatus(answer, 200)));
  if (!parsed.success) throw new Refusal('UNKNOWN');
  return parsed.data;
}

/** @throws Refusal */
export async function signOut(transport: Transport): Promise<void> {
  expectStatus(await transport.send('DELETE', path, new Uint8Array()), 200, 204, 401);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch {
    throw new Refusal('UNKNOWN');
  }
}
