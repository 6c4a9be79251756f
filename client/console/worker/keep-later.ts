/** Many acts in a row are kept together: writing after each would take longer than the acts. */

/** So much is lost at most when keys are locked in between; it comes again with the next release of the feed. */
const pauseMilliseconds = 5_000;

export class KeepLater {
  readonly #keep: () => void;
  readonly #pause: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param pause at most, in milliseconds */
  constructor(keep: () => void, pause = pauseMilliseconds) {
    this.#keep = keep;
    this.#pause = pause;
  }

  /** There is something to keep: soon, however many more acts follow. */
  note(): void {
    this.#timer ??= setTimeout(() => {
      this.now();
    }, this.#pause);
  }

  /** The last act has been done. */
  now(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#keep();
  }

  /** Other keys, or none. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
