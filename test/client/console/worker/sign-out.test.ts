/** Signing out where the keys are locked and the network is gone: what was kept goes from this computer, and the session ends. */
import { createHandlers } from '../../../../client/console/worker/handlers.ts';
import { Refusal } from '../../../../client/register/transport.ts';
import { Entrance } from '../../../../client/staff/entrance.ts';
import { Refused } from '../../../../client/staff/worker-link.ts';
import { encodeTrust } from '../../../../crypto/index.ts';
import { makeWorld, random, suite, type World } from '../../caseload/world.ts';

const { fetch } = globalThis;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 180_000);
afterAll(async () => {
  globalThis.fetch = fetch;
  await world.end();
});

const refuse = (error: unknown): never => {
  throw new Refused(error instanceof Refusal ? error.code : 'UNKNOWN');
};
const session = JSON.stringify({ name: 'a', member: 2, role: 'member' });

test('A sign-out that cannot remove what was kept says so, and ends the session all the same.', async () => {
  const asked: string[] = [];
  globalThis.fetch = (input, init) => {
    const path = typeof input === 'string' ? input : '';
    asked.push(`${init?.method ?? 'GET'} ${path}`);
    if (path === '/trust.json') return Promise.resolve(new Response(Uint8Array.from(encodeTrust(world.trust))));
    if (path === '/host.json') return Promise.resolve(new Response('{"mode":"demo","server":"http://localhost"}'));
    if (path === '/kept-index/drop') return Promise.resolve(new Response('{}', { status: 507 }));
    return Promise.resolve(new Response(path.startsWith('/relay/') ? session : '{}'));
  };
  const handlers = createHandlers({
    ...{ suite: () => Promise.resolve(suite), random, deviceDay: () => 20_500, deviceTime: () => 0 },
    ...{ assets: () => Promise.reject(new Error('not asked')), tell: () => undefined, program: '/worker.js' },
  });
  await handlers.CONNECT({ token: 'x' }, []);
  const entrance = new Entrance('x', () => ({
    ask: async (type) => {
      // As the link to a worker hands on what went wrong there.
      if (type === 'SIGN_OUT') await handlers.SIGN_OUT(null, []).catch(refuse);
      return null;
    },
  }));
  await entrance.signOut();
  expect(entrance.leftBehind.value).toBe(true);
  expect(asked.at(-1)).toBe('DELETE /relay/api/session');
}, 60_000);

test('Signing out removes what was kept and asks the server to end the session, also when the server no longer answers.', async () => {
  const asked: string[] = [];
  let isCut = false;
  globalThis.fetch = (input, init) => {
    const path = typeof input === 'string' ? input : '';
    asked.push(`${init?.method ?? 'GET'} ${path}`);
    if (path === '/trust.json') return Promise.resolve(new Response(Uint8Array.from(encodeTrust(world.trust))));
    if (path === '/host.json') return Promise.resolve(new Response('{"mode":"demo","server":"http://localhost"}'));
    if (path.startsWith('/relay/')) return Promise.resolve(new Response(session, { status: isCut ? 502 : 200 }));
    return Promise.resolve(new Response('{}'));
  };
  const handlers = createHandlers({
    ...{ suite: () => Promise.resolve(suite), random, deviceDay: () => 20_500, deviceTime: () => 0 },
    ...{ assets: () => Promise.reject(new Error('not asked')), tell: () => undefined, program: '/worker.js' },
  });
  // As after a lock: connected and signed in, without keys.
  await handlers.CONNECT({ token: 'x' }, []);
  isCut = true;
  asked.length = 0;
  await handlers.SIGN_OUT(null, []).catch(() => null);
  // What was read, and the member's own small things.
  expect(asked).toEqual(['POST /kept-index/drop', 'POST /kept-index/drop', 'DELETE /relay/api/session']);
}, 60_000);
