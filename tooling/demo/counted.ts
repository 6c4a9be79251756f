import { setTimeout as wait } from 'node:timers/promises';
import type { Outgoing } from '../../client/reporting/compose.ts';
import { loadView, type Environment } from '../../client/reporting/environment.ts';
import { formatHex } from '../../crypto/index.ts';

const patienceMs = 30_000;

/** A batch may have closed in the middle; the members wait until all the letters stand in the register. */
export async function untilCounted(environment: Environment, letters: readonly Outgoing[]): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const logged = new Set((await loadView(environment)).entries.map(({ commit }) => formatHex(commit)));
    if (letters.every(({ commit }) => logged.has(formatHex(commit)))) return;
    if (performance.now() > deadline) throw new Error('the sample reports were accepted but not logged in time');
    await wait(200);
  }
}
