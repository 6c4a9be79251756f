import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo, type RunningDemo } from '../tooling/demo/demo.ts';
import type { Person } from '../tooling/demo/people.ts';
import { JourneyError } from './steps.ts';

export interface FreshDemo extends RunningDemo {
  readonly origin: string;
  readonly consoleOrigin: string;
}

export interface DemoWish {
  readonly tell: (line: string) => void;
  /** With the sample reports, so that lists are full. */
  readonly seed?: boolean;
}

/** A demonstration of its own in a folder of its own: on free ports, gone afterwards. */
export async function withDemo<T>({ tell, seed = false }: DemoWish, run: (demo: FreshDemo) => Promise<T>): Promise<T> {
  const base = mkdtempSync(join(tmpdir(), 'kupuya-journey-'));
  try {
    const folder = join(base, 'demo');
    const demo = await startDemo({ folder, port: 0, consolePort: 0, deskPort: 0, fresh: true, seed, tell });
    try {
      const fallen = demo.failed.then((why) => {
        throw new JourneyError(why);
      });
      const [origin, consoleOrigin] = [new URL(demo.serverUrl).origin, new URL(demo.consoleUrl).origin];
      return await Promise.race([run({ ...demo, origin, consoleOrigin }), fallen]);
    } finally {
      await demo.stop();
    }
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** Somebody whose role the report page named as a reader. @throws JourneyError */
export function readerAmong(people: readonly Person[], roles: readonly string[]): Person {
  const person = people.find(({ role }) => roles.some((shown) => plain(shown).startsWith(plain(role.ky))));
  if (person === undefined) throw new JourneyError('none of the readers shown is a member of the demonstration');
  return person;
}

/** Pages put soft hyphens into long words. */
function plain(text: string): string {
  return text.replaceAll('\u00ad', '').trim();
}
