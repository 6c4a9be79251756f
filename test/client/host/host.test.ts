import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { connect } from 'node:net';
import { startHost, type RunningHost } from '../../../client/host/host.ts';
import type { PageFiles } from '../../../client/host/page-files.ts';
import type { HostService } from '../../../client/host/service.ts';
import type { Transport } from '../../../client/register/transport.ts';

const token = 'Zr0Vn2uUq4mVwJ8sXb1cD3eF5gH7iJ9kL0mN1oP2qR3';
const trust = Buffer.from('{"format":"kupuya/trust/v1"}');
const files: PageFiles = new Map([
  ['/', { bytes: Buffer.from('<!doctype html>'), contentType: 'text/html; charset=utf-8', worker: false }],
  ['/assets/page.js', { bytes: Buffer.from('1'), contentType: 'text/javascript; charset=utf-8', worker: false }],
  ['/assets/worker/main.js', { bytes: Buffer.from('2'), contentType: 'text/javascript; charset=utf-8', worker: true }],
]);

/** One that repeats what it was sent, and one that fails as a full disk would. */
const services: readonly HostService[] = [
  {
    ...{ method: 'POST', path: '/echo', bodyLimit: 8 },
    answer: (body) => Promise.resolve({ status: 201, json: Buffer.from(body).toString() }),
  },
  { method: 'GET', path: '/session', bodyLimit: 0, answer: async (_, server) => readSession(server) },
  { method: 'GET', path: '/failing', bodyLimit: 0, answer: () => Promise.reject(new Error('ENOSPC')) },
];

async function readSession(server: Transport): ReturnType<HostService['answer']> {
  const { status, bytes } = await server.get('/api/session');
  return { status, json: Buffer.from(bytes).toString() };
}

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let server: Server;
let serverUrl: URL;
let host: RunningHost;
let seen: Seen[];
let behave: RequestListener;

beforeEach(async () => {
  seen = [];
  behave = (_, response) => response.end('ok');
  server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      seen.push({
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      });
      behave(incoming, response);
    });
  });
  serverUrl = await listen(server);
  host = await startHost({ server: serverUrl, trust, mode: 'demo', files, port: 0, token, page: 'console', services });
});

afterEach(async () => {
  await host.close();
  await stop(server);
});

async function listen(listener: Server): Promise<URL> {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return new URL(`http://127.0.0.1:${address.port}`);
}

async function stop(listener: Server): Promise<void> {
  listener.close();
  listener.closeAllConnections();
  if (listener.listening) await once(listener, 'close');
}

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether the answer came to its proper end. */
  readonly complete: boolean;
}

/** Asks with exactly these headers; a browser adds none and hides none. */
async function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: Uint8Array = new Uint8Array(),
): Promise<Got> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(host.origin, { method, path, headers, agent: false }, resolve);
    asked.once('error', reject);
    asked.end(body.length > 0 ? body : undefined);
  });
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => answer.once('close', resolve));
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: Buffer.concat(chunks),
    complete: answer.complete,
  };
}

const own = { 'x-kupuya-token': token, 'sec-fetch-site': 'same-origin' };

function codeOf(got: Got): unknown {
  return JSON.parse(got.body.toString());
}

describe('the door', () => {
  const typed = { 'sec-fetch-site': 'none' };

  test('an address for command lines, which others on this computer may read, has no token and leads in once', async () => {
    expect(host.opening).not.toContain(token);
    const path = host.opening.slice(host.origin.length);
    expect((await ask('GET', `${path}x`, typed)).status).toBe(403);
    expect((await ask('GET', path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask('GET', path, { ...typed, host: 'evil.example' })).status).toBe(403);
    const entered = await ask('GET', path, typed);
    expect([entered.status, entered.headers.location]).toEqual([303, `/#token=${token}`]);
    expect(entered.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect((await ask('GET', path, typed)).status).toBe(403);
  });
});

describe('the page', () => {
  test('is served under the strict policy, and nothing of it is kept by the browser', async () => {
    const page = await ask('GET', '/', { 'sec-fetch-site': 'none' });
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
        "worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types kupuya-worker",
    );
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
    });
  });

  test('WebAssembly is allowed on the script of the worker and nowhere else', async () => {
    for (const address of files.keys()) {
      const policy = String((await ask('GET', address)).headers['content-security-policy']);
      expect(policy.includes("'wasm-unsafe-eval'")).toBe(address === '/assets/worker/main.js');
    }
    for (const address of ['/trust.json', '/relay/log/case/checkpoint']) {
      expect(String((await ask('GET', address, own)).headers['content-security-policy'])).not.toContain('wasm');
    }
  });

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '//etc/passwd',
    '/assets/page.js%00',
    '/assets',
    '/assets/page.js?x',
  ])('no path leads out of the built files: %s', async (path) => {
    expect((await ask('GET', path, own)).status).toBe(404);
    expect(seen).toEqual([]);
  });

  test('a page of another site can neither load nor frame nor link to a file', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const got = await ask('GET', '/assets/page.js', { 'sec-fetch-site': site });
      expect([got.status, codeOf(got)]).toEqual([403, { code: 'NOT_LOCAL' }]);
    }
  });

  test('the token stands in the fragment of the address and nowhere in what is served', async () => {
    expect(host.address).toBe(`${host.origin}/#token=${token}`);
    for (const address of files.keys()) {
      const got = await ask('GET', address);
      expect(`${JSON.stringify(got.headers)}${got.body.toString()}`).not.toContain(token);
    }
  });
});

describe('data', () => {
  test('the trust policy and the facts about the host go to the page, byte by byte', async () => {
    expect((await ask('GET', '/trust.json', own)).body).toEqual(trust);
    expect(codeOf(await ask('GET', '/host.json', own))).toEqual({ mode: 'demo', server: serverUrl.origin });
  });

  test.each(['/trust.json', '/host.json', '/relay/log/case/checkpoint', '/relay/api/session', '/nothing'])(
    'without the token of the run nothing is said: %s',
    async (path) => {
      for (const headers of [
        {},
        { 'x-kupuya-token': '' },
        { 'x-kupuya-token': `${token}x` },
        { cookie: `token=${token}` },
        { authorization: token },
      ]) {
        const got = await ask('GET', path, { 'sec-fetch-site': 'same-origin', ...headers });
        expect([got.status, codeOf(got)]).toEqual([403, { code: 'TOKEN_REQUIRED' }]);
      }
      expect(seen).toEqual([]);
    },
  );

  test('the token in the address is not the token', async () => {
    expect((await ask('GET', `/trust.json?token=${token}`)).status).toBe(403);
  });

  test.each(['evil.example', 'localhost', 'evil.example:80', '[::1]', '0.0.0.0', '127.0.0.1'])(
    'a rebound name is refused even with the token: Host %s',
    async (name) => {
      for (const path of ['/', '/trust.json', '/relay/log/case/checkpoint']) {
        const got = await ask('GET', path, { ...own, host: name });
        expect([got.status, codeOf(got)]).toEqual([403, { code: 'NOT_LOCAL' }]);
      }
      expect(seen).toEqual([]);
    },
  );

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
    'another origin is refused even with the token: %s',
    async (origin) => {
      const got = await ask('POST', '/relay/api/demo/next-day', { 'x-kupuya-token': token, origin });
      expect([got.status, codeOf(got)]).toEqual([403, { code: 'NOT_LOCAL' }]);
      expect(seen).toEqual([]);
    },
  );

  test('a form of another site, which needs no permission to be sent, changes nothing', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'content-type': type };
      expect((await ask('POST', '/relay/api/session', headers, Buffer.from('{}'))).status).toBe(403);
    }
    expect((await ask('POST', '/relay/api/session', { 'content-type': 'text/plain' }, Buffer.from('{}'))).status).toBe(
      403,
    );
    expect(seen).toEqual([]);
  });

  test('the question of a browser whether another site may send the token is answered with no', async () => {
    const got = await ask('OPTIONS', '/relay/api/session', {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-kupuya-token',
    });
    expect(got.status).toBe(403);
    expect(Object.keys(got.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('an address that names another server is not followed', async () => {
    const port = Number(new URL(host.origin).port);
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `GET http://evil.example/relay/log/case/checkpoint HTTP/1.1\r\nhost: localhost:${port}\r\nx-kupuya-token: ${token}\r\nconnection: close\r\n\r\n`,
    );
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 404 /u);
    expect(seen).toEqual([]);
  });
});

describe('the relay', () => {
  test('passes status and bytes, and none of the headers of the server', async () => {
    behave = (_, response) => {
      response.writeHead(201, {
        'content-type': 'text/html',
        'set-cookie': 'session=secret; HttpOnly',
        'x-server': 'x',
        refresh: '0;url=https://evil.example',
        'access-control-allow-origin': '*',
        'content-security-policy': 'default-src *',
      });
      response.end('<script>alert(1)</script>');
    };
    const got = await ask('POST', '/relay/api/member/feed', { ...own, origin: host.origin }, Buffer.alloc(2064, 7));
    expect([got.status, got.body.toString()]).toEqual([201, '<script>alert(1)</script>']);
    expect(got.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    for (const name of ['set-cookie', 'x-server', 'refresh', 'access-control-allow-origin'])
      expect(got.headers[name]).toBeUndefined();
    expect(seen).toMatchObject([{ method: 'POST', url: '/api/member/feed', body: Buffer.alloc(2064, 7) }]);
  });

  test('tells the server neither the token nor the page nor the browser', async () => {
    await ask('GET', '/relay/log/case/checkpoint', {
      ...own,
      origin: host.origin,
      'user-agent': 'Someone',
      'accept-language': 'ky',
      cookie: 'a=b',
      referer: host.origin,
    });
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual(['connection', 'host']);
  });

  test('keeps the session cookie to itself, shows it to the server alone, and only under /api/', async () => {
    behave = (_, response) => {
      response.setHeader('set-cookie', 'session=s3cret; Path=/api; HttpOnly; SameSite=Strict');
      response.end('{}');
    };
    const signIn = await ask('POST', '/relay/api/session', own, Buffer.from('{"name":"a","password":"b","code":"c"}'));
    expect(JSON.stringify(signIn.headers)).not.toContain('s3cret');
    expect(seen[0]?.headers['content-type']).toBe('application/json');
    behave = (_, response) => response.end('{}');
    await ask('GET', '/relay/api/member/batches', own);
    await ask('GET', '/relay/log/case/checkpoint', own);
    expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, 'session=s3cret', undefined]);
  });

  test('a sign-out that the server never hears of ends the session here all the same', async () => {
    behave = (incoming, response) => {
      if (incoming.method === 'DELETE') incoming.socket.destroy();
      else response.setHeader('set-cookie', 'session=one').end('{}');
    };
    await ask('POST', '/relay/api/session', own);
    expect((await ask('DELETE', '/relay/api/session', own)).status).toBe(502);
    await ask('GET', '/relay/api/session', own);
    expect(seen.at(-1)).toMatchObject({ method: 'GET', url: '/api/session' });
    expect(seen.at(-1)?.headers.cookie).toBeUndefined();
  });

  test('a cookie that the page makes up does not reach the server', async () => {
    await ask('GET', '/relay/api/member/batches', { ...own, cookie: 'session=forged' });
    expect(seen[0]?.headers.cookie).toBeUndefined();
  });

  test('after signing out nobody is signed in, whatever the server answers', async () => {
    behave = (_, response) => {
      response.setHeader('set-cookie', 'session=one');
      response.statusCode = 500;
      response.end();
    };
    await ask('POST', '/relay/api/session', own, Buffer.from('{}'));
    await ask('DELETE', '/relay/api/session', own);
    await ask('GET', '/relay/api/session', own);
    expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, 'session=one', undefined]);
  });

  test.each([301, 302, 303, 307, 308, 304])('a server that sends elsewhere (%d) is not followed', async (status) => {
    const elsewhere = createServer((_, response) => response.end('stolen'));
    const url = await listen(elsewhere);
    let visits = 0;
    elsewhere.on('request', () => (visits += 1));
    behave = (_, response) => {
      response.writeHead(status, { location: `${url.origin}/api/session` });
      response.end();
    };
    const got = await ask('POST', '/relay/api/session', own, Buffer.from('{"password":"x"}'));
    expect([got.status, codeOf(got), got.headers.location]).toEqual([502, { code: 'REDIRECTED' }, undefined]);
    expect(visits).toBe(0);
    await stop(elsewhere);
  });

  test.each([
    ['GET', '/relay/'],
    ['GET', '/relay'],
    ['GET', '/relay/trust.json'],
    ['GET', '/relay/log/case/../../api/session'],
    ['GET', '/relay/log/case/checkpoint?x=1'],
    ['GET', '/relay//evil.example/log/case/checkpoint'],
    ['POST', '/relay/log/case/checkpoint'],
    ['PUT', '/relay/api/member/feed'],
    ['POST', '/relay/api/letters'],
    ['HEAD', '/relay/log/case/checkpoint'],
    ['GET', '/log/case/checkpoint'],
    ['POST', '/'],
  ])('what is not on the list is not asked: %s %s', async (method, path) => {
    expect((await ask(method, path, own)).status).toBe(404);
    expect(seen).toEqual([]);
  });

  test('a day is moved on in a demonstration only', async () => {
    const live = await startHost({
      server: serverUrl,
      trust,
      mode: 'live',
      files,
      port: 0,
      token,
      page: 'console',
      services,
    });
    const answer = await fetch(`${live.origin}/relay/api/demo/next-day`, {
      method: 'POST',
      headers: { 'x-kupuya-token': token },
    });
    expect(answer.status).toBe(404);
    await live.close();
    expect(seen).toEqual([]);
    expect((await ask('POST', '/relay/api/demo/next-day', own)).status).toBe(200);
  });

  test('a body over the limit is refused whether or not its length is told', async () => {
    const large = Buffer.alloc(128 * 2064 + 1);
    expect((await ask('POST', '/relay/api/member/feed', own, large)).status).toBe(413);
    const chunked = await ask(
      'POST',
      '/relay/api/member/feed',
      { ...own, 'transfer-encoding': 'chunked' },
      large,
    ).catch(() => null);
    expect(chunked === null || chunked.status === 413).toBe(true);
    expect(
      (await ask('GET', '/relay/api/member/batches', { ...own, 'content-length': '1' }, Buffer.from('x'))).status,
    ).toBe(413);
    expect(seen).toEqual([]);
  });

  test('an answer over the limit is refused, or broken off when its length was hidden', async () => {
    behave = (_, response) => response.end(Buffer.alloc(65_537));
    const told = await ask('GET', '/relay/log/case/checkpoint', own);
    expect([told.status, codeOf(told)]).toEqual([502, { code: 'TOO_LARGE_ANSWER' }]);
    behave = (_, response) => {
      response.write(Buffer.alloc(60_000));
      response.end(Buffer.alloc(60_000));
    };
    const hidden = await ask('GET', '/relay/log/case/checkpoint', own);
    expect([hidden.complete, hidden.body.length <= 65_536]).toEqual([false, true]);
  });

  test('an answer that the server breaks off arrives as broken, never as short', async () => {
    behave = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(Buffer.alloc(10), () => response.destroy());
    };
    expect((await ask('GET', '/relay/log/case/checkpoint', own).catch(() => ({ complete: false }))).complete).toBe(
      false,
    );
  });

  test('a part of an attachment passes unchanged', async () => {
    const part = Buffer.alloc(1_048_832, 0xa5);
    behave = (_, response) => response.end(part);
    const got = await ask('GET', `/relay/api/member/parts/${'ab'.repeat(16)}/0`, own);
    expect(got.body.equals(part)).toBe(true);
  });

  test('a server that is not there is told from one that refuses', async () => {
    await stop(server);
    const got = await ask('GET', '/relay/log/case/checkpoint', own);
    expect([got.status, codeOf(got)]).toEqual([502, { code: 'UNREACHABLE' }]);
  });

  test('a refusal of the server passes as it is', async () => {
    behave = (_, response) => {
      response.statusCode = 409;
      response.end('{"code":"LOCATOR_TAKEN"}'.padEnd(128));
    };
    const got = await ask('POST', '/relay/api/member/feed', own, Buffer.alloc(2064));
    expect([got.status, got.body.length]).toEqual([409, 128]);
  });
});

describe('what the host does itself', () => {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${host.origin}${path}`, { ...init, headers: { 'x-kupuya-token': token } });

  test('is answered to whoever has the token, and to nobody else', async () => {
    const answer = await ask('/echo', { method: 'POST', body: 'салам' });
    expect([answer.status, await answer.text()]).toEqual([413, '{"code":"TOO_LARGE"}']);
    const short = await ask('/echo', { method: 'POST', body: 'hello' });
    expect([short.status, await short.json()]).toEqual([201, 'hello']);
    expect((await fetch(`${host.origin}/echo`, { method: 'POST', body: 'hello' })).status).toBe(403);
    expect((await ask('/echo')).status).toBe(404);
    expect(seen).toEqual([]);
  });

  test('has the session of whoever is signed in, which the page never sees', async () => {
    behave = (_, response) => response.writeHead(200, { 'set-cookie': 'session=s3cret; HttpOnly' }).end('{}');
    await ask('/relay/api/session', { method: 'POST', body: '{}' });
    const answer = await ask('/session');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(seen.at(-1)).toMatchObject({ method: 'GET', url: '/api/session', headers: { cookie: 'session=s3cret' } });
  });

  test('says nothing of what went wrong inside', async () => {
    const answer = await ask('/failing');
    expect([answer.status, await answer.text()]).toEqual([502, '{"code":"UNREACHABLE"}']);
  });
});
