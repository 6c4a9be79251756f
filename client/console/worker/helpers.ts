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

type Work =
  | { readonly kind: 'letters'; readonly tasks: readonly LetterTask[] }
  | { readonly kind: 'sealed'; readonly tasks: readonly SealedTask[] }
  | { readonly kind: 'chains'; readonly view: RosterView; readonly tasks: readonly ChainTask[] };

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

  /** Each takes a part, this worker too. */
  const share = async <T, R>(
    tasks: readonly T[],
    workFor: (some: readonly T[]) => Work,
    self: (some: readonly T[]) => Promise<readonly R[]>,
  ): Promise<readonly R[]> => {
    if (dead || tasks.length < 2 * (helpers.length + 1)) return self(tasks);
    const size = Math.ceil(tasks.length / (helpers.length + 1));
    const parts = [...helpers, null].map((helper, index) => {
      const some = tasks.slice(index * size, (index + 1) * size);
      return helper === null ? self(some) : ask<R>(helper, workFor(some), () => self(some));
    });
    return (await Promise.all(parts)).flat();
  };

  return {
    letters: (tasks) =>
      share<LetterTask, LetterResult | null>(
        tasks,
        // A view would take the whole batch along.
        (some) => ({ kind: 'letters', tasks: some.map((task) => ({ ...task, letter: task.letter.slice() })) }),
        (some) => own.letters(some),
      ),
    sealed: (tasks) =>
      share<SealedTask, SealedResult | null>(
        tasks,
        (some) => ({ kind: 'sealed', tasks: some.map((task) => ({ ...task, frame: task.frame.slice() })) }),
        (some) => own.sealed(some),
      ),
    chains: (view, tasks) => {
      const { rosters, rosterAfterSlot } = view;
      return share<ChainTask, Chain>(
        tasks,
        (some) => ({ kind: 'chains', view: { rosters, rosterAfterSlot }, tasks: some.map(withOwnFrames) }),
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

function ask<R>(helper: Worker, work: Work, instead: () => Promise<readonly R[]>): Promise<readonly R[]> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<Answer>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      port1.close();
      resolve(data);
    };
    helper.addEventListener('error', () => {
      resolve({ failed: true });
    });
    helper.postMessage(work, [port2]);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the same program answers the question that it was asked
  }).then((answer) => ('failed' in answer ? instead() : (answer.results as readonly R[])));
}

function withOwnFrames(task: ChainTask): ChainTask {
  const frames = new Map([...task.frames].map(([at, each]) => [at, { ...each, frame: each.frame.slice() }]));
  return { ...task, frames };
}
