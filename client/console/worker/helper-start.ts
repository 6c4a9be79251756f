/** Starts this very program again as a helper, under the one Trusted Types policy that the host allows. */
import { helperName } from './helpers.ts';

interface ScriptPolicy {
  /** A TrustedScriptURL, which the types know only as the text that it stands for. */
  createScriptURL(address: string): string;
}

declare global {
  interface WorkerGlobalScope {
    /** Missing in browsers without Trusted Types. */
    readonly trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
  }
}

const address = self.location.href;

const rules: ScriptPolicy = {
  createScriptURL: (asked) => {
    if (asked !== address) throw new TypeError('only this program may be started');
    return asked;
  },
};

let policy: ScriptPolicy | null = null;

/** Null where the browser does not let a worker start one. */
export function startHelper(): Worker | null {
  try {
    policy ??= self.trustedTypes?.createPolicy('kupuya-worker', rules) ?? rules;
    return new Worker(policy.createScriptURL(address), { type: 'module', name: helperName });
  } catch {
    return null;
  }
}
