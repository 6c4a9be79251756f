/** The one server, for what the host does itself: with the session of whoever is signed in, and without any list. */
import { Refusal, type HttpAnswer, type Transport } from '../register/transport.ts';
import type { CookieJar } from './cookie-jar.ts';
import { limitedChunks, UpstreamError, type Upstream } from './upstream.ts';

/** Bytes: a bundle of the largest entries. */
const answerLimit = 256 * 65_537;

/** @throws Refusal NETWORK from both ways of asking, when there is no answer that can be used */
export function serverTransport(upstream: Upstream, jar: CookieJar): Transport {
  return {
    get: (path) => ask(upstream, jar, 'GET', path, new Uint8Array()),
    send: (method, path, body) => ask(upstream, jar, method, path, body),
  };
}

async function ask(
  upstream: Upstream,
  jar: CookieJar,
  method: string,
  path: string,
  body: Uint8Array,
): Promise<HttpAnswer> {
  const cookie = path.startsWith('/api/') ? jar.header() : null;
  const headers = {
    ...(method === 'GET' ? {} : { 'content-type': 'application/octet-stream' }),
    ...(cookie === null ? {} : { cookie }),
  };
  try {
    const answer = await upstream.ask({ method, path, headers, body });
    const chunks: Uint8Array[] = [];
    for await (const chunk of limitedChunks(answer, answerLimit)) chunks.push(chunk);
    return { status: answer.statusCode ?? 0, bytes: Buffer.concat(chunks) };
  } catch (cause) {
    if (cause instanceof UpstreamError) throw new Refusal('NETWORK', { cause });
    throw cause;
  }
}
