/**
 * Helpers beside the console's worker: the same program under another name, so that reading thousands of letters and chains uses the other
 * processors too. They hold seeds only in what they are handed, and end with the worker that started them.
 */
import type { Chain, Suite } from '../../../crypto/index.ts';
import {
  ownHands,
  type ChainTask,
  type Hands,
  type LetterResult,
  type LetterTask,
  type RosterView,
  type SealedResult,
  type SealedTask,
} from '../../caseload/heavy-work.ts';

/** The name under which a worker knows that it is one. */
export const helperName = 'helper';
const mostHelpers = 7;
/** Parts that everybody takes of the work, one after another: whoever has less else to do takes more. */
const partsEach = 4;
/** Tasks that are worth a message. */
const leastTasks = 8;
/** Parts that lie with a helper at a time, so that it need not wait for this worker's next free moment. */
const atHelper = 2;

type Work =
  | { readonly kind: 'letters'; readonly tasks: readonly LetterTask[] }
  | { readonly kind: 'sealed'; readonly tasks: readonly SealedTask[] }
  | { readonly kind: 'chains'; readonly view: RosterView; readonly tasks: readonly ChainTask[] };

/** Work, and the memory that goes over to whoever does it instead of being copied. */
interface Parcel {
  readonly work: Work;
  readonly moved: readonly ArrayBuffer[];
}

type Answer = { readonly results: readonly unknown[] } | { readonly failed: true };

/** One processor is this worker's own. */
export function helpersOf(processors: number): number {
  return Math.max(1, Math.min(mostHelpers, processors - 1));
}

/** @param start a helper, or null where none can be started. */
export function sharedHands(suite: Suite, count: number, start: () => Worker | null): Hands {
  const own = ownHands(suite);
  const helpers = Array.from({ length: count }, start).filter((helper) => helper !== null);
  let dead = false;
  for (const helper of helpers)
    helper.onerror = (event) => {
      event.preventDefault();
      dead = true;
    };

  /** Part after part goes to whoever is free, this worker too. */
  const share = async <T, R>(
    tasks: readonly T[],
    workFor: (some: readonly T[]) => Parcel,
    self: (some: readonly T[]) => Promise<readonly R[]>,
  ): Promise<readonly R[]> => {
    if (dead || tasks.length < 2 * leastTasks) return self(tasks);
    const size = Math.max(leastTasks, Math.ceil(tasks.length / (partsEach * (helpers.length + 1))));
    const parts = Array.from({ length: Math.ceil(tasks.length / size) }, (_, index) =>
      tasks.slice(index * size, (index + 1) * size),
    );
    const results: (readonly R[])[] = [];
    const left = parts.entries();
    const take = async (run: (some: readonly T[]) => Promise<readonly R[]>): Promise<void> => {
      for (const [index, some] of left) results[index] = await run(some);
    };
    const takers = helpers.flatMap((helper) =>
      Array.from({ length: atHelper }, () => take((some) => ask<R>(helper, workFor(some), () => self(some)))),
    );
    await Promise.all([...takers, take(self)]);
    return results.flat();
  };

  return {
    letters: (tasks) =>
      share<LetterTask, LetterResult | null>(
        tasks,
        (some) => {
          // Copies: a view would take the whole batch along.
          const copies = some.map((task) => ({ ...task, letter: ownCopy(task.letter) }));
          return { work: { kind: 'letters', tasks: copies }, moved: copies.map(({ letter }) => letter.buffer) };
        },
        (some) => own.letters(some),
      ),
    sealed: (tasks) =>
      share<SealedTask, SealedResult | null>(
        tasks,
        (some) => {
          const copies = some.map((task) => ({ ...task, frame: ownCopy(task.frame) }));
          return { work: { kind: 'sealed', tasks: copies }, moved: copies.map(({ frame }) => frame.buffer) };
        },
        (some) => own.sealed(some),
      ),
    chains: (view, tasks) => {
      const { rosters, rosterAfterSlot } = view;
      return share<ChainTask, Chain>(
        tasks,
        (some) => {
          const work: Work = { kind: 'chains', view: { rosters, rosterAfterSlot }, tasks: some.map(withOwnFrames) };
          return { work, moved: [] };
        },
        (some) => own.chains(view, some),
      );
    },
  };
}

/** What a helper does: whatever it is handed, until it is ended. */
export function help(suite: () => Promise<Suite>): void {
  addEventListener('message', ({ data, ports }: MessageEvent<Work>) => {
    void doWork(suite, data).then((answer) => {
      ports[0]?.postMessage(answer);
    });
  });
}

async function doWork(suite: () => Promise<Suite>, work: Work): Promise<Answer> {
  try {
    const hands = ownHands(await suite());
    if (work.kind === 'letters') return { results: await hands.letters(work.tasks) };
    if (work.kind === 'sealed') return { results: await hands.sealed(work.tasks) };
    return { results: await hands.chains(work.view, work.tasks) };
  } catch {
    // What goes wrong there is done again here, where it can be said.
    return { failed: true };
  }
}

function ask<R>(helper: Worker, { work, moved }: Parcel, instead: () => Promise<readonly R[]>): Promise<readonly R[]> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<Answer>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      port1.close();
      resolve(data);
    };
    helper.addEventListener('error', () => {
      resolve({ failed: true });
    });
    helper.postMessage(work, [port2, ...moved]);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the same program answers the question that it was asked
  }).then((answer) => ('failed' in answer ? instead() : (answer.results as readonly R[])));
}

function withOwnFrames(task: ChainTask): ChainTask {
  const frames = new Map([...task.frames].map(([at, each]) => [at, { ...each, frame: each.frame.slice() }]));
  return { ...task, frames };
}

function ownCopy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
