/** The portal's way to its own server: no cookie, no referrer. */
import { Refusal, type HttpAnswer, type Transport } from '../register/transport.ts';
import { requestBytes, RequestError } from '../shared/api/request.ts';

/** Milliseconds: the whole register may come over a slow line. */
const patience = 60_000;

export const pageTransport: Transport = {
  get: (path) => ask('GET', path),
  send: (method, path, body) => ask(method, path, new Uint8Array(body)),
};

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<HttpAnswer> {
  try {
    return await requestBytes(method, path, body, { timeout: patience });
  } catch (cause) {
    if (cause instanceof RequestError) throw new Refusal(cause.code, { cause });
    throw cause;
  }
}
