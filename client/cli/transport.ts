/** The command line's way to one server (the report page and the console have their own). */
import { SocksProxyAgent } from 'socks-proxy-agent';
import { CookieJar } from '../host/cookie-jar.ts';
import { limitedChunks, parseServerAddress, Upstream, UpstreamError, type Question } from '../host/upstream.ts';
import { Refusal, type HttpAnswer, type Transport } from '../register/transport.ts';

/** Bytes; the largest answer is a day of letters. */
const answerLimit = 512 * 2 ** 20;

export interface TransportOptions {
  readonly signal?: AbortSignal;
  /** `HOST:PORT` of a SOCKS5 proxy, such as Tor's; it is asked for the name too [a name asked here would tell the network]. */
  readonly socks?: string | undefined;
}

/**
 * Keeps the session cookie of a member in memory, follows no redirect, and adds nothing to a request that would tell programs apart.
 *
 * @param url of the server, without a path. @throws UpstreamError BAD_SERVER_ADDRESS
 */
export function nodeTransport(url: string, { signal, socks }: TransportOptions = {}): Transport {
  const agent = socks === undefined ? undefined : new SocksProxyAgent(`socks5h://${socks}`, { keepAlive: true });
  const upstream = new Upstream(parseServerAddress(url), agent);
  const jar = new CookieJar();

  const ask = async (method: string, path: string, body: Uint8Array): Promise<HttpAnswer> => {
    const cookie = path.startsWith('/api/') ? jar.header() : null;
    const headers = { ...contentTypeOf(path, body), ...(cookie === null ? {} : { cookie }) };
    const question: Question = { method, path, headers, body, signal };
    try {
      const answer = await upstream.ask(question);
      jar.accept(answer.headers['set-cookie'] ?? []);
      const chunks: Uint8Array[] = [];
      for await (const chunk of limitedChunks(answer, answerLimit)) chunks.push(chunk);
      return { status: answer.statusCode ?? 0, bytes: new Uint8Array(Buffer.concat(chunks)) };
    } catch (error) {
      if (error instanceof UpstreamError) throw new Refusal('NETWORK', { cause: error });
      throw error;
    }
  };

  return {
    get: (path) => ask('GET', path, new Uint8Array()),
    send: (method, path, body) => ask(method, path, body),
  };
}

function contentTypeOf(path: string, body: Uint8Array): Record<string, string> {
  if (body.length === 0) return {};
  const json = path === '/api/session' || path === '/api/member/claims';
  return { 'content-type': json ? 'application/json' : 'application/octet-stream' };
}
