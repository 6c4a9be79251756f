/** Starts the workers of this page under the one Trusted Types policy that the host allows. */

interface WorkerPolicy {
  /** A TrustedScriptURL, which the types of the DOM know only as the text that it stands for. */
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: WorkerPolicy): WorkerPolicy;
}

declare global {
  interface Window {
    /** Missing in browsers without Trusted Types. */
    readonly trustedTypes?: PolicyFactory;
  }
}

/**
 * Called once for a page: its policy cannot be made twice.
 *
 * @param addresses of the built workers; the policy gives no other
 * @param type browsers start no module from the text in a file that was opened from a disk
 */
export function trustedWorkers(addresses: readonly string[], type: WorkerType = 'module'): (address: string) => Worker {
  const listed: ReadonlySet<string> = new Set(addresses);
  const rules: WorkerPolicy = {
    createScriptURL: (asked) => {
      if (!listed.has(asked)) throw new TypeError('only a built worker may be started');
      return asked;
    },
  };
  const policy = window.trustedTypes?.createPolicy('kupuya-worker', rules) ?? rules;
  return (address) => new Worker(policy.createScriptURL(address), { type });
}

/** For a page with one worker. */
export function workerStarter(address: string): () => Worker {
  const start = trustedWorkers([address]);
  return () => start(address);
}
