import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { currentCode } from '../../server/accounts/totp.ts';

const texts = z.object({
  ky: z.string(),
  ru: z.string().optional(),
  uz: z.string().optional(),
  en: z.string().optional(),
});

const personShape = z.object({
  member: z.number().int(),
  role: texts,
  /** Intake position, or null. */
  position: z.number().int().nullable(),
  /** Whether this is one of the two oversight officers. */
  isOfficer: z.boolean(),
  account: z.string(),
  password: z.string(),
  /** Base32. */
  totpSecret: z.string(),
  totpUri: z.string(),
  /** Absolute path of the keyring file. */
  keyringFile: z.string(),
  passphrase: z.string(),
});

/** Somebody of the body, with everything that only they would know. */
export type Person = z.infer<typeof personShape>;

const peopleShape = z.array(personShape);

/** Ascending by member number. */
export function readPeople(file: string): Person[] {
  return peopleShape.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const stepMs = 30_000;
const givenSteps = new Map<string, number>();

/**
 * A one-time code that has not been given before by this program: the server takes each code once, and also takes the next one
 * early. After two codes in one half minute the same code is all there is.
 */
export function nextCode(person: Person, now: number): string {
  const step = Math.floor(now / stepMs);
  const given = givenSteps.get(person.totpSecret) ?? 0;
  const chosen = Math.min(Math.max(step, given + 1), step + 1);
  givenSteps.set(person.totpSecret, chosen);
  return currentCode(person.totpSecret, chosen * stepMs);
}
