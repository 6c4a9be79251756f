/** The signed document of a release, or why it is refused. */
import {
  encodeUtf8,
  findKey,
  parseVerifierKey,
  ProtocolError,
  readUnverifiedText,
  splitNote,
  type PublicSuite,
  type TrustPolicy,
} from '../../../../crypto/public.ts';
import { parseRelease, verifyRelease, type VerifiedRelease } from '../../release-document.ts';
import { problem, type ReleaseProblem, type ReleaseProblemCode } from './problems.ts';

export type CheckedNote =
  | { readonly release: VerifiedRelease; readonly problem: null }
  | { readonly release: null; readonly problem: ReleaseProblem };

/** @param note a stranger's */
export async function checkNote(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<CheckedNote> {
  try {
    return { release: await verifyRelease(suite, note, trust), problem: null };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { release: null, problem: problem('SIGNATURES', await codeOf(suite, note, trust, error)) };
  }
}

async function codeOf(
  suite: PublicSuite,
  note: string,
  trust: TrustPolicy,
  { code }: ProtocolError,
): Promise<ReleaseProblemCode> {
  switch (code) {
    case 'WRONG_ORIGIN':
    case 'WRONG_MODE':
      return 'OTHER_BODY';
    case 'UNDER_SIGNED':
      return isOfAnother(note, trust) ? 'OTHER_BODY' : 'TOO_FEW_SIGNATURES';
    case 'BAD_SIGNATURE':
      return (await hasOneGood(suite, note, trust)) ? 'SIGNATURES_DISAGREE' : 'BAD_SIGNATURE';
    default:
      return 'NOTE_MALFORMED';
  }
}

/** By its own words, which nobody known has signed: enough to say what is probably wrong. */
function isOfAnother(note: string, { origin, mode }: TrustPolicy): boolean {
  try {
    const claimed = parseRelease(readUnverifiedText(note));
    return claimed.origin !== origin || claimed.mode !== mode;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

async function hasOneGood(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<boolean> {
  const keys = await Promise.all(trust.release.signers.map((key) => parseVerifierKey(suite, key)));
  const { text, lines } = splitNote(note);
  for (const line of lines) {
    const key = findKey(keys, line);
    if (key === null) continue;
    try {
      await suite.verify(key.publicKey, encodeUtf8(text), line.signature);
      return true;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return false;
}
