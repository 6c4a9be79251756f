/**
 * The OpenPGP key with which a member signs what goes to other bodies: version 4, EdDSA, so that gpg 2.2 and sq 0.27 know it (RFC 4880, and
 * draft-koch-eddsa-for-openpgp). It is derived, so that it is the same every time and nobody has to keep another file.
 */
import { readPrivateKey, type PrivateKey } from 'openpgp';
import { concat, encodeUtf8, ProtocolError, u16, u32, u8, type PublicSuite } from '../../crypto/index.ts';

/** Fixed, because the fingerprint covers it: 2026-01-01. */
const created = 1_767_225_600;
const eddsa = 22;
const sha256 = 8;
const ed25519 = Uint8Array.of(0x2b, 0x06, 0x01, 0x04, 0x01, 0xda, 0x47, 0x0f, 0x01);
const positiveCertification = 0x13;

/**
 * @param seed Ed25519, 32 bytes; of this purpose alone
 * @param name user id
 * @throws BAD_KEY
 */
export async function makeSigningKey(suite: PublicSuite, seed: Uint8Array, name: string): Promise<PrivateKey> {
  const point = concat(u8(0x40), await suite.signPublicKey(seed));
  const body = concat(u8(4), u32(created), u8(eddsa), u8(ed25519.length), ed25519, integer(point));
  const secret = integer(seed);
  const checksum = secret.reduce((sum, byte) => (sum + byte) % 0x1_0000, 0);
  const user = encodeUtf8(name);
  const fingerprint = await keyFingerprint(body);
  const signature = await certify(suite, seed, body, user, fingerprint);
  const binaryKey = concat(
    packet(5, concat(body, u8(0), secret, u16(checksum))),
    packet(13, user),
    packet(2, signature),
  );
  try {
    return await readPrivateKey({ binaryKey });
  } catch (error) {
    throw new ProtocolError('BAD_KEY', { cause: error });
  }
}

/** Multiprecision integer: length in bits, no leading zeros. */
function integer(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  if (start < 0) return u16(0);
  const trimmed = bytes.subarray(start);
  return concat(u16(8 * trimmed.length - Math.clz32(trimmed[0] ?? 0) + 24), trimmed);
}

/** New format with a length of five bytes. */
function packet(tag: number, body: Uint8Array): Uint8Array {
  return concat(u8(0xc0 | tag), u8(0xff), u32(body.length), body);
}

const keyPreamble = (body: Uint8Array): Uint8Array => concat(u8(0x99), u16(body.length), body);

/** SHA-1, as version 4 has it: a name, not a proof. */
async function keyFingerprint(body: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-1', Uint8Array.from(keyPreamble(body))));
}

async function certify(
  suite: PublicSuite,
  seed: Uint8Array,
  body: Uint8Array,
  user: Uint8Array,
  fingerprint: Uint8Array,
): Promise<Uint8Array> {
  const hashed = concat(
    subpacket(2, u32(created)),
    // May certify and sign.
    subpacket(27, u8(0x03)),
    // AES-256, SHA-256.
    subpacket(11, u8(9)),
    subpacket(21, u8(sha256)),
    subpacket(33, concat(u8(4), fingerprint)),
  );
  const head = concat(u8(4), u8(positiveCertification), u8(eddsa), u8(sha256), u16(hashed.length), hashed);
  const trailer = concat(u8(4), u8(0xff), u32(head.length));
  const digest = await suite.sha256(concat(keyPreamble(body), u8(0xb4), u32(user.length), user, head, trailer));
  const signed = await suite.sign(seed, digest);
  const unhashed = subpacket(16, fingerprint.subarray(-8));
  const values = concat(integer(signed.subarray(0, 32)), integer(signed.subarray(32)));
  return concat(head, u16(unhashed.length), unhashed, digest.subarray(0, 2), values);
}

function subpacket(type: number, body: Uint8Array): Uint8Array {
  return concat(u8(body.length + 1), u8(type), body);
}
