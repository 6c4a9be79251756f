/** What the server did that it must not do, with the evidence: the things that contradict each other, to hand to somebody else. */
import { encodeUtf8, formatBase64, type AuditCheck } from '../../crypto/index.ts';

export type AlarmCode =
  /** The letters handed out are not the ones that the day note lists. */
  | 'LETTERS_DIFFER'
  /** A letter was handed out that is not in the case log. */
  | 'LETTER_NOT_LOGGED'
  /** The register has a batch with letters that the server does not hand out. */
  | 'BATCH_WITHHELD'
  /** A slot of the feed is not the one that its note describes. */
  | 'FEED_DIFFERS'
  | 'SLOT_WITHHELD'
  /** A frame of one's own was accepted and has not been released for days. */
  | 'OWN_FRAME_MISSING'
  /** A status entry was promised and is not in the log after the day promised. */
  | 'STATUS_NOT_LOGGED'
  /** A status entry was accepted with something that is no promise of the server for it. */
  | 'BAD_PROMISE'
  /** What was seen of the register before, in this session or an earlier one, is gone or changed. */
  | 'HISTORY_CHANGED';

/** Public bytes, or the server's own words to this member. Nothing of a letter. */
export interface AlarmFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Alarm {
  readonly code: AlarmCode;
  /** The day it was noticed; UTC days since 1970-01-01. */
  readonly day: number;
  /** Hashes in hex, numbers of batches and slots. */
  readonly evidence: Readonly<Record<string, string | number>>;
  readonly files: readonly AlarmFile[];
}

/** Alarms of this session, each once: what is noticed again with every look stays as it was first noticed. */
export class AlarmBoard {
  readonly #alarms = new Map<string, Alarm>();

  raise(alarm: Alarm): void {
    const name = `${alarm.code} ${JSON.stringify(alarm.evidence)}`;
    if (!this.#alarms.has(name)) this.#alarms.set(name, alarm);
  }

  list(): readonly Alarm[] {
    return [...this.#alarms.values()];
  }
}

/** Which check of an audit would find the same, and what the file says to a stranger who opens it. */
const explained: Readonly<Record<AlarmCode, { readonly check: AuditCheck; readonly message: string }>> = {
  LETTERS_DIFFER: {
    check: 'LETTERS',
    message:
      'The day note in the governance log lists letters by one hash; the letters that the server handed to this member have another (received-commits.txt). The day note and the checkpoint are signed; that these letters came is the word of the member.',
  },
  LETTER_NOT_LOGGED: {
    check: 'LETTERS',
    message:
      'The server handed out a letter with the commit named here, and the case log below the signed checkpoint has no such entry. That the letter came is the word of the member.',
  },
  BATCH_WITHHELD: {
    check: 'LETTERS',
    message:
      'The day note lists letters of this batch, and the server answered a member that there are none. The day note and the checkpoint are signed; the answer is the word of the member.',
  },
  FEED_DIFFERS: {
    check: 'LETTERS',
    message:
      'The slot note in the governance log describes a slot file by its hash; what the server handed out under this number has another. The note and the checkpoint are signed; what came is the word of the member.',
  },
  SLOT_WITHHELD: {
    check: 'LETTERS',
    message:
      'The slot note in the governance log describes a slot file that the server does not hand out. The note and the checkpoint are signed; the answer is the word of the member.',
  },
  OWN_FRAME_MISSING: {
    check: 'PROMISES',
    message:
      'The server accepted a frame under this locator, and days later no released slot has it. That it was accepted is the word of the member.',
  },
  STATUS_NOT_LOGGED: {
    check: 'PROMISES',
    message:
      'The server signed the promise in this file, and the case log below the signed checkpoint does not have the entry by the end of the day promised.',
  },
  BAD_PROMISE: {
    check: 'PROMISES',
    message: 'The server accepted a status entry with an answer that is not its signed promise for this entry.',
  },
  HISTORY_CHANGED: {
    check: 'CONSISTENCY',
    message:
      'Both checkpoints are signed by the log. If the smaller is no beginning of the larger, they prove that the register has two histories. If it is one, the register was set back, or somebody on the way played an old page again: that the smaller came last is the word of the member.',
  },
};

/** The audit's form of evidence: what is the matter, in words, and the exact bytes. A file to save and to hand on. */
export function formatAlarm({ code, day, evidence, files }: Alarm): string {
  const { check, message } = explained[code];
  const all = [{ name: 'noticed.json', bytes: encodeUtf8(JSON.stringify({ day, ...evidence })) }, ...files];
  const encoded = all.map(({ name, bytes }) => ({ name, base64: formatBase64(bytes) }));
  return `${JSON.stringify({ check, code, message, files: encoded }, null, 2)}\n`;
}
