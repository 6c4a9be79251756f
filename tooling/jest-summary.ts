import { writeSync } from 'node:fs';
import type { AggregatedResult, Config, Reporter, TestContext } from '@jest/reporters';

/**
 * Prints `N passed, N failed` as the very last line of the run. A test that did not run (skipped, todo, in a file that
 * did not load) counts as failed and fails the run, unless the caller picked tests by name.
 */
export default class SummaryReporter implements Pick<Reporter, 'onRunComplete' | 'getLastError'> {
  readonly #picked: boolean;
  #notRun = 0;

  constructor(globalConfig: Config.GlobalConfig) {
    this.#picked = Boolean(globalConfig.testNamePattern);
  }

  onRunComplete(_contexts: Set<TestContext>, results: AggregatedResult): void {
    this.#notRun = this.#picked ? 0 : results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + this.#notRun;
    const line = `${results.numPassedTests.toString()} passed, ${failed.toString()} failed\n`;
    // Jest writes its own summary after this hook returns; only the exit handler comes later.
    process.once('exit', () => writeSync(1, line));
  }

  getLastError(): Error | undefined {
    return this.#notRun > 0 ? new Error(`${this.#notRun.toString()} tests did not run`) : undefined;
  }
}
