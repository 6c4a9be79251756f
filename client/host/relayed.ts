/**
 * The requests that pass through the host (protocol section 9): a list, so that a page which has gone wrong can ask the server for
 * nothing else. Paths are compared as they were sent, without decoding, and no pattern admits `%`, `?` or an empty step.
 */

export type RelayedMethod = 'GET' | 'POST' | 'DELETE';

export interface Relayed {
  readonly method: RelayedMethod;
  readonly path: RegExp;
  /** What the body is called on its way to the server. */
  readonly contentType: 'application/json' | 'application/octet-stream';
  /** Bytes; 0 admits no body. */
  readonly bodyLimit: number;
  /** Bytes. */
  readonly answerLimit: number;
  readonly demoOnly: boolean;
}

const small = 65_536;
const mebibyte = 2 ** 20;
const feedRecord = 16 + 2_048;
/** A bundle has 256 entries of at most 65,535 bytes and two bytes of length each. */
const bundle = 256 * 65_537;
/** A day's letters, or a slot of the feed; both stand in one answer. */
const day = 512 * mebibyte;

const octets = 'application/octet-stream';
const json = 'application/json';

function get(path: RegExp, answerLimit: number): Relayed {
  return { method: 'GET', path, contentType: octets, bodyLimit: 0, answerLimit, demoOnly: false };
}

function post(path: RegExp, bodyLimit: number, contentType: Relayed['contentType'] = octets): Relayed {
  return { method: 'POST', path, contentType, bodyLimit, answerLimit: small, demoOnly: false };
}

/** Which page the host gives out; each may ask for what it needs and no more. */
export type HostedPage = 'console' | 'desk';

const forBoth: readonly Relayed[] = [
  get(/^\/log\/(?:case|governance)\/(?:checkpoint|cosigned)$/u, small),
  get(/^\/log\/(?:case|governance)\/tile\/\d{1,2}\/(?:x\d{3}\/){0,5}\d{3}(?:\.p\/\d{1,3})?$/u, small),
  get(/^\/log\/(?:case|governance)\/tile\/entries\/(?:x\d{3}\/){0,5}\d{3}(?:\.p\/\d{1,3})?$/u, bundle),
  get(/^\/epochs\/[0-9a-f]{64}$/u, small),
  get(/^\/pages\/\d{1,10}\/\d$/u, 2 * mebibyte),

  post(/^\/api\/session$/u, 4_096, json),
  get(/^\/api\/session$/u, small),
  { ...get(/^\/api\/session$/u, small), method: 'DELETE' },
  get(/^\/api\/session\/nonce$/u, small),
  get(/^\/api\/account$/u, small),
  post(
    /^\/api\/account\/(?:confirm|password|passkeys(?:\/(?:rename|remove))?|codes\/remove|sessions\/end)$/u,
    8_192,
    json,
  ),

  get(/^\/api\/member\/batches$/u, 4 * mebibyte),
  get(/^\/api\/member\/letters\/\d{1,10}$/u, day),
  get(/^\/api\/member\/feed\/\d{1,10}$/u, day),

  { ...post(/^\/api\/demo\/next-day$/u, 0), demoOnly: true },
];

const forConsole: readonly Relayed[] = [
  get(/^\/api\/member\/parts\/[0-9a-f]{32}\/\d{1,5}$/u, 2 * mebibyte),
  post(/^\/api\/member\/claims$/u, small, json),
  post(/^\/api\/member\/feed$/u, 128 * feedRecord),
  post(/^\/api\/member\/answers$/u, 64 * 2_049),
  post(/^\/api\/member\/statuses$/u, 64 + 2 * 2_048),
];

const forDesk: readonly Relayed[] = [
  // What an audit holds against the register: its history, and the public files of the website, which are what the manifest says or not.
  get(/^\/trust\.json$/u, mebibyte),
  get(/^\/log\/(?:case|governance)\/history\/(?:index|\d{1,16})$/u, 16 * mebibyte),
  get(/^\/(?!api\/|log\/|epochs\/|pages\/)(?:[\w-][\w.-]{0,100}\/){0,5}(?:[\w-][\w.-]{0,100})?$/u, 16 * mebibyte),

  get(/^\/api\/oversight\/(?:statements|ratchet)\/\d{1,10}$/u, day),
  post(/^\/api\/oversight\/(?:totals|verdicts|plans)$/u, mebibyte),
  // Released tables with all their files.
  post(/^\/api\/oversight\/releases$/u, 17 * mebibyte),
];

const relayed: Readonly<Record<HostedPage, readonly Relayed[]>> = {
  console: [...forBoth, ...forConsole],
  desk: [...forBoth, ...forDesk],
};

/** The entry for a request, or null if it is not to be relayed. @param path as received, beginning with `/` */
export function findRelayed(page: HostedPage, method: string, path: string): Relayed | null {
  return relayed[page].find((entry) => entry.method === method && entry.path.test(path)) ?? null;
}
