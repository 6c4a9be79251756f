/** What a checker must never forget: the newest checkpoint of each log that it signed. */

export interface WitnessStore {
  /** The note that was kept last for this log (the log's signature, then the checker's own), or null. */
  read(origin: string): Promise<string | null>;

  /**
   * Puts `after` in the place of `before`, or does nothing if something else is kept by now. Compare and write are one step, also against
   * other processes. When it resolves to true the note survives a power cut [what was signed and forgotten could be contradicted].
   */
  replace(origin: string, before: string | null, after: string): Promise<boolean>;
}
