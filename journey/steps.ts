/** What was done and how long each step took. */
export interface TimedStep {
  readonly name: string;
  readonly ms: number;
}

export class Steps {
  readonly #done: TimedStep[] = [];
  readonly #tell: (line: string) => void;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  get done(): readonly TimedStep[] {
    return this.#done;
  }

  /** Runs one step. @throws JourneyError with the step's name in front of whatever went wrong */
  async take<T>(name: string, run: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      const result = await run();
      const ms = Math.round(performance.now() - began);
      this.#done.push({ name, ms });
      this.#tell(`${String(ms).padStart(7)} ms  ${name}`);
      return result;
    } catch (error) {
      throw new JourneyError(`${name}: ${error instanceof Error ? error.message : 'it failed'}`, { cause: error });
    }
  }
}

/** Why a journey ended early, in words. */
export class JourneyError extends Error {}

/** Asks until the answer is yes. @throws JourneyError */
export async function until(what: string, milliseconds: number, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await isSo())) {
    if (performance.now() > end) throw new JourneyError(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
