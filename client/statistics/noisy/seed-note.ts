/**
 * A party's word on the noise to come (docs/protocol.md section 8.8): the plan, and a commitment to its half of the seed. There is no room
 * for the seed itself: in a log that everybody reads it would take the noise off every number.
 */
import {
  assertModeOfOrigin,
  decodeCanonical,
  decodeUtf8,
  encodeCanonical,
  encodeUtf8,
  formatHex,
  labels,
  parseVerifierKey,
  ProtocolError,
  readUnverifiedText,
  shape,
  signNote,
  verifyNote,
  type Branded,
  type Mode,
  type NoteSigner,
  type PublicSuite,
  type TrustPolicy,
} from '../../../crypto/public.ts';
import type { Party } from './seeds.ts';
import { readSeriesPlan, seriesPlanJson, type SeriesPlan } from './series-plan.ts';

export interface SeedNote {
  readonly mode: Mode;
  readonly origin: string;
  readonly party: Party;
  readonly plan: SeriesPlan;
  /** 32 bytes; see `commitToSeed`. */
  readonly commitment: Uint8Array;
}

/** A note that enough signers of its party signed, for this service. Only `verifySeedNote` makes one. */
export type VerifiedSeedNote = Branded<
  SeedNote & {
    /** Names and public keys (lower-case hexadecimal) whose signatures hold. */
    readonly signedBy: readonly string[];
  },
  'VerifiedSeedNote'
>;

const noteShape = shape.map(
  shape.object({
    format: shape.literal(labels.seed),
    mode: shape.literal('demo', 'live'),
    origin: shape.text(200, 1),
    party: shape.literal('PUBLISHER', 'OVERSIGHT'),
    plan: readSeriesPlan,
    commitment: shape.hexBytes(32),
  }),
  ({ format: _, ...note }): SeedNote => {
    assertModeOfOrigin(note.mode, note.origin);
    return note;
  },
);

/** The text that is signed: canonical JSON and a newline. @throws what `parseSeedNote` throws */
export function formatSeedNote({ mode, origin, party, plan, commitment }: SeedNote): string {
  const json = {
    ...{ format: labels.seed, mode, origin, party },
    plan: seriesPlanJson(plan),
    commitment: formatHex(commitment),
  };
  const text = `${decodeUtf8(encodeCanonical(json, { nfc: true }))}\n`;
  parseSeedNote(text);
  return text;
}

/** @throws NOT_CANONICAL, BAD_JSON, MALFORMED, WRONG_MODE, and what `readSeriesPlan` throws */
export function parseSeedNote(text: string): SeedNote {
  if (!text.endsWith('\n')) throw new ProtocolError('MALFORMED');
  return noteShape(decodeCanonical(encodeUtf8(text.slice(0, -1)), { nfc: true }));
}

/** @param signers of the party: governance signers for PUBLISHER, release signers for OVERSIGHT, as many as the trust policy asks for */
export function signSeedNote(suite: PublicSuite, note: SeedNote, signers: readonly NoteSigner[]): Promise<string> {
  return signNote(suite, formatSeedNote(note), signers);
}

/**
 * @param note as the governance log has it; written by whoever could post it
 * @throws UNDER_SIGNED, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, and what `parseSeedNote` throws
 */
export async function verifySeedNote(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<VerifiedSeedNote> {
  const { party } = parseSeedNote(readUnverifiedText(note));
  const { signers, threshold } = party === 'PUBLISHER' ? trust.governance : trust.release;
  const known = await Promise.all(signers.map((key) => parseVerifierKey(suite, key)));
  const verified = await verifyNote(suite, note, known, threshold);
  const seed = parseSeedNote(verified.text);
  if (seed.mode !== trust.mode) throw new ProtocolError('WRONG_MODE');
  if (seed.origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  const signing = known.filter(({ name }) => verified.signers.includes(name));
  return brand({ ...seed, signedBy: signing.flatMap(({ name, publicKey }) => [name, formatHex(publicKey)]) });
}

function brand(note: SeedNote & { readonly signedBy: readonly string[] }): VerifiedSeedNote {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- called by verifySeedNote alone
  return Object.freeze(note) as VerifiedSeedNote;
}
