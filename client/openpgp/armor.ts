/** The checksum of ASCII armor (RFC 4880 section 6.1), which openpgp.js writes but no longer reads. */
import { formatBase64, parseBase64, ProtocolError } from '../../crypto/index.ts';

const initial = 0xb704ce;
const generator = 0x1864cfb;

/**
 * Tells a damaged file from a wrong passphrase, which would look alike when decryption fails. It protects against accidents only;
 * armor without a checksum, as newer tools write it, passes.
 *
 * @throws MALFORMED if there is a checksum and it does not fit
 */
export function assertArmorChecksum(armored: string): void {
  const [, body, checksum] =
    /\n[ \t]*\r?\n([A-Za-z0-9+/=\s]+?)\r?\n=([A-Za-z0-9+/]{4})\s*\r?\n-----END/u.exec(armored) ?? [];
  if (body === undefined || checksum === undefined) return;
  if (formatBase64(crc24(parseBase64(body.replace(/\s/gu, '')))) !== checksum) throw new ProtocolError('MALFORMED');
}

/** 3 bytes. */
function crc24(bytes: Uint8Array): Uint8Array {
  let crc = initial;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1;
      if ((crc & 0x1000000) !== 0) crc ^= generator;
    }
  }
  return Uint8Array.of((crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff);
}
