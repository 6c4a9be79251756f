/**
 * Seals a letter around a body (section 4). Letters and cover letters both come from here, so that nothing but the keys tells
 * them apart: 16 encapsulations in slot order, one throw-away key pair and the same draws of randomness every time.
 */
import { concat } from '../bytes.ts';
import { kemEncapsulationSeedLength, keyLength, slotCount } from '../constants.ts';
import { sealOnce } from '../derive.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import { encodeCapsuleContent, type CapsuleContent } from './capsule-content.ts';
import {
  deriveBodyKey,
  deriveCapsuleCommitment,
  deriveCapsuleContentKey,
  deriveCapsuleKey,
  deriveEscalationSlotKey,
  deriveKeyCommitment,
  deriveSlotKey,
  slotContext,
} from './keys.ts';
import { encodeFixed, type LetterHeader } from './layout.ts';

/** Who opens a slot. */
export interface Recipient {
  /** X-Wing public key, 1,216 bytes. */
  readonly publicKey: Uint8Array;
  /** The source's `escalate`, if the slot shall stay shut until the source hands it over. */
  readonly escalate: Uint8Array | null;
}

export interface EnvelopeInput {
  readonly header: LetterHeader;
  /** 16 entries by position; null gets a throw-away slot. */
  readonly recipients: readonly (Recipient | null)[];
  /** X-Wing public keys of officers 0 and 1. */
  readonly officers: readonly [Uint8Array, Uint8Array];
  readonly capsule: CapsuleContent;
  /** Makes the 11,628 bytes of the body once everything before it is sealed. */
  readonly body: (beforeBody: Uint8Array, capsuleKey: Uint8Array) => Promise<Uint8Array>;
}

export interface SealedLetter {
  /** 32,768 bytes. */
  readonly letter: Uint8Array;
  /** Opens the letter. 32 bytes, secret. */
  readonly fileKey: Uint8Array;
}

interface Draws {
  readonly fileKey: Uint8Array;
  readonly throwAwaySeed: Uint8Array;
  readonly slots: readonly { readonly eseed: Uint8Array; readonly filler: Uint8Array }[];
  readonly eseedA: Uint8Array;
  readonly eseedB: Uint8Array;
}

/** @throws BAD_KEY for an unusable public key, and whatever `body` throws */
export async function sealEnvelope(suite: PublicSuite, random: Random, input: EnvelopeInput): Promise<SealedLetter> {
  const drawn = draw(random);
  const fixed = encodeFixed(input.header);
  const header = concat(fixed, await deriveKeyCommitment(suite, drawn.fileKey, fixed));
  const slots = await sealSlots(suite, drawn, input.recipients, header);
  const { capsule, capsuleKey } = await sealCapsule(suite, drawn, input, header);
  const beforeBody = concat(header, slots, capsule);
  const bodyKey = await deriveBodyKey(suite, drawn.fileKey);
  const body = await sealOnce(suite, bodyKey, beforeBody, await input.body(beforeBody, capsuleKey));
  return { letter: concat(beforeBody, body), fileKey: drawn.fileKey };
}

/** Everything is drawn, needed or not, before anything is computed: the same amounts in the same order for every letter. */
function draw(random: Random): Draws {
  return {
    fileKey: random(keyLength),
    throwAwaySeed: random(keyLength),
    slots: Array.from({ length: slotCount }, () => ({
      eseed: random(kemEncapsulationSeedLength),
      filler: random(keyLength),
    })),
    eseedA: random(kemEncapsulationSeedLength),
    eseedB: random(kemEncapsulationSeedLength),
  };
}

async function sealSlots(
  suite: PublicSuite,
  drawn: Draws,
  recipients: readonly (Recipient | null)[],
  header: Uint8Array,
): Promise<Uint8Array> {
  const throwAway: Recipient = { publicKey: await suite.kemPublicKey(drawn.throwAwaySeed), escalate: null };
  await suite.kemPrepare(throwAway.publicKey);
  const slots = await Promise.all(
    drawn.slots.map(async ({ eseed, filler }, position) => {
      const recipient = recipients[position] ?? null;
      const { publicKey, escalate } = recipient ?? throwAway;
      const { ciphertext, sharedSecret } = await suite.kemEncapsulate(publicKey, eseed);
      const context = slotContext(header, position);
      const key =
        escalate === null
          ? await deriveSlotKey(suite, sharedSecret, context)
          : await deriveEscalationSlotKey(suite, sharedSecret, escalate, context);
      const content = recipient === null ? filler : drawn.fileKey;
      return concat(ciphertext, await sealOnce(suite, key, context, content));
    }),
  );
  return concat(...slots);
}

async function sealCapsule(
  suite: PublicSuite,
  drawn: Draws,
  { officers, capsule }: EnvelopeInput,
  header: Uint8Array,
): Promise<{ capsule: Uint8Array; capsuleKey: Uint8Array }> {
  const a = await suite.kemEncapsulate(officers[0], drawn.eseedA);
  const b = await suite.kemEncapsulate(officers[1], drawn.eseedB);
  const secrets = {
    secretA: a.sharedSecret,
    secretB: b.sharedSecret,
    ciphertextA: a.ciphertext,
    ciphertextB: b.ciphertext,
  };
  const capsuleKey = await deriveCapsuleKey(suite, secrets, header);
  const contentKey = await deriveCapsuleContentKey(suite, capsuleKey);
  const sealed = await sealOnce(suite, contentKey, header, encodeCapsuleContent(capsule));
  const commitment = await deriveCapsuleCommitment(suite, capsuleKey);
  return { capsule: concat(a.ciphertext, b.ciphertext, commitment, sealed), capsuleKey };
}
