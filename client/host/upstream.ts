/** Asking the one server: plain Node requests, because nothing here may follow a redirect, unpack an answer or add a header. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export type UpstreamFailure = 'BAD_SERVER_ADDRESS' | 'UNREACHABLE' | 'REDIRECTED' | 'TIMEOUT' | 'TOO_LARGE_ANSWER';

/** Why there is no answer to pass on. */
export class UpstreamError extends Error {
  readonly code: UpstreamFailure;
  /** Of REDIRECTED: where to, as the server says. Whoever follows it checks it first. */
  readonly location: string | null;

  constructor(code: UpstreamFailure, { location, ...options }: ErrorOptions & { readonly location?: string } = {}) {
    super('the server gave no answer that can be used', options);
    this.name = 'UpstreamError';
    this.code = code;
    this.location = location ?? null;
  }
}

export interface Question {
  readonly method: string;
  /** Beginning with `/`; sent as it stands. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly signal?: AbortSignal | undefined;
}

/** How long a server may be silent, before an answer and in the middle of one. */
const silenceMs = 60_000;

/**
 * Where a server may be: `https:`, an onion address, or this computer. A password sent to anything else could be read on the way.
 *
 * @throws UpstreamError BAD_SERVER_ADDRESS also for a path, a query or a password in the address
 */
export function parseServerAddress(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !(url.protocol === 'https:' || url.protocol === 'http:')) throw wrongAddress();
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    throw wrongAddress();
  const near = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname) || url.hostname.endsWith('.onion');
  if (url.protocol === 'http:' && !near) throw wrongAddress();
  return url;
}

function wrongAddress(): UpstreamError {
  return new UpstreamError('BAD_SERVER_ADDRESS');
}

/** Keeps the connections to one server, and nothing else about it. */
export class Upstream {
  readonly #server: URL;
  readonly #agent: HttpAgent | HttpsAgent;

  /** @param agent another way to the server than a direct connection */
  constructor(server: URL, agent?: HttpAgent) {
    this.#server = server;
    const limits = { keepAlive: true, maxSockets: 8 };
    this.#agent = agent ?? (server.protocol === 'https:' ? new HttpsAgent(limits) : new HttpAgent(limits));
  }

  /**
   * Resolves when the head of the answer is there; the body is still to be read.
   *
   * @throws UpstreamError UNREACHABLE, TIMEOUT, REDIRECTED; the signal's reason when aborted
   */
  async ask(question: Question): Promise<IncomingMessage> {
    try {
      return await this.#askOnce(question);
    } catch (error) {
      // A server may close an idle connection in the moment in which it is used again; nothing has been processed then.
      if (!(error instanceof StaleConnection)) throw error;
      return await this.#askOnce(question);
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  async #askOnce({ method, path, headers, body, signal }: Question): Promise<IncomingMessage> {
    signal?.throwIfAborted();
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const ask = this.#server.protocol === 'https:' ? httpsRequest : httpRequest;
      const options: RequestOptions = {
        ...{ method, path, agent: this.#agent, timeout: silenceMs },
        protocol: this.#server.protocol,
        hostname: this.#server.hostname.replace(/^\[|\]$/gu, ''),
        port: this.#server.port,
        headers: method === 'GET' ? headers : { ...headers, 'content-length': String(body.length) },
        ...(signal === undefined ? {} : { signal }),
      };
      const request = ask(options, resolve);
      request.once('timeout', () => request.destroy(new UpstreamError('TIMEOUT')));
      request.once('error', (error) => {
        if (signal?.aborted === true) reject(asError(signal.reason));
        else if (error instanceof UpstreamError) reject(error);
        else if (request.reusedSocket) reject(new StaleConnection('UNREACHABLE', { cause: error }));
        else reject(new UpstreamError('UNREACHABLE', { cause: error }));
      });
      request.end(body.length > 0 ? body : undefined);
    });
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    if (status >= 400 && status < 600) return answer;
    answer.destroy();
    const { location } = answer.headers;
    throw new UpstreamError('REDIRECTED', location === undefined ? {} : { location });
  }
}

class StaleConnection extends UpstreamError {}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new UpstreamError('UNREACHABLE');
}

/** The length that an answer claims, or null. */
export function claimedLength(answer: IncomingMessage): number | null {
  const claimed = answer.headers['content-length'];
  return claimed !== undefined && /^\d{1,15}$/u.test(claimed) ? Number(claimed) : null;
}

/** The chunks of a stream, as long as they stay within `limit` bytes together. @throws UpstreamError TOO_LARGE_ANSWER, UNREACHABLE */
export async function* limitedChunks(answer: IncomingMessage, limit: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of answer) {
      if (!(chunk instanceof Uint8Array)) throw new UpstreamError('UNREACHABLE');
      total += chunk.length;
      if (total > limit) throw new UpstreamError('TOO_LARGE_ANSWER');
      yield chunk;
    }
  } catch (error) {
    throw error instanceof UpstreamError ? error : new UpstreamError('UNREACHABLE', { cause: error });
  }
  if (!answer.complete) throw new UpstreamError('UNREACHABLE');
}
