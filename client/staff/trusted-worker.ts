/** Starts the one worker of this page under the one Trusted Types policy that the host allows. */

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
 * @param address of the built worker; the policy gives no other
 * @param type browsers start no module from the text in a file that was opened from a disk
 */
export function workerStarter(address: string, type: WorkerType = 'module'): () => Worker {
  const rules: WorkerPolicy = {
    createScriptURL: (asked) => {
      if (asked !== address) throw new TypeError('only the built worker may be started');
      return asked;
    },
  };
  const policy = window.trustedTypes?.createPolicy('kupuya-worker', rules) ?? rules;
  return () => new Worker(policy.createScriptURL(address), { type });
}
