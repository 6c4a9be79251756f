/** Requests to the loopback host, which relays them to the one server. */
import { Refusal, type HttpAnswer, type Transport } from '../../register/transport.ts';

/** What the host itself gives out and does, without the relay. */
export interface HostFiles {
  readonly get: (path: '/trust.json' | '/host.json' | '/kept.json' | '/checker.json') => Promise<HttpAnswer>;
  readonly post: (
    path: '/kept' | '/attend' | `/kept-index/${'read' | 'write' | 'turn' | 'drop'}`,
    body: Uint8Array,
  ) => Promise<HttpAnswer>;
}

/** @param token of this run of the host */
export function hostFiles(token: string): HostFiles {
  return {
    get: (path) => request('GET', path, token),
    post: (path, body) => request('POST', path, token, new Uint8Array(body)),
  };
}

/** @param token of this run of the host */
export function relayTransport(token: string): Transport {
  return {
    get: (path) => request('GET', `/relay${path}`, token),
    send: (method, path, body) => request(method, `/relay${path}`, token, new Uint8Array(body)),
  };
}

async function request(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  token: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<HttpAnswer> {
  try {
    const answer = await fetch(path, {
      method,
      headers: { 'x-kupuya-token': token },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      ...(body === undefined || body.length === 0 ? {} : { body }),
    });
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  } catch (cause) {
    throw new Refusal('HOST_GONE', { cause });
  }
}
