import { createServer, type Server } from 'node:http';
import { describeProblem, parseProblem } from '../../../client/shared/api/problem.ts';
import { requestBytes, RequestError } from '../../../client/shared/api/request.ts';
import { createTranslator } from '../../../client/shared/locale/translator.ts';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe('a refusal', () => {
  test('is read from its code', () => {
    expect(parseProblem(encode('{"code":"ROSTER_CHANGED"}'))).toEqual({ code: 'ROSTER_CHANGED' });
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"code":1}',
    '{"code":"<b>"}',
    '{"code":"lower"}',
    `{"code":"A","x":"${'y'.repeat(2000)}"}`,
  ])('that is not one of ours is UNKNOWN: %p', (text) => {
    expect(parseProblem(encode(text))).toEqual({ code: 'UNKNOWN' });
  });

  test('in broken UTF-8 is UNKNOWN', () => {
    expect(parseProblem(new Uint8Array([0xff, 0xfe]))).toEqual({ code: 'UNKNOWN' });
  });

  test('is described by its own text, or by the general one', () => {
    const t = createTranslator('en', ['error-FULL = Full.\nerror-UNKNOWN = Something went wrong.']);
    expect(describeProblem('FULL', t)).toBe('Full.');
    expect(describeProblem('OTHER', t)).toBe('Something went wrong.');
  });
});

describe('a request', () => {
  let server: Server;
  let origin = '';
  let seen: { method: string | undefined; headers: Record<string, unknown>; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push({ method: request.method, headers: request.headers, body: Buffer.concat(chunks).toString() });
        if (request.url === '/silent') return;
        if (request.url === '/moved') response.writeHead(302, { location: '/' });
        if (request.url === '/refused') response.writeHead(409);
        if (request.url === '/broken') response.writeHead(200, { 'content-length': '100' });
        response.write('answer');
        if (request.url === '/broken') response.destroy();
        else response.end();
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
    origin = `http://127.0.0.1:${String(address.port)}`;
  });

  beforeEach(() => {
    seen = [];
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('gives back status and bytes, a refusal included', async () => {
    const answer = await requestBytes('POST', `${origin}/refused`, encode('letter'));
    expect({ status: answer.status, text: new TextDecoder().decode(answer.bytes) }).toEqual({
      status: 409,
      text: 'answer',
    });
    expect(seen.map(({ method, body }) => ({ method, body }))).toEqual([{ method: 'POST', body: 'letter' }]);
  });

  test('sends neither cookies nor a referrer', async () => {
    await requestBytes('GET', `${origin}/`);
    expect(Object.keys(seen[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
    expect(Object.keys(seen[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['referer']));
  });

  test.each(['/moved', '/broken'])('to %s fails with NETWORK', async (path) => {
    await expect(requestBytes('GET', origin + path)).rejects.toMatchObject({ code: 'NETWORK' });
  });

  test('to nobody fails with NETWORK', async () => {
    await expect(requestBytes('GET', 'http://127.0.0.1:1/')).rejects.toBeInstanceOf(RequestError);
  });

  test('that gets no answer in time fails with TIMEOUT', async () => {
    await expect(requestBytes('GET', `${origin}/silent`, undefined, { timeout: 50 })).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
  });

  test('that the caller stops ends with the reason of the caller', async () => {
    const controller = new AbortController();
    const request = requestBytes('GET', `${origin}/silent`, undefined, { signal: controller.signal });
    controller.abort(new Error('paused'));
    await expect(request).rejects.toThrow('paused');
  });
});
