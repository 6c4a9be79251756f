/** A member's secret keys (protocol section 3.4). The file around them, an OpenPGP message, is made in `client/openpgp`. */
import { equalBytes, formatBase64 } from '../bytes.ts';
import { decodeCanonical, encodeCanonical } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import { array, base64Bytes, literal, nullable, object } from '../shape.ts';
import { enrolmentMessage, type Enrolment, type EnrolmentClaim } from './enrolment.ts';
import { assertEpochs, assertSeedPeriods, dayShape, maximumSeeds, type Period } from './periods.ts';
import { signPossession } from './possession.ts';
import { memberNumberShape, type Member, type Roster } from './roster.ts';
import { assertModeOfOrigin, modeShape, originShape, type Mode } from './texts.ts';

export const keyringFormat = 'kupuya/keyring/v1';

export interface Keyring {
  readonly mode: Mode;
  readonly origin: string;
  readonly member: number;
  /** Ed25519 seed, 32 bytes. */
  readonly sign: Uint8Array;
  readonly epochs: readonly KeyringEpoch[];
  /** X-Wing seed of an oversight officer, 32 bytes. */
  readonly capsule: Uint8Array | null;
}

export interface KeyringEpoch extends Period {
  /** X-Wing seed, 32 bytes. */
  readonly seed: Uint8Array;
}

/** What is known of a keyring before its keys are drawn. */
export interface KeyringPlan {
  readonly mode: Mode;
  readonly origin: string;
  readonly member: number;
  readonly epochs: readonly Period[];
  /** True for an oversight officer. */
  readonly capsule: boolean;
}

/** Whose keyring it is, by the roster. */
export interface KeyringOwner {
  readonly member: Member;
  /** The intake position, or null for a member without one. */
  readonly position: number | null;
  /** 0 or 1 for an oversight officer, in the roster's order; else null. */
  readonly officer: number | null;
}

const seed = base64Bytes(32, 32);

const keyringShape = object({
  format: literal(keyringFormat),
  mode: modeShape,
  origin: originShape,
  member: memberNumberShape,
  sign: seed,
  epochs: array(object({ first: dayShape, last: dayShape, seed }), 1, maximumSeeds),
  capsule: nullable(seed),
});

/** Draws all keys afresh. @throws MALFORMED for a name or number that no roster can carry, RANGE for the epochs, WRONG_MODE */
export function generateKeyring(random: Random, plan: KeyringPlan): Keyring {
  const mode = plan.mode;
  const origin = originShape(plan.origin);
  const member = memberNumberShape(plan.member);
  assertModeOfOrigin(mode, origin);
  assertEpochs(plan.epochs);
  return {
    ...{ mode, origin, member },
    sign: random(32),
    epochs: plan.epochs.map(({ first, last }) => ({ first, last, seed: random(32) })),
    capsule: plan.capsule ? random(32) : null,
  };
}

/** Canonical JSON; secret. */
export function encodeKeyring(keyring: Keyring): Uint8Array {
  const { mode, origin, member, capsule } = keyring;
  return encodeCanonical(
    {
      format: keyringFormat,
      ...{ mode, origin, member },
      sign: formatBase64(keyring.sign),
      epochs: keyring.epochs.map((epoch) => ({ first: epoch.first, last: epoch.last, seed: formatBase64(epoch.seed) })),
      capsule: capsule === null ? null : formatBase64(capsule),
    },
    { nfc: true },
  );
}

/** @throws BAD_KEYRING for whatever reason: the bytes are secret, so nothing about them is told */
export function parseKeyring(bytes: Uint8Array): Keyring {
  try {
    const { format: _, ...keyring } = keyringShape(decodeCanonical(bytes, { nfc: true }));
    assertModeOfOrigin(keyring.mode, keyring.origin);
    assertSeedPeriods(keyring.epochs);
    return keyring;
  } catch {
    throw new ProtocolError('BAD_KEYRING');
  }
}

/**
 * The public half, with proof of possession, signed.
 *
 * @param openpgp fingerprint of the member's OpenPGP key as 40 lower-case hexadecimal digits, or empty
 */
export async function enrol(suite: PublicSuite, keyring: Keyring, openpgp = ''): Promise<Enrolment> {
  const { mode, origin, member } = keyring;
  const claim: EnrolmentClaim = {
    ...{ mode, origin, member, openpgp },
    sign: await suite.signPublicKey(keyring.sign),
    possession: await signPossession(suite, keyring.sign, origin, member),
    epochs: await Promise.all(
      keyring.epochs.map(async (epoch) => ({
        first: epoch.first,
        last: epoch.last,
        key: await suite.kemPublicKey(epoch.seed),
      })),
    ),
    capsule: keyring.capsule === null ? null : await suite.kemPublicKey(keyring.capsule),
  };
  return { ...claim, signature: await suite.sign(keyring.sign, enrolmentMessage(claim)) };
}

/**
 * Finds the member whose signing key this is.
 *
 * @throws WRONG_MODE, WRONG_ORIGIN; BAD_KEYRING if the member is not in the roster or stands there with another key
 */
export async function findOwner(suite: PublicSuite, keyring: Keyring, roster: Roster): Promise<KeyringOwner> {
  if (keyring.mode !== roster.mode) throw new ProtocolError('WRONG_MODE');
  if (keyring.origin !== roster.origin) throw new ProtocolError('WRONG_ORIGIN');
  const member = roster.members.find(({ number }) => number === keyring.member);
  if (member === undefined || !equalBytes(member.sign, await suite.signPublicKey(keyring.sign))) {
    throw new ProtocolError('BAD_KEYRING');
  }
  const holder = roster.positions.find((candidate) => candidate.member === member.number);
  const officer = roster.oversight.officers.findIndex((candidate) => candidate.member === member.number);
  return { member, position: holder?.position ?? null, officer: officer < 0 ? null : officer };
}

/** The X-Wing seed for an epoch of the roster, or null if this keyring has none (not yet made, or destroyed). */
export function epochSeed(keyring: Keyring, epoch: Period): Uint8Array | null {
  return keyring.epochs.find(({ first, last }) => first === epoch.first && last === epoch.last)?.seed ?? null;
}
