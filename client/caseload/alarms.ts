/** What the server did that it must not do, with the evidence: the two things that contradict each other. */

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
  /** An event of one's own was accepted and has not been released for days. */
  | 'EVENT_WITHHELD'
  /** A status entry was promised and is not in the log after the day promised. */
  | 'STATUS_NOT_LOGGED'
  /** A status entry was accepted with something that is no promise of the server for it. */
  | 'BAD_PROMISE'
  /** Notes read earlier in this session are gone or changed. */
  | 'HISTORY_CHANGED';

export interface Alarm {
  readonly code: AlarmCode;
  /** The day it was noticed; UTC days since 1970-01-01. */
  readonly day: number;
  /** Hashes in hex, numbers of batches and slots. Nothing of a letter. */
  readonly evidence: Readonly<Record<string, string | number>>;
}

/** Alarms of this session, each once. */
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
