/**
 * The codename as a number (docs/protocol.md, "Codename"): 120 random bits and a checksum of 12 bits, 132 in all, written as twelve
 * words or forty digits. The checksum is long because a typing error that goes unnoticed looks like a report that was dropped.
 */
import { assertLength, type Branded, concat, lp, Reader } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';

/** The 15 secret bytes; the checksum follows from them. */
export type Codename = Branded<Uint8Array, 'Codename'>;

export const codenameLabel = 'kupuya/codename/v1';
const codenameLength = 15;
const checksumBits = 12n;

/** The number of values that twelve words can write: 2^132. */
const valueCount = 2n ** 132n;

/** Never chosen by a person: always drawn. */
export function generateCodename(random: Random): Codename {
  return createCodename(random(codenameLength));
}

/** @throws BAD_LENGTH unless 15 bytes */
export function createCodename(bytes: Uint8Array): Codename {
  assertLength(bytes, codenameLength);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the length is all that can be checked
  return bytes as Codename;
}

/** The 132-bit number: the 15 bytes, most significant first, then the checksum. */
export async function encodeValue(suite: PublicSuite, codename: Codename): Promise<bigint> {
  const secret = codename.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return (secret << checksumBits) | BigInt(await deriveChecksum(suite, codename));
}

/** @throws BAD_CHECKSUM if the value is too large or its last 12 bits do not follow from the others */
export async function decodeValue(suite: PublicSuite, value: bigint): Promise<Codename> {
  if (value < 0n || value >= valueCount) throw new ProtocolError('BAD_CHECKSUM');
  const bytes = Uint8Array.from({ length: codenameLength }, (_, index) =>
    Number((value >> (checksumBits + 8n * BigInt(codenameLength - 1 - index))) & 0xffn),
  );
  const codename = createCodename(bytes);
  if ((await encodeValue(suite, codename)) !== value) throw new ProtocolError('BAD_CHECKSUM');
  return codename;
}

/** The first 12 bits of SHA-256(label | the 15 bytes). */
async function deriveChecksum(suite: PublicSuite, codename: Codename): Promise<number> {
  const hash = await suite.sha256(concat(lp(codenameLabel), codename));
  return new Reader(hash).u16() >> 4;
}
