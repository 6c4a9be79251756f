import workerAddress from './worker/main.ts?worker&url';

interface Policy {
  createScriptURL(address: string): string;
}

/** The part of Trusted Types that is used; TypeScript's DOM library does not know them, and older browsers neither. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): Policy;
}

declare const trustedTypes: TrustedTypes | undefined;

// The one policy that the page's headers allow: whatever it is asked for, it gives the address of the built worker.
const policy: Policy | undefined =
  typeof trustedTypes === 'undefined'
    ? undefined
    : trustedTypes.createPolicy('kupuya-worker', { createScriptURL: () => workerAddress });

export function startWorker(): Worker {
  return new Worker(policy?.createScriptURL(workerAddress) ?? workerAddress, { type: 'module' });
}
