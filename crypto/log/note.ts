/**
 * C2SP signed notes (c2sp.org/signed-note) with Ed25519 keys: a text, an empty line, and signature lines
 * `— <key name> <base64(key id 4 | signature 64)>`. The signature covers the text with its last newline and nothing else.
 */
import { concat, encodeUtf8, equalBytes, formatBase64, formatHex, parseBase64, parseHex, u8 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';

/** A key that is trusted for a reason that the holder of this object knows. */
export interface VerifierKey {
  readonly name: string;
  /** First 4 bytes of H(name | 0x0A | 0x01 | public key): tells keys apart, proves nothing. */
  readonly id: Uint8Array;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

export interface NoteSigner {
  readonly name: string;
  /** Ed25519 seed, 32 bytes. */
  readonly seed: Uint8Array;
}

export interface VerifiedNote {
  /** With its last newline. */
  readonly text: string;
  /** Names of the known keys that signed, each key once, in the order of the note. */
  readonly signers: string[];
}

/** One line below the text. Proves nothing until it is verified. */
export interface SignatureLine {
  readonly name: string;
  readonly id: Uint8Array;
  readonly signature: Uint8Array;
}

const ed25519Type = 1;

/** What a key signs: notes (0x01), or checkpoints with a time (0x04, c2sp.org/tlog-cosignature). */
export type KeyType = 1 | 4;

const maximumSignatures = 100;
const separator = '\n\n';
const lineStart = '— ';
const nameForm = /^[^\s\u0000-\u001f\u0085+]+$/u;

/**
 * `name+hex8(key id)+base64(type | public key)`.
 *
 * @throws MALFORMED for a bad name, BAD_KEY unless the key has 32 bytes
 */
export async function formatVerifierKey(
  suite: PublicSuite,
  name: string,
  publicKey: Uint8Array,
  type: KeyType = ed25519Type,
): Promise<string> {
  const id = await deriveKeyId(suite, name, publicKey, type);
  return `${name}+${formatHex(id)}+${formatBase64(encodeKey(publicKey, type))}`;
}

/** @throws MALFORMED, BAD_KEY for another type or length, or an id that does not belong to the key */
export async function parseVerifierKey(
  suite: PublicSuite,
  text: string,
  type: KeyType = ed25519Type,
): Promise<VerifierKey> {
  const [name = '', idText = '', ...rest] = text.split('+');
  // Base64 has a plus of its own.
  const encoded = parseBase64(rest.join('+'));
  if (idText.length !== 8) throw new ProtocolError('MALFORMED');
  const id = parseHex(idText);
  if (encoded[0] !== type) throw new ProtocolError('BAD_KEY');
  const publicKey = encoded.slice(1);
  if (!equalBytes(id, await deriveKeyId(suite, name, publicKey, type))) throw new ProtocolError('BAD_KEY');
  return { name, id, publicKey };
}

/** The verifier key of a signer. @throws MALFORMED, BAD_LENGTH */
export async function verifierKeyOf(
  suite: PublicSuite,
  signer: NoteSigner,
  type: KeyType = ed25519Type,
): Promise<VerifierKey> {
  const publicKey = await suite.signPublicKey(signer.seed);
  return { name: signer.name, id: await deriveKeyId(suite, signer.name, publicKey, type), publicKey };
}

/**
 * @param text ends in a newline; no other control characters
 * @throws MALFORMED for a bad text or name or no signer, BAD_UTF8, DUPLICATE if a key signs twice
 */
export async function signNote(suite: PublicSuite, text: string, signers: readonly NoteSigner[]): Promise<string> {
  assertText(text);
  if (signers.length === 0) throw new ProtocolError('MALFORMED');
  let note = `${text}\n`;
  const lines: string[] = [];
  for (const signer of signers) {
    const line = await formatSignature(suite, text, signer);
    // Ed25519 signatures are deterministic, so one key gives one line.
    if (lines.includes(line)) throw new ProtocolError('DUPLICATE');
    lines.push(line);
    note += line;
  }
  return note;
}

/** Adds a line to a note whose other signatures are not looked at. @throws MALFORMED, DUPLICATE if the key has signed already */
export async function addSignature(suite: PublicSuite, note: string, signer: NoteSigner): Promise<string> {
  const { text, lines } = splitNote(note);
  const key = await verifierKeyOf(suite, signer);
  if (lines.some((line) => line.name === key.name && equalBytes(line.id, key.id))) throw new ProtocolError('DUPLICATE');
  const extended = note + (await formatSignature(suite, text, signer));
  splitNote(extended);
  return extended;
}

/**
 * The text, if at least `threshold` different known keys signed it. Lines of unknown keys are ignored; a bad signature by a known
 * key refuses the whole note.
 *
 * @throws MALFORMED, BAD_UTF8, BAD_SIGNATURE, UNDER_SIGNED; BAD_KEY if two known keys share a name and an id; RANGE for a threshold below 1
 */
export async function verifyNote(
  suite: PublicSuite,
  note: string,
  keys: readonly VerifierKey[],
  threshold: number,
): Promise<VerifiedNote> {
  if (!Number.isSafeInteger(threshold) || threshold < 1) throw new ProtocolError('RANGE');
  const { text, lines } = splitNote(note);
  const message = encodeUtf8(text);
  const signed: VerifierKey[] = [];
  for (const line of lines) {
    const key = findKey(keys, line);
    if (key === null) continue;
    await suite.verify(key.publicKey, message, line.signature);
    // By public key, not by name: one key under two names is one signer.
    if (!signed.some((other) => equalBytes(other.publicKey, key.publicKey))) signed.push(key);
  }
  if (signed.length < threshold) throw new ProtocolError('UNDER_SIGNED');
  return { text, signers: signed.map((key) => key.name) };
}

/**
 * The text of a note that nobody vouches for: only to learn which keys to check it with, never to believe it.
 *
 * @throws MALFORMED, BAD_UTF8
 */
export function readUnverifiedText(note: string): string {
  return splitNote(note).text;
}

/** The known key that a line claims to be of. @throws BAD_KEY if two different keys share name and id */
export function findKey(keys: readonly VerifierKey[], line: SignatureLine): VerifierKey | null {
  const [first, ...others] = keys.filter((key) => key.name === line.name && equalBytes(key.id, line.id));
  if (first === undefined) return null;
  if (others.some((other) => !equalBytes(other.publicKey, first.publicKey))) throw new ProtocolError('BAD_KEY');
  return first;
}

async function deriveKeyId(
  suite: PublicSuite,
  name: string,
  publicKey: Uint8Array,
  type: KeyType,
): Promise<Uint8Array> {
  assertName(name);
  if (publicKey.length !== 32) throw new ProtocolError('BAD_KEY');
  return (await suite.sha256(concat(encodeUtf8(`${name}\n`), encodeKey(publicKey, type)))).slice(0, 4);
}

function encodeKey(publicKey: Uint8Array, type: KeyType): Uint8Array {
  return concat(u8(type), publicKey);
}

async function formatSignature(suite: PublicSuite, text: string, signer: NoteSigner): Promise<string> {
  const key = await verifierKeyOf(suite, signer);
  const signature = await suite.sign(signer.seed, encodeUtf8(text));
  return formatSignatureLine({ name: key.name, id: key.id, signature });
}

/** With its newline. @throws MALFORMED for a bad name */
export function formatSignatureLine({ name, id, signature }: SignatureLine): string {
  assertName(name);
  return `${lineStart}${name} ${formatBase64(concat(id, signature))}\n`;
}

/** Text and lines of a note that nobody has verified. @throws MALFORMED, BAD_UTF8 */
export function splitNote(note: string): { readonly text: string; readonly lines: readonly SignatureLine[] } {
  // The last empty line, because the text may have empty lines of its own.
  const split = note.lastIndexOf(separator);
  if (split < 0 || !note.endsWith('\n')) throw new ProtocolError('MALFORMED');
  const text = note.slice(0, split + 1);
  assertText(text);
  const lines = note.slice(split + separator.length, -1).split('\n');
  if (lines.length > maximumSignatures) throw new ProtocolError('MALFORMED');
  return { text, lines: lines.map(parseSignature) };
}

function parseSignature(line: string): SignatureLine {
  if (!line.startsWith(lineStart)) throw new ProtocolError('MALFORMED');
  const [name = '', encoded = '', ...rest] = line.slice(lineStart.length).split(' ');
  const bytes = parseBase64(encoded);
  // Signatures of unknown algorithms have other lengths; those of our keys are judged by the suite.
  if (rest.length > 0 || bytes.length < 5) throw new ProtocolError('MALFORMED');
  assertName(name);
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}

function assertName(name: string): void {
  if (!nameForm.test(name) || !name.isWellFormed()) throw new ProtocolError('MALFORMED');
}

function assertText(text: string): void {
  if (!text.endsWith('\n') || !text.isWellFormed()) throw new ProtocolError('MALFORMED');
  for (const character of text) {
    if (character < ' ' && character !== '\n') throw new ProtocolError('MALFORMED');
  }
}
