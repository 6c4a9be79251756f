/**
 * What stands inside a sealed file: a signed list, and the bytes that it lists.
 *
 *     signature 64 | length u32 | canonical JSON | the bytes of each entry, in order
 *
 * The signature covers `lp(label) | JSON`, and the JSON has the hash of every entry.
 */
import {
  concat,
  decodeCanonical,
  encodeCanonical,
  equalBytes,
  formatBase64,
  formatHex,
  lp,
  ProtocolError,
  Reader,
  shape,
  u32,
  type JsonObject,
  type PublicSuite,
} from '../../crypto/index.ts';
import { Refusal } from '../register/transport.ts';

/** Bytes with a name, and the status with which a server gave them (0 where there was none). */
export interface Entry {
  readonly name: string;
  readonly status: number;
  readonly bytes: Uint8Array;
}

export interface Package<Head> {
  readonly head: Head;
  readonly entries: readonly Entry[];
}

/** Of the signed part: what is signed as a bundle must not pass as an errand. */
export type PackageLabel = 'kupuya/bundle/v1' | 'kupuya/errand/v1';

const { array, hexBytes, integer, object, text } = shape;
const entriesLimit = 200_000;
const entryShape = object({
  name: text(200),
  status: integer(0, 599),
  length: integer(0, 2 ** 30),
  hash: hexBytes(32),
});

/** @param seed Ed25519, 32 bytes */
export async function encodePackage(
  suite: PublicSuite,
  seed: Uint8Array,
  label: PackageLabel,
  head: JsonObject,
  entries: readonly Entry[],
): Promise<Uint8Array> {
  const listed: JsonObject[] = [];
  for (const { name, status, bytes } of entries) {
    listed.push({ name, status, length: bytes.length, hash: formatHex(await suite.sha256(bytes)) });
  }
  const json = encodeCanonical({ format: label, head, entries: listed });
  const signature = await suite.sign(seed, concat(lp(label), json));
  return concat(signature, u32(json.length), json, ...entries.map(({ bytes }) => bytes));
}

/**
 * @param headShape of what is signed beside the list
 * @param signer picks the Ed25519 key that must have signed, from the head as read and not yet believed
 * @throws Refusal BUNDLE_FORGED if that key did not sign this; BUNDLE_UNREADABLE if it is not of this form; what `signer` throws
 */
export async function decodePackage<Head>(
  suite: PublicSuite,
  bytes: Uint8Array,
  label: PackageLabel,
  headShape: shape.Shape<Head>,
  signer: (head: Head) => Uint8Array,
): Promise<Package<Head>> {
  const { signature, json, head, listed, rest } = read(bytes, label, headShape);
  const key = signer(head);
  try {
    await suite.verify(key, concat(lp(label), json), signature);
  } catch (cause) {
    throw new Refusal('BUNDLE_FORGED', { cause });
  }
  const entries: Entry[] = [];
  let offset = 0;
  for (const { name, status, length, hash } of listed) {
    const part = rest.subarray(offset, offset + length);
    offset += length;
    if (part.length !== length || !equalBytes(await suite.sha256(part), hash)) throw new Refusal('BUNDLE_FORGED');
    entries.push({ name, status, bytes: part });
  }
  if (offset !== rest.length) throw new Refusal('BUNDLE_FORGED');
  return { head, entries };
}

function read<Head>(bytes: Uint8Array, label: PackageLabel, headShape: shape.Shape<Head>) {
  try {
    const reader = new Reader(bytes);
    const signature = reader.take(64);
    const json = reader.take(reader.u32());
    const rest = reader.take(reader.remaining);
    const form = object({ format: shape.literal(label), head: headShape, entries: array(entryShape, 0, entriesLimit) });
    const { head, entries: listed } = form(decodeCanonical(json, { nfc: false }));
    return { signature, json, head, listed, rest };
  } catch (cause) {
    if (!(cause instanceof ProtocolError)) throw cause;
    throw new Refusal('BUNDLE_UNREADABLE', { cause });
  }
}

/** For heads. */
export const bytesJson = formatBase64;
