import { findRelayed, type HostedPage } from '../../../client/host/relayed.ts';

const id = 'a3'.repeat(16);
const hash = '0f'.repeat(32);

const forBoth: readonly (readonly [string, string])[] = [
  ['GET', '/log/case/checkpoint'],
  ['GET', '/log/governance/cosigned'],
  ['GET', '/log/governance/tile/0/000'],
  ['GET', '/log/case/tile/2/x001/x234/067.p/12'],
  ['GET', '/log/case/tile/entries/000'],
  ['GET', '/log/case/tile/entries/x001/234.p/255'],
  ['GET', `/epochs/${hash}`],
  ['GET', '/pages/17/0'],
  ['POST', '/api/session'],
  ['GET', '/api/session'],
  ['DELETE', '/api/session'],
  ['GET', '/api/member/batches'],
  ['GET', '/api/member/letters/0'],
  ['GET', '/api/member/feed/3'],
  ['POST', '/api/demo/next-day'],
];

const forConsole: readonly (readonly [string, string])[] = [
  ['GET', `/api/member/parts/${id}/12`],
  ['POST', '/api/member/claims'],
  ['POST', '/api/member/feed'],
  ['POST', '/api/member/answers'],
  ['POST', '/api/member/statuses'],
];

const forDesk: readonly (readonly [string, string])[] = [
  ['GET', '/trust.json'],
  ['GET', '/log/governance/history/index'],
  ['GET', '/log/case/history/1027'],
  ['GET', '/report/'],
  ['GET', '/report/assets/main-B3_x-Q.js'],
  ['GET', '/'],
  ['GET', '/api/oversight/statements/0'],
  ['GET', '/api/oversight/ratchet/0'],
  ['POST', '/api/oversight/totals'],
  ['POST', '/api/oversight/verdicts'],
];

const listed: readonly (readonly [HostedPage, string, string])[] = [
  ...forBoth.flatMap(([method, path]): [HostedPage, string, string][] => [
    ['console', method, path],
    ['desk', method, path],
  ]),
  ...forConsole.map(([method, path]): [HostedPage, string, string] => ['console', method, path]),
  ...forDesk.map(([method, path]): [HostedPage, string, string] => ['desk', method, path]),
];

describe('what the host relays', () => {
  test.each(listed)('%s: %s %s is relayed', (page, method, path) => {
    expect(findRelayed(page, method, path)).not.toBeNull();
  });

  test.each(listed)('%s: %s %s is not relayed with anything added', (page, method, path) => {
    for (const other of [
      `${path}?x=1`,
      `${path}#x`,
      `${path}%00`,
      `${path}\n`,
      `/${path}`,
      `${path}/..`,
      `/x/..${path}`,
    ]) {
      expect(findRelayed(page, method, other)).toBeNull();
    }
  });

  test.each(forConsole)('the desk may not ask for what only casework needs: %s %s', (method, path) => {
    expect(findRelayed('desk', method, path)).toBeNull();
  });

  test.each(forDesk)('the console may not ask for what only oversight needs: %s %s', (method, path) => {
    expect(findRelayed('console', method, path)).toBeNull();
  });

  test('a countersignature is handed in by the host that holds the key, never by a page', () => {
    for (const page of ['console', 'desk'] as const) {
      expect(findRelayed(page, 'POST', '/api/oversight/cosignatures')).toBeNull();
    }
  });

  test('the requests of a source are not relayed: neither page is the place to report from', () => {
    for (const page of ['console', 'desk'] as const) {
      expect(findRelayed(page, 'POST', '/api/letters')).toBeNull();
      expect(findRelayed(page, 'PUT', `/api/parts/${id}/0`)).toBeNull();
    }
  });

  test('other methods of a relayed path are not relayed', () => {
    for (const method of ['PUT', 'PATCH', 'HEAD', 'OPTIONS', 'DELETE', 'TRACE', 'get']) {
      expect(findRelayed('console', method, '/api/member/feed')).toBeNull();
      expect(findRelayed('desk', method, '/report/')).toBeNull();
    }
  });

  test('no path climbs, decodes or leaves the server', () => {
    const climbing = [
      '/log/case/../../api/session',
      '/log/case/tile/0/..%2f..',
      '/log/%63ase/checkpoint',
      '/log/case/tile/0/x001/../000',
      '//evil.example/log/case/checkpoint',
      'http://evil.example/log/case/checkpoint',
      '/api/member/letters/-1',
      '/api/member/letters/1e3',
      '/api/member/letters/٣',
      '/api/anything',
      '/report/../api/session',
      '/.hidden',
      '/report/.hidden',
      `/epochs/${hash.toUpperCase()}`,
      '',
    ];
    for (const path of climbing) {
      expect([path, findRelayed('console', 'GET', path)]).toEqual([path, null]);
      expect([path, findRelayed('desk', 'GET', path)]).toEqual([path, null]);
    }
    for (const path of ['/trust.json', '/']) expect(findRelayed('console', 'GET', path)).toBeNull();
  });
});
