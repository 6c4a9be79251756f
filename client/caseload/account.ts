/** A member's own account at the server: second factors, sessions, password. */
import { z } from 'zod';
import { decodeUtf8, encodeUtf8 } from '../../crypto/index.ts';
import { expectStatus, Refusal, type Transport } from '../register/transport.ts';
import type { PasskeyAssertion, SecondFactor } from './session.ts';

const accountShape = z.object({
  codes: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), label: z.string(), day: z.number().int() })),
  sessions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['CODE', 'PASSKEY']),
      begun: z.number().int(),
      seen: z.number().int(),
      current: z.boolean(),
    }),
  ),
  confirmed: z.boolean(),
});
const nonceShape = z.object({ nonce: z.string() });

/** Days are UTC days since 1970-01-01. `confirmed`: the second factor was given a short while ago, so that changes are taken. */
export type OwnAccount = Readonly<z.infer<typeof accountShape>>;

/** What a new passkey answered; as an assertion, with its public key in place of a signature. */
export type PasskeyRegistration = Pick<PasskeyAssertion, 'nonce' | 'server' | 'id' | 'clientData'> & {
  readonly attestation: string;
};

export type AccountChange =
  | { readonly type: 'confirm'; readonly factor: SecondFactor }
  | { readonly type: 'password'; readonly current: string; readonly next: string }
  | { readonly type: 'passkeys'; readonly passkey: PasskeyRegistration; readonly label: string }
  | { readonly type: 'passkeys/rename'; readonly id: string; readonly label: string }
  | { readonly type: 'passkeys/remove'; readonly id: string }
  | { readonly type: 'codes/remove' }
  | { readonly type: 'sessions/end'; readonly id: string }
  | { readonly type: 'sessions/end'; readonly others: true };

/** @throws Refusal SIGN_IN_REQUIRED */
export async function ownAccount(transport: Transport): Promise<OwnAccount> {
  return read(accountShape, expectStatus(await transport.get('/api/account'), 200));
}

/** For one answer of a passkey, within five minutes. @throws Refusal */
export async function passkeyNonce(transport: Transport): Promise<string> {
  return read(nonceShape, expectStatus(await transport.get('/api/session/nonce'), 200)).nonce;
}

/** @throws Refusal FACTOR_REQUIRED, LAST_FACTOR, SIGN_IN_REFUSED, CONFLICT, MALFORMED, NOT_FOUND, BUSY */
export async function changeAccount(transport: Transport, change: AccountChange): Promise<void> {
  const { type, ...asked } = change;
  const body = 'factor' in asked ? asked.factor : asked;
  expectStatus(await transport.send('POST', `/api/account/${type}`, encodeUtf8(JSON.stringify(body))), 204);
}

function read<T>(shape: z.ZodType<T>, bytes: Uint8Array): T {
  try {
    return shape.parse(JSON.parse(decodeUtf8(bytes)));
  } catch {
    throw new Refusal('UNKNOWN');
  }
}
