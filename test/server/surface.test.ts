import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { encodeTrust, formatHex } from '../../crypto/index.ts';
import { makeBody, makeFolder, random, removeFolder, suite, type Body } from './body.ts';
import { eventually, run, send, type Under } from './running.ts';

const day = 20_000;

/** A request that `fetch` would not make: any header, any path, any body framing. */
function raw(
  under: Under,
  options: { method?: string; path: string; headers?: Record<string, string | number>; body?: Uint8Array },
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }> {
  const { hostname, port } = new URL(under.server.url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

describe('the HTTP surface', () => {
  let body: Body;
  let under: Under;
  let publicDir: string;
  const page = '<!doctype html><title>Page</title>';
  const notFound = '<!doctype html><title>404</title>';

  beforeAll(async () => {
    body = await makeBody({ day });
    publicDir = await makeFolder();
    await mkdir(join(publicDir, 'portal', 'assets'), { recursive: true });
    await mkdir(join(publicDir, 'source', 'assets'), { recursive: true });
    await mkdir(join(publicDir, 'console'), { recursive: true });
    await writeFile(join(publicDir, 'portal', 'index.html'), page);
    await writeFile(join(publicDir, 'portal', 'about.html'), page);
    await writeFile(join(publicDir, 'portal', 'not-found.html'), notFound);
    await writeFile(join(publicDir, 'portal', 'assets', 'main-B4kQ2xYz.js'), 'export {};'.repeat(100));
    await writeFile(join(publicDir, 'source', 'index.html'), `${page}source`);
    await writeFile(join(publicDir, 'source', 'assets', 'report-A1b2C3d4.js'), 'plain');
    await writeFile(join(publicDir, 'source', 'assets', 'report-A1b2C3d4.js.gz'), gzipSync('prepared'));
    await writeFile(join(publicDir, 'source', 'secret.exe'), 'x');
    await writeFile(join(publicDir, 'console', 'index.html'), 'console');
    under = await run(body, { publicDir });
    await eventually(async () => (await send(under, 'GET', '/pages/1/0')).status === 200);
  });
  afterAll(async () => {
    await under.server.close();
    await removeFolder(body.dir);
    await removeFolder(publicDir);
  });

  test('pages are served with the exact policy, and with nothing that a browser would keep or follow', async () => {
    for (const path of ['/', '/about', '/about.html', '/report', '/report/', '/assets/main-B4kQ2xYz.js']) {
      const { status, headers } = await send(under, 'GET', path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';worker-src 'self';form-action 'self';" +
          "base-uri 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types kupuya-worker",
      );
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
      for (const name of [
        'set-cookie',
        'etag',
        'last-modified',
        'link',
        'x-powered-by',
        'server',
        'strict-transport-security',
      ]) {
        expect([name, headers.get(name)]).toEqual([name, null]);
      }
    }
    expect((await send(under, 'GET', '/')).headers.get('cache-control')).toBe('no-store');
    expect((await send(under, 'GET', '/assets/main-B4kQ2xYz.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
  });

  test('compressed copies are served to those who accept them, the prepared one first', async () => {
    const plain = await raw(under, { path: '/report/assets/report-A1b2C3d4.js' });
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, 'plain']);
    const zipped = await raw(under, {
      path: '/report/assets/report-A1b2C3d4.js',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect([zipped.headers['content-encoding'], gunzipSync(zipped.body).toString()]).toEqual(['gzip', 'prepared']);
    const made = await raw(under, { path: '/assets/main-B4kQ2xYz.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(gunzipSync(made.body).toString()).toBe('export {};'.repeat(100));
  });

  test('the console is not served, nor files of unknown types, nor anything by a path that climbs', async () => {
    const paths = [
      '/console',
      '/console/index.html',
      '/report/secret.exe',
      '/../secrets/case.seed',
      '/log/../../secrets/case.seed',
      '/log/case/tile/../../../../secrets/case.seed',
      '/log/case/%2e%2e/%2e%2e/%2e%2e/secrets/case.seed',
      '/pages/1/../../trust.json',
      '/epochs/..%2ftrust.json',
      '/log/case/.checkpoint.new',
      '/kupuya.sqlite',
      '/%',
      '/%c0%ae',
      '/api/letters',
      '/api/nothing',
    ];
    for (const path of paths) {
      const answer = await raw(under, { path });
      expect([path, answer.status]).toEqual([path, answer.status === 400 ? 400 : 404]);
      expect(answer.body).toHaveLength(128);
      expect(answer.body.toString()).toMatch(/^\{"code":"(?:NOT_FOUND|MALFORMED)"\} +$/);
    }
  });

  test('a person at an address that does not exist gets one page, the same for every address', async () => {
    for (const path of ['/nothing', '/report/nothing', '/not-found', '/not-found.html', '/nothing?<b>', '/pagesof']) {
      const { status, headers, text } = await send(under, 'GET', path, undefined, { accept: 'text/html,*/*;q=0.8' });
      expect([path, status, text]).toEqual([path, 404, notFound]);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("style-src 'self'");
    }
    const head = await send(under, 'HEAD', '/nothing', undefined, { accept: 'text/html' });
    expect([head.status, head.text]).toEqual([404, '']);
  });

  test('programs get a code there, and whoever asks for data gets one even in a browser', async () => {
    const accepts = { accept: 'text/html' };
    for (const path of ['/api/nothing', '/log/case/nothing', '/epochs/nothing', '/pages/9/0']) {
      expect([path, (await send(under, 'GET', path, undefined, accepts)).code]).toEqual([path, 'NOT_FOUND']);
    }
    for (const accept of ['*/*', 'application/json']) {
      expect((await send(under, 'GET', '/nothing', undefined, { accept })).code).toBe('NOT_FOUND');
    }
    expect((await send(under, 'POST', '/nothing', '', accepts)).code).toBe('NOT_FOUND');
  });

  test('public files come with their type and nothing about time', async () => {
    const trust = await send(under, 'GET', '/trust.json');
    expect(trust.bytes).toEqual(encodeTrust(body.trust));
    const epoch = await send(under, 'GET', `/epochs/${formatHex(await suite.sha256(body.epochFile))}`);
    expect(Buffer.compare(epoch.bytes, body.epochFile)).toBe(0);
    for (const path of ['/trust.json', '/log/case/checkpoint', '/log/governance/tile/entries/000.p/3', `/pages/1/0`]) {
      const { status, headers } = await send(under, 'GET', path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none';sandbox");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      for (const name of ['etag', 'last-modified', 'set-cookie']) expect(headers.get(name)).toBeNull();
    }
    const cacheOf = async (path: string): Promise<string | null> =>
      (await send(under, 'GET', path)).headers.get('cache-control');
    expect(await cacheOf('/log/governance/tile/entries/000.p/3')).toContain('immutable');
    expect(await cacheOf('/log/case/checkpoint')).toBe('no-cache');
    expect(await cacheOf('/api/nothing')).toBe('no-store');
  });

  test('a request for another host is refused', async () => {
    for (const host of ['example.org', 'localhost.example.org']) {
      const answer = await raw(under, { path: '/trust.json', headers: { host } });
      expect([host, answer.status]).toEqual([host, 400]);
    }
    for (const host of ['localhost', '127.0.0.1:9', '[::1]:8080']) {
      expect((await raw(under, { path: '/trust.json', headers: { host } })).status).toBe(200);
    }
  });

  test('a body without a length, or with one that lies, is refused and the server goes on', async () => {
    const chunked = await raw(under, {
      method: 'POST',
      path: '/api/letters',
      headers: { 'transfer-encoding': 'chunked' },
      body: random(32_880),
    });
    expect([chunked.status, chunked.body.toString().trimEnd()]).toEqual([400, '{"code":"BAD_LENGTH"}']);
    const { hostname, port } = new URL(under.server.url);
    const socket = connect(Number(port), hostname);
    socket.end('POST /api/letters HTTP/1.1\r\nHost: localhost\r\nContent-Length: 32880\r\n\r\ntoo little');
    socket.resume();
    await once(socket, 'close');
    const huge = await raw(under, {
      method: 'PUT',
      path: `/api/parts/${'0'.repeat(32)}/0`,
      headers: { 'content-length': 999_999_999_999 },
    }).catch(() => null);
    if (huge !== null) expect(huge.body.toString()).toContain('TOO_LARGE');
    expect((await send(under, 'GET', '/trust.json')).status).toBe(200);
    expect(under.lines.join('')).not.toContain('INTERNAL');
  });

  test('other methods on known paths find nothing', async () => {
    for (const [method, path] of [
      ['PUT', '/api/letters'],
      ['DELETE', '/api/letters'],
      ['POST', `/api/parts/${'0'.repeat(32)}/0`],
      ['POST', '/trust.json'],
      ['PATCH', '/api/session'],
      ['OPTIONS', '/api/letters'],
    ] as const) {
      const answer = await send(under, method, path);
      expect([method, path, answer.status]).toEqual([method, path, 404]);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('signing keys are readable by their owner alone', async () => {
    for (const name of ['case', 'governance', 'promise']) {
      expect((await stat(join(body.dir, 'secrets', `${name}.seed`))).mode & 0o077).toBe(0);
    }
    expect((await readFile(join(body.dir, 'secrets', 'case.seed'), 'utf8')).length).toBe(65);
  });
});
