import { writeSync } from 'node:fs';

/** What this reporter reads of Jest's result. */
interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not be loaded, so that their tests were never counted. */
  readonly numRuntimeErrorTestSuites: number;
}

/**
 * Prints `N passed, N failed` as the very last line of the run. A test that did not run (skipped, todo, in a file that
 * did not load) counts as failed and fails the run, unless the caller picked tests by name.
 */
export default class SummaryReporter {
  readonly #picked: boolean;
  #notRun = 0;

  constructor(globalConfig: { readonly testNamePattern?: unknown }) {
    this.#picked = Boolean(globalConfig.testNamePattern);
  }

  onRunComplete(_contexts: unknown, results: Counts): void {
    this.#notRun = this.#picked ? 0 : results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + this.#notRun;
    const line = `${results.numPassedTests} passed, ${failed} failed\n`;
    // Jest writes its own summary after this hook returns; only the exit handler comes later.
    process.once('exit', () => writeSync(1, line));
  }

  getLastError(): Error | undefined {
    return this.#notRun > 0 ? new Error(`${this.#notRun} tests did not run`) : undefined;
  }
}
