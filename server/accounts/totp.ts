/** The second factor: one-time codes after RFC 6238 (SHA-1, 6 digits, 30 s), which every authenticator app can make. */
import { generateSync, generateURI, verifySync } from 'otplib';
import type { Random } from '../../crypto/public.ts';
import { formatBase32 } from './base32.ts';

const periodMs = 30_000;
/** A clock may be one step off. */
const tolerance = 1;

/** 160 bits, base32. */
export function makeTotpSecret(random: Random): string {
  return formatBase32(random(20));
}

/** `otpauth://` address for an authenticator app. */
export function totpUri(secret: string, name: string, issuer: string): string {
  return generateURI({ issuer, label: name, secret });
}

/** The code of this moment: for the demo, which prints it, and for tests. */
export function currentCode(secret: string, now: number): string {
  return generateSync({ secret, epoch: Math.floor(now / 1000) });
}

/** The time step that the code belongs to, or null if it is none of now's. The caller lets each step work once. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  for (let offset = -tolerance; offset <= tolerance; offset++) {
    const step = Math.floor(now / periodMs) + offset;
    if (verifySync({ secret, token: code, epoch: (step * periodMs) / 1000, epochTolerance: 0 }).valid) return step;
  }
  return null;
}
