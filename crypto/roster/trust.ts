/** The trust policy: together with the running code, the only thing a client believes without proof (protocol section 3.2). */
import { formatHex, parseBase64 } from '../bytes.ts';
import { decodeCanonical, encodeCanonical, type JsonObject } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { assertSignPublicKey } from '../primitives/ed25519-strict.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { array, integer, literal, map, object, text, type Shape } from '../shape.ts';
import { assertModeOfOrigin, modeShape, originShape, type Mode } from './texts.ts';

export const trustFormat = 'kupuya/trust/v1';

/** Keys are C2SP verifier key strings: `name+key id+base64(algorithm | public key)`. */
export interface TrustPolicy {
  readonly mode: Mode;
  readonly origin: string;
  readonly caseLog: string;
  readonly governanceLog: string;
  readonly promise: string;
  readonly witnesses: readonly string[];
  /** How many witnesses must have cosigned. */
  readonly quorum: number;
  /** Hours. */
  readonly maxAge: number;
  readonly governance: Signers;
  readonly release: Signers;
}

export interface Signers {
  readonly signers: readonly string[];
  readonly threshold: number;
}

/** Algorithm bytes of C2SP signed-note: Ed25519, and Ed25519 cosignatures with a time stamp. */
const noteAlgorithm = 0x01;
const cosignatureAlgorithm = 0x04;

const keyShape = verifierKeyShape(noteAlgorithm);
// A checker's word without a time could not be told from an old one.
const witnessShape = verifierKeyShape(cosignatureAlgorithm);
const signersShape: Shape<Signers> = object({ signers: array(keyShape, 1, 64), threshold: integer(1, 64) });

const policyShape = object({
  format: literal(trustFormat),
  mode: modeShape,
  origin: originShape,
  caseLog: keyShape,
  governanceLog: keyShape,
  promise: keyShape,
  witnesses: array(witnessShape, 0, 64),
  quorum: integer(0, 64),
  maxAge: integer(1, 8784),
  governance: signersShape,
  release: signersShape,
});

/** Reads the policy out of parsed JSON, for objects that carry one. @throws MALFORMED, RANGE, DUPLICATE, WRONG_MODE, BAD_KEY */
export const trustShape: Shape<TrustPolicy> = map(policyShape, ({ format: _, ...trust }) => {
  assertTrustRules(trust);
  return trust;
});

/** @throws BAD_UTF8, BAD_JSON, NOT_CANONICAL, and what `trustShape` throws */
export function parseTrust(bytes: Uint8Array): TrustPolicy {
  return trustShape(decodeCanonical(bytes, { nfc: true }));
}

/** Canonical JSON. @throws what `parseTrust` throws */
export function encodeTrust(trust: TrustPolicy): Uint8Array {
  const bytes = encodeCanonical(trustJson(trust), { nfc: true });
  parseTrust(bytes);
  return bytes;
}

export function trustJson(trust: TrustPolicy): JsonObject {
  const { mode, origin, caseLog, governanceLog, promise, witnesses, quorum, maxAge, governance, release } = trust;
  return {
    format: trustFormat,
    ...{ mode, origin, caseLog, governanceLog, promise, witnesses, quorum, maxAge },
    governance: { signers: governance.signers, threshold: governance.threshold },
    release: { signers: release.signers, threshold: release.threshold },
  };
}

/** 32 bytes; what posters print, through `formatFingerprint`. */
export async function trustFingerprint(suite: PublicSuite, trust: TrustPolicy): Promise<Uint8Array> {
  return suite.sha256(encodeTrust(trust));
}

/** Hexadecimal in groups of four, for people who compare by eye. */
export function formatFingerprint(hash: Uint8Array): string {
  return formatHex(hash).replace(/(.{4})(?=.)/gu, '$1 ');
}

function assertTrustRules(trust: TrustPolicy): void {
  const { origin, governance, release, witnesses, quorum } = trust;
  assertModeOfOrigin(trust.mode, origin);
  assertName(trust.caseLog, `${origin}/case`);
  assertName(trust.governanceLog, `${origin}/governance`);
  assertName(trust.promise, `${origin}/promise`);
  if (governance.threshold < 2) throw new ProtocolError('RANGE');
  if (governance.threshold > governance.signers.length || release.threshold > release.signers.length) {
    throw new ProtocolError('RANGE');
  }
  if (quorum > witnesses.length) throw new ProtocolError('RANGE');
  // One key under two names would let one person reach a threshold alone.
  for (const list of [governance.signers, release.signers, witnesses]) assertDistinctKeys(list);
}

function assertName(key: string, name: string): void {
  if (splitKey(key).name !== name) throw new ProtocolError('WRONG_ORIGIN');
}

function assertDistinctKeys(keys: readonly string[]): void {
  const distinct = new Set(keys.map((key) => formatHex(splitKey(key).encoded.subarray(1))));
  if (distinct.size !== keys.length) throw new ProtocolError('DUPLICATE');
}

/** The form only; the key id is a hash and is checked where the key is used (`parseVerifierKey`). */
function verifierKeyShape(algorithm: number): Shape<string> {
  return map(text(400, 1), (key) => {
    const { encoded } = splitKey(key);
    if (encoded.length !== 33 || encoded[0] !== algorithm) throw new ProtocolError('MALFORMED');
    assertSignPublicKey(encoded.subarray(1));
    return key;
  });
}

function splitKey(key: string): { readonly name: string; readonly encoded: Uint8Array } {
  const [, name, encoded] = /^([^+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/=]+)$/u.exec(key) ?? [];
  if (name === undefined || encoded === undefined) throw new ProtocolError('MALFORMED');
  return { name: originShape(name), encoded: parseBase64(encoded) };
}
