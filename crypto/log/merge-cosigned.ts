import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { verifyCosigned } from './cosignature.ts';
import { findKey, formatSignatureLine, splitNote, type SignatureLine, type VerifierKey } from './note.ts';

/** A line with the time that stands in it, verified. */
interface Word {
  readonly key: VerifierKey;
  readonly time: number;
  readonly line: SignatureLine;
}

/**
 * A checkpoint with what outside checkers said about it before and say now: the log's signature, then the newest line of each known
 * checker, in the order of `checkers`. Lines of unknown keys are left out, so that nobody can fill the note.
 *
 * @param note the checkpoint, signed by its log, perhaps cosigned
 * @param offered signature lines, each with its newline, of whoever answered
 * @throws what `verifyCosigned` throws, for a bad line of a known key in either
 */
export async function mergeCosigned(
  suite: PublicSuite,
  note: string,
  offered: string,
  log: VerifierKey,
  checkers: readonly VerifierKey[],
): Promise<string> {
  const { text, lines } = splitNote(note);
  const offeredLines = offered === '' ? [] : splitNote(`${text}\n${offered}`).lines;
  const own = lines.find((line) => findKey([log], line) !== null);
  if (own === undefined) throw new ProtocolError('UNDER_SIGNED');
  const words: Word[] = [];
  for (const line of [...lines, ...offeredLines]) {
    const key = findKey(checkers, line);
    if (key === null) continue;
    const alone = `${text}\n${formatSignatureLine(own)}${formatSignatureLine(line)}`;
    const { cosignatures } = await verifyCosigned(suite, alone, log, [key]);
    for (const { time } of cosignatures) words.push({ key, time, line });
  }
  const newest = checkers.flatMap((key) => {
    const [first] = words.filter((word) => word.key === key).sort((a, b) => b.time - a.time);
    return first === undefined ? [] : [formatSignatureLine(first.line)];
  });
  return `${text}\n${formatSignatureLine(own)}${newest.join('')}`;
}
