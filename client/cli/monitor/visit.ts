/** Fetching a page as a browser does: whoever tailors pages should not know a monitor by its headers. */
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { limitedChunks, parseServerAddress, Upstream, UpstreamError } from '../../host/upstream.ts';
import type { Visit } from '../../monitor/pages.ts';
import { Refusal } from '../../register/transport.ts';

/** Those of Tor Browser, which all look alike. */
const headers = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-US,en;q=0.5',
  'accept-encoding': 'gzip, deflate, br, zstd',
};

/** Bytes of a page, packed or not. */
const pageLimit = 64 * 2 ** 20;

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

const encodings: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
]);

/** @throws UpstreamError BAD_SERVER_ADDRESS */
export function visitor(url: string, socks: string | undefined): Visit {
  const agent = socks === undefined ? undefined : new SocksProxyAgent(`socks5h://${socks}`, { keepAlive: true });
  const upstream = new Upstream(parseServerAddress(url), agent);
  return async (path) => {
    try {
      const answer = await upstream.ask({ method: 'GET', path, headers, body: new Uint8Array() });
      const chunks: Uint8Array[] = [];
      for await (const chunk of limitedChunks(answer, pageLimit)) chunks.push(chunk);
      const bytes = unpack(Buffer.concat(chunks), answer.headers['content-encoding']);
      return { status: answer.statusCode ?? 0, bytes };
    } catch (error) {
      if (error instanceof UpstreamError) throw new Refusal('NETWORK', { cause: error });
      throw error;
    }
  };
}

/** What cannot be unpacked is passed on as it is: it is not the page that the register names. */
function unpack(bytes: Uint8Array, encoding: string | undefined): Uint8Array {
  const decode = encodings.get(encoding ?? '');
  if (decode === undefined) return bytes;
  try {
    return new Uint8Array(decode(bytes, { maxOutputLength: pageLimit }));
  } catch {
    return bytes;
  }
}
