/** What a member hands to the people who assemble the roster: public keys with proofs (protocol section 3.4). */
import { concat, equalBytes, formatBase64, lp } from '../bytes.ts';
import { decodeCanonical, encodeCanonical, type JsonObject } from '../canonical.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import { assertSignPublicKey } from '../primitives/ed25519-strict.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { assertKemPublicKey } from '../primitives/xwing-strict.ts';
import { array, base64Bytes, literal, nullable, object } from '../shape.ts';
import { assertEpochs, dayShape, maximumEpochs, type Period } from './periods.ts';
import { verifyPossession } from './possession.ts';
import { memberNumberShape, openpgpShape } from './roster.ts';
import { assertModeOfOrigin, modeShape, originShape, type Mode } from './texts.ts';

export const enrolmentFormat = 'kupuya/enrolment/v1';

/** What the enrolment's signature covers. */
export interface EnrolmentClaim {
  readonly mode: Mode;
  readonly origin: string;
  readonly member: number;
  /** Ed25519 public key, 32 bytes. */
  readonly sign: Uint8Array;
  /** 64 bytes. */
  readonly possession: Uint8Array;
  readonly epochs: readonly EnrolmentEpoch[];
  /** X-Wing public key of an oversight officer, 1,216 bytes. */
  readonly capsule: Uint8Array | null;
  /** 40 lower-case hexadecimal digits or empty. */
  readonly openpgp: string;
}

export interface EnrolmentEpoch extends Period {
  /** X-Wing public key, 1,216 bytes. */
  readonly key: Uint8Array;
}

export interface Enrolment extends EnrolmentClaim {
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

const kemKey = base64Bytes(1216, 1216);

const enrolmentShape = object({
  format: literal(enrolmentFormat),
  mode: modeShape,
  origin: originShape,
  member: memberNumberShape,
  sign: base64Bytes(32, 32),
  possession: base64Bytes(64, 64),
  epochs: array(object({ first: dayShape, last: dayShape, key: kemKey }), 1, maximumEpochs),
  capsule: nullable(kemKey),
  openpgp: openpgpShape,
  signature: base64Bytes(64, 64),
});

/** @throws BAD_UTF8, BAD_JSON, NOT_CANONICAL, MALFORMED, RANGE, WRONG_MODE, BAD_KEY, DUPLICATE. Not yet verified: see `verifyEnrolment` */
export function parseEnrolment(bytes: Uint8Array): Enrolment {
  const { format: _, ...enrolment } = enrolmentShape(decodeCanonical(bytes, { nfc: true }));
  assertModeOfOrigin(enrolment.mode, enrolment.origin);
  assertEpochs(enrolment.epochs);
  assertSignPublicKey(enrolment.sign);
  const keys = enrolment.epochs.map(({ key }) => key);
  if (enrolment.capsule !== null) keys.push(enrolment.capsule);
  for (const [index, key] of keys.entries()) {
    assertKemPublicKey(key);
    if (keys.slice(0, index).some((earlier) => equalBytes(earlier, key))) throw new ProtocolError('DUPLICATE');
  }
  return enrolment;
}

/** Canonical JSON. */
export function encodeEnrolment(enrolment: Enrolment): Uint8Array {
  return encodeCanonical({ ...claimJson(enrolment), signature: formatBase64(enrolment.signature) }, { nfc: true });
}

/** Whether the holder of the signing key claims all this. @throws BAD_SIGNATURE */
export async function verifyEnrolment(suite: PublicSuite, enrolment: Enrolment): Promise<void> {
  const { origin, member, sign, possession } = enrolment;
  await verifyPossession(suite, origin, { number: member, sign, possession });
  await suite.verify(sign, enrolmentMessage(enrolment), enrolment.signature);
}

/** The bytes under the enrolment's signature. */
export function enrolmentMessage(claim: EnrolmentClaim): Uint8Array {
  return concat(lp(labels.enrolment), encodeCanonical(claimJson(claim), { nfc: true }));
}

function claimJson(claim: EnrolmentClaim): JsonObject {
  const { mode, origin, member, openpgp } = claim;
  return {
    format: enrolmentFormat,
    ...{ mode, origin, member, openpgp },
    sign: formatBase64(claim.sign),
    possession: formatBase64(claim.possession),
    epochs: claim.epochs.map(({ first, last, key }) => ({ first, last, key: formatBase64(key) })),
    capsule: claim.capsule === null ? null : formatBase64(claim.capsule),
  };
}
