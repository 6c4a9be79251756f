/** From what the source wrote to a letter. */
import { equalBytes } from '../bytes.ts';
import { keyLength, slotCount } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import type { EpochKeys } from '../roster/epoch.ts';
import { excludedMembers, minimumReaders, positionsOf } from '../roster/readers.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { assertAgreement } from './agreement.ts';
import { encodeBody, packBody, signedBytes, type LetterBody } from './body.ts';
import type { CapsuleContent } from './capsule-content.ts';
import { sealEnvelope, type Recipient, type SealedLetter } from './envelope.ts';
import { prepareRecipients } from './prepare.ts';

export interface SealLetterInput {
  /** In force today: the caller has asked `currentEpoch`. */
  readonly roster: VerifiedRoster;
  readonly epoch: EpochKeys;
  /** Intake positions, as `chooseReaders` gives them; the same as `body.readers`. */
  readonly readers: readonly number[];
  readonly body: LetterBody;
  readonly capsule: CapsuleContent;
  /** The source's Ed25519 seed; its public key is `body.sign`. */
  readonly signSeed: Uint8Array;
  /** The source's `escalate` if and only if `capsule.consent`. */
  readonly escalate: Uint8Array | null;
}

/**
 * Takes the same time and the same randomness whoever the readers are.
 *
 * @throws TOO_FEW_READERS for fewer than two readers
 * @throws BAD_KEY if a reader's position is vacant, or `signSeed` is not the seed of `body.sign`
 * @throws MALFORMED if the parts of the input contradict each other, or a reader is excluded
 * @throws TOO_LARGE if the body does not fit (ask `bodyRoom` and `splitStatement` first)
 */
export async function sealLetter(suite: PublicSuite, random: Random, input: SealLetterInput): Promise<SealedLetter> {
  const { roster, epoch, body, capsule, signSeed } = input;
  const recipients = chooseRecipients(input);
  assertAgreement(body, capsule);
  if (capsule.kind === 'UNKNOWN') throw new ProtocolError('MALFORMED');
  if (!equalBytes(await suite.signPublicKey(signSeed), body.sign)) throw new ProtocolError('BAD_KEY');
  await prepareRecipients(suite, roster, epoch);
  const [officerA, officerB] = roster.oversight.officers;
  return sealEnvelope(suite, random, {
    header: { epoch: epoch.index, rosterHash: roster.hash },
    recipients,
    officers: [officerA.capsule, officerB.capsule],
    capsule,
    async body(beforeBody, capsuleKey) {
      const signature = await suite.sign(signSeed, signedBytes(beforeBody, body, capsuleKey));
      return packBody(encodeBody({ body, capsuleKey, signature }));
    },
  });
}

function chooseRecipients(input: SealLetterInput): readonly (Recipient | null)[] {
  const { roster, epoch, body, capsule, escalate } = input;
  const readers = positionsOf(body.readers);
  const chosen = new Set(input.readers);
  if (chosen.size !== readers.length || !readers.every((position) => chosen.has(position)))
    throw new ProtocolError('MALFORMED');
  if (readers.length < minimumReaders) throw new ProtocolError('TOO_FEW_READERS');
  if (capsule.consent !== (escalate !== null)) throw new ProtocolError('MALFORMED');
  if (escalate !== null && escalate.length !== keyLength) throw new ProtocolError('BAD_LENGTH');

  const excluded = excludedPositions(roster, body);
  if (readers.some((position) => excluded.has(position))) throw new ProtocolError('MALFORMED');
  const shut = escalate === null ? new Set<number>() : oversightPositions(roster, excluded);
  return Array.from({ length: slotCount }, (_, position) => {
    if (chosen.has(position)) return { publicKey: keyAt(epoch, position), escalate: null };
    return shut.has(position) ? { publicKey: keyAt(epoch, position), escalate } : null;
  });
}

/** Checked here too, though the caller chose the readers: a slip there would hand a report to the person it is about. */
function excludedPositions(roster: VerifiedRoster, body: LetterBody): ReadonlySet<number> {
  const members = new Set(excludedMembers(roster, body.excluded));
  return new Set(roster.positions.filter(({ member }) => members.has(member)).map(({ position }) => position));
}

function oversightPositions(roster: VerifiedRoster, excluded: ReadonlySet<number>): ReadonlySet<number> {
  const desk = roster.desks.find(({ number }) => number === roster.oversight.desk);
  return new Set((desk?.positions ?? []).filter((position) => !excluded.has(position)));
}

function keyAt(epoch: EpochKeys, position: number): Uint8Array {
  const key = epoch.keys[position] ?? null;
  if (key === null) throw new ProtocolError('BAD_KEY');
  return key;
}
