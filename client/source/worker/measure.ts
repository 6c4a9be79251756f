/** How much text still fits, measured by really packing it: before any key exists, and without any. */
import { ProtocolError, bodyRoom, splitStatement, type LetterBody } from '../../../crypto/index.ts';
import type { ReportDraft } from '../../reporting/compose.ts';
import type { Room } from './messages.ts';

const lettersLimit = 8;

/** The room in all eight letters that one message may fill. */
function measure(body: LetterBody): Room {
  const inOne = bodyRoom(body);
  if (inOne >= 0) return { left: inOne + (lettersLimit - 1) * emptyRoom(body), letters: 1 };
  try {
    const parts = splitStatement(body);
    const last = parts.at(-1) ?? body;
    return { left: bodyRoom(last) + (lettersLimit - parts.length) * emptyRoom(body), letters: parts.length };
  } catch (error) {
    if (!(error instanceof ProtocolError) || error.code !== 'TOO_LARGE') throw error;
    // Too long: by roughly how much, so that people know how far to shorten.
    return { left: Math.min(inOne + (lettersLimit - 1) * emptyRoom(body), -1), letters: lettersLimit };
  }
}

function emptyRoom(body: LetterBody): number {
  return bodyRoom({ ...body, number: 2, keys: null, statement: '', answers: [], attachment: null });
}

export function measureReport(draft: ReportDraft): Room {
  return measure(reportBody(draft));
}

export function measureFollowUp(message: Pick<ReportDraft, 'statement' | 'language'>): Room {
  return measure(followUpBody(message));
}

/** Keys that nobody has: only their length counts here, and they are as incompressible as real ones. */
function reportBody(draft: ReportDraft): LetterBody {
  return {
    ...followUpBody(draft),
    number: 1,
    keys: { track: noise(32, 1), reply: noise(32, 2), kem: noise(1216, 3) },
    desk: draft.desk,
    excluded: draft.excluded,
    front: draft.front,
    answers: draft.answers,
  };
}

function followUpBody({ statement, language }: Pick<ReportDraft, 'statement' | 'language'>): LetterBody {
  return {
    ...{ number: 2, sign: noise(32, 4), keys: null, desk: 1, readers: 0xffff },
    excluded: { members: [], units: [] },
    front: { office: '', urgency: 'NONE', again: false },
    ...{ language, part: 1, parts: 1, statement, answers: [] },
    // With room for files in any case, so that adding them later never makes a text too long.
    attachment: { id: noise(16, 5), key: noise(32, 6), length: 2 ** 33, hash: noise(32, 7) },
    escalate: null,
  };
}

/** A linear congruential sequence (Park and Miller, 1988): looks random to a compressor, and is no secret. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return (state >> 8) & 0xff;
  });
}
