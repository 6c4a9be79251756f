import { NETWORK, TIMEOUT } from './problem.ts';

/** Fails with one of these; the server's own refusals are answers, read with `parseProblem`. */
export class RequestError extends Error {
  readonly code: typeof NETWORK | typeof TIMEOUT;

  constructor(code: typeof NETWORK | typeof TIMEOUT, options?: ErrorOptions) {
    super(code === TIMEOUT ? 'no complete answer in time' : 'the server could not be reached', options);
    this.name = 'RequestError';
    this.code = code;
  }
}

/** An answer of any status, read to its end. */
export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface RequestOptions {
  /** Milliseconds for the whole exchange, 30,000 unless given. */
  readonly timeout?: number | undefined;
  /** Stops the request; the promise then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Extra headers, for the loopback host's token only: sources send none, so that requests look alike. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const DEFAULT_TIMEOUT = 30_000;

/**
 * Sends bytes and reads bytes, without cookies, referrer or cache, following no redirect.
 *
 * @param path same-origin path beginning with `/`.
 * @throws RequestError NETWORK when there is no answer (a redirect included), TIMEOUT when it takes too long.
 */
export async function requestBytes(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: Uint8Array<ArrayBuffer>,
  { timeout = DEFAULT_TIMEOUT, signal, headers = {} }: RequestOptions = {},
): Promise<Answer> {
  const tooLate = AbortSignal.timeout(timeout);
  const stop = signal === undefined ? tooLate : anySignal(signal, tooLate);
  try {
    const response = await fetch(path, {
      method,
      body: body ?? null,
      headers: body === undefined ? headers : { 'content-type': 'application/octet-stream', ...headers },
      signal: stop,
      mode: 'same-origin',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (cause) {
    if (signal?.aborted === true) throw signal.reason;
    throw new RequestError(tooLate.aborted ? TIMEOUT : NETWORK, { cause });
  }
}

/** `AbortSignal.any`, which older supported browsers lack. */
function anySignal(...signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  for (const one of signals) {
    const abort = (): void => {
      controller.abort(one.reason);
    };
    if (one.aborted) abort();
    else one.addEventListener('abort', abort, { once: true, signal: controller.signal });
  }
  return controller.signal;
}
