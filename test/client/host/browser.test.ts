import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startHost, type RunningHost } from '../../../client/host/host.ts';
import type { PageFiles } from '../../../client/host/page-files.ts';

const token = 'Zr0Vn2uUq4mVwJ8sXb1cD3eF5gH7iJ9kL0mN1oP2qR3';

/** The smallest WebAssembly module. */
const smallest = 'new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])';

const pageScript = `
  const token = location.hash.replace('#token=', '');
  history.replaceState(null, '', '/');
  const attempt = async (run) => { try { return String(await run()); } catch (error) { return error.name; } };
  const address = '/assets/worker/main.js';
  const policy = trustedTypes.createPolicy('kupuya-worker', { createScriptURL: (asked) => { if (asked !== address) throw new TypeError(); return asked; } });
  const inWorker = () => new Promise((resolve, reject) => {
    const worker = new Worker(policy.createScriptURL(address), { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error('worker'));
    worker.postMessage(token);
  });
  window.outcome = (async () => ({
    address: location.href,
    worker: await attempt(inWorker),
    wasmInPage: await attempt(async () => { await WebAssembly.compile(${smallest}); return 'compiled'; }),
    evalInPage: await attempt(() => (0, eval)('1')),
    workerFromText: await attempt(() => new Worker(address)),
    markupFromText: await attempt(() => { document.body.innerHTML = '<b>x</b>'; return 'written'; }),
    otherPolicy: await attempt(() => trustedTypes.createPolicy('other', {}).name),
    otherServer: await attempt(async () => (await fetch('http://127.0.0.1:9/')).status),
    withoutToken: await attempt(async () => (await fetch('/relay/log/case/checkpoint')).status),
    withToken: await attempt(async () => (await fetch('/relay/log/case/checkpoint', { headers: { 'x-kupuya-token': token } })).status),
    cookie: document.cookie,
  }))();
`;
const workerScript = `
  onmessage = async ({ data: token }) => {
    const module = await WebAssembly.compile(${smallest});
    const answer = await fetch('/relay/log/case/checkpoint', { headers: { 'x-kupuya-token': token } });
    postMessage((module instanceof WebAssembly.Module ? 'compiled ' : '') + (await answer.text()));
  };
`;

const script = 'text/javascript; charset=utf-8';
const files: PageFiles = new Map([
  [
    '/',
    file(
      '<!doctype html><html lang="ky"><title>x</title><body><script src="/assets/page.js"></script>',
      'text/html; charset=utf-8',
    ),
  ],
  ['/assets/page.js', file(pageScript, script)],
  ['/assets/worker/main.js', { ...file(workerScript, script), worker: true }],
]);

function file(text: string, contentType: string) {
  return { bytes: Buffer.from(text), contentType, worker: false };
}

let asked: string[];
let server: Server;
let attacker: Server;
let attackerUrl: string;
let host: RunningHost;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({
    // Where Debian's package puts it.
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}, 60_000);

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  asked = [];
  let serverUrl: string;
  [server, serverUrl] = await listen((incoming, response) => {
    asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    response.setHeader('set-cookie', 'session=secret');
    response.end('checkpoint');
  });
  host = await startHost({
    ...{ server: new URL(serverUrl), trust: Buffer.from('{}'), mode: 'demo', files, port: 0, token },
    ...{ page: 'console', services: [] },
  });
  page = await browser.newPage();
});

afterEach(async () => {
  await page.close();
  await host.close();
  await stop(server);
});

async function listen(answer: RequestListener): Promise<[Server, string]> {
  const listener = createServer(answer);
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return [listener, `http://127.0.0.1:${address.port}`];
}

async function stop(listener: Server): Promise<void> {
  const closed = once(listener, 'close');
  listener.close();
  listener.closeAllConnections();
  await closed;
}

describe('the console in a real browser', () => {
  test('its own page and worker work, and everything that the policy forbids fails', async () => {
    await page.goto(host.address);
    const outcome: unknown = await page.evaluate('window.outcome');
    expect(outcome).toEqual({
      address: `${host.origin}/`,
      worker: 'compiled checkpoint',
      wasmInPage: 'CompileError',
      evalInPage: 'EvalError',
      workerFromText: 'TypeError',
      markupFromText: 'TypeError',
      otherPolicy: 'TypeError',
      otherServer: 'TypeError',
      withoutToken: '403',
      withToken: '200',
      cookie: '',
    });
  });

  test('a page of another site can neither read, nor run, nor frame, nor change anything, with the token too', async () => {
    const attack = `<!doctype html><title>x</title>
      <form id="f" method="post" action="${host.origin}/relay/api/session" enctype="text/plain" target="sink"><input name='{"a' value='":1}'></form>
      <iframe name="sink"></iframe><iframe id="frame" src="${host.origin}/"></iframe>
      <script src="${host.origin}/assets/page.js"></script>
      <script>
        const attempt = async (run) => { try { return String(await run()); } catch (error) { return error.name; } };
        document.getElementById('f').submit();
        const at = '${host.origin}/relay/api/demo/next-day';
        window.outcome_ = (async () => ({
          simple: await attempt(async () => (await fetch(at, { method: 'POST', mode: 'no-cors' })).type),
          token: await attempt(async () => (await fetch(at, { method: 'POST', headers: { 'x-kupuya-token': '${token}' } })).status),
          trust: await attempt(async () => (await fetch('${host.origin}/trust.json', { headers: { 'x-kupuya-token': '${token}' } })).text()),
          page: await attempt(async () => (await fetch('${host.origin}/')).text()),
          image: await attempt(() => new Promise((resolve) => { const i = new Image(); i.onload = () => resolve('loaded'); i.onerror = () => resolve('failed'); i.src = '${host.origin}/relay/log/case/checkpoint'; })),
          script: typeof window.outcome,
        }))();
      </script>`;
    [attacker, attackerUrl] = await listen((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(attack);
    });
    // Another site than the page's own, which is on localhost.
    await page.goto(attackerUrl);
    const outcome: unknown = await page.evaluate('window.outcome_');
    expect(outcome).toEqual({
      // The request itself cannot be prevented; it is refused before anything is relayed, and its answer cannot be read.
      simple: 'TypeError',
      token: 'TypeError',
      trust: 'TypeError',
      page: 'TypeError',
      image: 'failed',
      script: 'undefined',
    });
    expect(asked).toEqual([]);
    expect(page.frames().filter((frame) => frame.url() === `${host.origin}/`)).toEqual([]);
    await stop(attacker);
  });
});
