/** The report page's way to its own server: no cookie, no referrer, nothing that tells one visitor from another. */
import { requestBytes, RequestError } from '../../shared/api/request.ts';
import { Refusal, type HttpAnswer, type Transport } from '../../register/transport.ts';

/** Milliseconds. A part of one megabyte must get through a slow telephone line. */
const patience = { GET: 60_000, POST: 60_000, PUT: 300_000, DELETE: 30_000 } as const;

export const pageTransport: Transport = {
  get: (path) => ask('GET', path),
  send: (method, path, body) => ask(method, path, new Uint8Array(body)),
};

async function ask(method: keyof typeof patience, path: string, body?: Uint8Array<ArrayBuffer>): Promise<HttpAnswer> {
  try {
    return await requestBytes(method, path, body, { timeout: patience[method] });
  } catch (cause) {
    if (cause instanceof RequestError) throw new Refusal(cause.code, { cause });
    throw cause;
  }
}
