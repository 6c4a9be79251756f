/** How much text still fits, measured by really packing it: before any key exists, and without any. */
import { bodyRoom, type LetterBody } from '../../../crypto/index.ts';
import type { ReportDraft } from '../../reporting/compose.ts';
import type { Room } from './messages.ts';

const lettersLimit = 8;
/** What cutting a text costs: every letter packs for itself, and is cut at a line or a word rather than full. */
const cutting = 0.92;

/** The room in all the letters that one message may fill. Beyond the first letter an estimate on the safe side: really cutting takes seconds. */
function measure(body: LetterBody): Room {
  const inFirst = bodyRoom(body);
  const inOther = Math.floor(
    bodyRoom({ ...body, number: 2, keys: null, statement: '', answers: [], attachment: null }) * cutting,
  );
  const others = inFirst >= 0 ? 0 : Math.ceil(-inFirst / inOther);
  return { left: inFirst + (lettersLimit - 1) * inOther, letters: Math.min(1 + others, lettersLimit) };
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
