import { showCounts, signTotals, type Totals } from '../../../client/statistics/totals.ts';
import { loadFront, loadTrust, problemCode } from '../../../client/portal/front.ts';
import { Refusal, type HttpAnswer, type Transport } from '../../../client/register/transport.ts';
import { encodeUtf8, memberKeyName, parseHex, ProtocolError } from '../../../crypto/index.ts';
import { publishRelease } from '../../../client/caseload/oversight/release/publish.ts';
import { signPrepared } from '../../../client/caseload/oversight/release/sign.ts';
import type { ReleaseContent } from '../../../client/statistics/release-document.ts';
import { releaseContent } from '../statistics/bundle/content.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { firstDay, makeWorld, suite, type World } from '../caseload/world.ts';

const patience = 120_000;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.report();
}, patience);
afterAll(async () => {
  await world.end();
}, patience);

/** The server as it is, but for what is changed. */
function server(change: (path: string, answer: HttpAnswer) => HttpAnswer = (_, answer) => answer): Transport {
  const { transport } = world.environment;
  return { ...transport, get: async (path) => change(path, await transport.get(path)) };
}

async function signedTotals(change: Partial<Totals> = {}, signers = [7, 8]): Promise<string> {
  const { newestDay } = await loadView(world.environment);
  const totals: Totals = {
    ...{ mode: 'demo', origin: world.trust.origin, period: { first: 20_454, last: 20_818 }, asOf: newestDay.day },
    case: { size: newestDay.size, root: parseHex(newestDay.root) },
    ...showCounts({ received: 40, acknowledged: 30, acknowledgedInTime: 30 }, 40),
    ...change,
  };
  const keys = signers.map((member) => ({
    name: memberKeyName(world.trust.origin, member),
    seed: world.keyring(member).sign,
  }));
  return signTotals(suite, totals, keys);
}

test('The front shows the verified roster, the newest seal, and that there are no totals yet.', async () => {
  const { trust, fingerprint } = await loadTrust(suite, server());
  expect(fingerprint).toMatch(/^[0-9a-f]{4}(?: [0-9a-f]{4}){15}$/u);
  const front = await loadFront(suite, server(), trust, firstDay);
  const { newestDay } = await loadView(world.environment);
  expect(front.roster.desks.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(front.seal).toMatchObject({ day: newestDay.day, size: newestDay.size });
  expect(front.seal.root.replaceAll(' ', '')).toBe(newestDay.root);
  expect(front.totals).toEqual({ kind: 'NONE' });
});

test('A register of which one byte was changed is not shown at all.', async () => {
  const forged = server((path, answer) => {
    if (!path.includes('/log/case/tile/entries')) return answer;
    const bytes = answer.bytes.slice();
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    return { ...answer, bytes };
  });
  await expect(loadFront(suite, forged, world.trust, firstDay)).rejects.toThrow(new ProtocolError('BAD_PROOF'));
});

test('A register of a service with other keys than the policy says is not shown.', async () => {
  const other = { ...world.trust, governanceLog: world.trust.caseLog };
  await expect(loadFront(suite, server(), other, firstDay)).rejects.toThrow(ProtocolError);
});

describe('totals in the register', () => {
  test('are shown when both signatures hold and they were counted from this register, and refused otherwise', async () => {
    const { honest } = await world.engine(7);
    const publish = async (note: string): Promise<void> => {
      expect((await honest.send('POST', '/api/oversight/totals', encodeUtf8(note))).status).toBe(201);
    };
    await publish(await signedTotals());
    const shown = await loadFront(suite, server(), world.trust, firstDay);
    expect(shown.totals).toMatchObject({ kind: 'SHOWN', totals: { received: { flag: 'OBS', value: 40 } } });

    // The same officers sign what was counted from another register.
    await publish(await signedTotals({ case: { size: 1, root: new Uint8Array(32) } }));
    const refused = await loadFront(suite, server(), world.trust, firstDay);
    expect(refused.totals).toEqual({ kind: 'REFUSED' });
    expect(refused.seal).toEqual(shown.seal);
  });
});

describe('statistics in the register', () => {
  const released = async (changes: Partial<ReleaseContent>): Promise<void> => {
    const { newestDay } = await loadView(world.environment);
    const content = releaseContent({
      ...{ origin: world.trust.origin, asOf: newestDay.day, plan: new Uint8Array(32) },
      case: { size: newestDay.size, root: parseHex(newestDay.root) },
      ...changes,
    });
    const keyrings = [world.keyring(7), world.keyring(8)];
    const signed = await signPrepared(suite, world.trust, keyrings, { content, earlier: [] });
    await publishRelease((await world.engine(7)).honest, signed);
  };
  const shown = async (): Promise<unknown> => (await loadFront(suite, server(), world.trust, firstDay)).statistics;

  test('are shown of the period that ended last, and not at all where they were counted from another register', async () => {
    expect(await shown()).toEqual({ kind: 'NONE' });
    await released({ period: '2024' });
    await released({ period: '2024-Q4' });
    expect(await shown()).toMatchObject({ kind: 'SHOWN', release: { period: '2024' } });
    await released({ period: '2025-Q1', case: { size: 1, root: new Uint8Array(32) } });
    expect(await shown()).toEqual({ kind: 'REFUSED' });
  });
});

test('Errors are told by their codes; anything else is a fault and not hidden.', () => {
  expect(problemCode(new ProtocolError('EXPIRED'))).toBe('EXPIRED');
  expect(problemCode(new Refusal('NETWORK'))).toBe('NETWORK');
  expect(() => problemCode(new TypeError('fault'))).toThrow('fault');
});
