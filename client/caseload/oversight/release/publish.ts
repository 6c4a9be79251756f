/** What a server takes of two officers: plans and releases, each whole or not at all. */
import { concat, encodeUtf8, u32 } from '../../../../crypto/index.ts';
import { expectStatus, type Transport } from '../../../register/transport.ts';
import type { SignedRelease } from './sign.ts';

/** @param transport signed in as an oversight officer. @throws Refusal */
export async function publishPlan(transport: Transport, note: string): Promise<void> {
  expectStatus(await transport.send('POST', '/api/oversight/plans', encodeUtf8(note)), 201);
}

/**
 * Sends note and files in one request; the same again changes nothing.
 *
 * @param transport signed in as an oversight officer
 * @throws Refusal, CONFLICT among its codes if another release of the period was logged meanwhile
 */
export async function publishRelease(
  transport: Transport,
  { note, files }: Pick<SignedRelease, 'note' | 'files'>,
): Promise<void> {
  const bytes = encodeUtf8(note);
  const body = concat(u32(bytes.length), bytes, ...files.map((file) => file.bytes));
  expectStatus(await transport.send('POST', '/api/oversight/releases', body), 201);
}
