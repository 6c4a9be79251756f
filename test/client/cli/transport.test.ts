import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { nodeTransport } from '../../../client/cli/transport.ts';
import { Refusal } from '../../../client/register/transport.ts';

let server: Server;
let url: string;
let seen: { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer }[];
let behave: RequestListener;

beforeEach(async () => {
  seen = [];
  behave = (_, response) => response.end('ok');
  server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming;
      seen.push({ method, url: path, headers, body: Buffer.concat(chunks) });
      behave(incoming, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});

describe('the way of a command to the server', () => {
  test('bytes go out and come in unchanged, with nothing that tells programs apart', async () => {
    const body = new Uint8Array(32_880).map((_, index) => index);
    behave = (_, response) => {
      response.statusCode = 201;
      response.end(Buffer.from(body));
    };
    const answer = await nodeTransport(url).send('POST', '/api/letters', body);
    expect([answer.status, Buffer.from(answer.bytes).equals(Buffer.from(body))]).toEqual([201, true]);
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'host',
    ]);
    expect(seen[0]?.body.equals(Buffer.from(body))).toBe(true);
  });

  test('a session is kept between requests of one transport, shown under /api/ only, and never shared', async () => {
    const transport = nodeTransport(url);
    behave = (_, response) => {
      response.setHeader('set-cookie', '__Host-session=abc; Path=/; HttpOnly; Secure; SameSite=Strict');
      response.end('{}');
    };
    await transport.send('POST', '/api/session', Buffer.from('{}'));
    behave = (_, response) => response.end('{}');
    await transport.get('/api/member/batches');
    await transport.get('/log/case/checkpoint');
    await nodeTransport(url).get('/api/member/batches');
    expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, '__Host-session=abc', undefined, undefined]);
  });

  test('a refusal is an answer, not an error', async () => {
    behave = (_, response) => {
      response.statusCode = 409;
      response.end('{"code":"CONFLICT"}');
    };
    expect((await nodeTransport(url).get('/api/session')).status).toBe(409);
  });

  test.each([301, 302, 307, 308])('a redirect (%d) is not followed', async (status) => {
    behave = (_, response) => {
      response.writeHead(status, { location: '/elsewhere' });
      response.end();
    };
    await expect(nodeTransport(url).get('/log/case/checkpoint')).rejects.toBeInstanceOf(Refusal);
    expect(seen).toHaveLength(1);
  });

  test('an answer that breaks off is no answer', async () => {
    behave = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('x', () => response.destroy());
    };
    await expect(nodeTransport(url).get('/pages/1/0')).rejects.toMatchObject({ code: 'NETWORK' });
  });

  test('nobody there is NETWORK', async () => {
    await expect(nodeTransport('http://127.0.0.1:9').get('/')).rejects.toMatchObject({ code: 'NETWORK' });
  });

  test('an aborted request ends with the reason of whoever aborted', async () => {
    const abort = new AbortController();
    behave = () => {
      abort.abort(new Error('enough'));
    };
    await expect(nodeTransport(url, { signal: abort.signal }).get('/')).rejects.toThrow('enough');
  });
});
