import type { PublicSuite, Random } from '../crypto/public.ts';
import type { Clock } from './clock.ts';
import type { Limits } from './config.ts';
import type { FaultHook } from './fault.ts';
import type { Folder } from './folder.ts';
import type { CoverPool } from './intake/cover-pool.ts';
import type { Budgets } from './intake/budget.ts';
import type { FetchMarker } from './intake/fetched.ts';
import type { FreeSpace } from './intake/free-space.ts';
import type { Signer } from './intake/promise.ts';
import type { Register } from './log/register.ts';
import type { Store } from './store/store.ts';

/** Everything the domain works with. It holds no key that opens anything. */
export interface Service {
  readonly suite: PublicSuite;
  readonly random: Random;
  readonly clock: Clock;
  readonly store: Store;
  readonly folder: Folder;
  readonly register: Register;
  readonly promises: Signer;
  readonly fetchMark: FetchMarker;
  readonly limits: Limits;
  readonly budgets: Budgets;
  readonly freeSpace: FreeSpace;
  readonly covers: CoverPool;
  readonly rhythm: Rhythm;
  readonly faults: FaultHook;
}

/** When batches close and slots are released. */
export interface Rhythm {
  /** Something waits for a batch or a slot: a demo closes it shortly, a live instance at its hour. */
  posted(where: 'batch' | 'slot'): void;
  /** Resolves when nothing of it is under way. Nothing begins afterwards. */
  stop(): Promise<void>;
}
