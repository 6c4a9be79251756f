/** A checker's key on one line, in the form of Go's signed notes: `PRIVATE+KEY+<name>+<hex8 key id>+<base64(0x04 | seed)>`. */
import {
  assertLength,
  concat,
  equalBytes,
  formatBase64,
  formatHex,
  parseBase64,
  parseHex,
  ProtocolError,
  verifierKeyOf,
  type NoteSigner,
  type PublicSuite,
} from '../../crypto/public.ts';

const form = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n?$/u;
const cosignatureType = 4;

/** Secret. Ends in a newline. @throws MALFORMED, BAD_LENGTH */
export async function formatWitnessKey(suite: PublicSuite, signer: NoteSigner): Promise<string> {
  const { id } = await verifierKeyOf(suite, signer, cosignatureType);
  const secret = formatBase64(concat(Uint8Array.of(cosignatureType), signer.seed));
  return `PRIVATE+KEY+${signer.name}+${formatHex(id)}+${secret}\n`;
}

/** @throws MALFORMED; BAD_KEY for another type or an id that does not belong to the key; BAD_LENGTH */
export async function parseWitnessKey(suite: PublicSuite, text: string): Promise<NoteSigner> {
  const [, name, idText, encoded] = form.exec(text) ?? [];
  if (name === undefined || idText === undefined || encoded === undefined) throw new ProtocolError('MALFORMED');
  const bytes = parseBase64(encoded);
  if (bytes[0] !== cosignatureType) throw new ProtocolError('BAD_KEY');
  const signer = { name, seed: bytes.slice(1) };
  assertLength(signer.seed, 32);
  const { id } = await verifierKeyOf(suite, signer, cosignatureType);
  if (!equalBytes(id, parseHex(idText))) throw new ProtocolError('BAD_KEY');
  return signer;
}
