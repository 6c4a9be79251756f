/** What a member keeps for later sessions: saved views, a list of own conflicts. Names may stand in it, so it is never kept unencrypted. */
export type KeptName = 'saved-views' | 'own-conflicts' | 'put-aside' | 'key-care' | 'drafts';

/** By name, as text. An implementation encrypts before anything leaves the worker's memory. */
export interface ViewStore {
  /** Null if nothing was kept, or it cannot be opened. */
  read(name: KeptName): Promise<string | null>;
  keep(name: KeptName, text: string): Promise<void>;
}

/** Until the keys are dropped, and no longer. */
export function memoryStore(): ViewStore {
  const kept = new Map<KeptName, string>();
  return {
    read: (name) => Promise.resolve(kept.get(name) ?? null),
    keep: (name, text) => {
      kept.set(name, text);
      return Promise.resolve();
    },
  };
}
