import { findRelayed } from '../../../client/host/relayed.ts';

const id = 'a3'.repeat(16);
const hash = '0f'.repeat(32);

const listed: readonly (readonly [string, string])[] = [
  ['GET', '/log/case/checkpoint'],
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
  ['GET', `/api/member/parts/${id}/12`],
  ['GET', '/api/member/feed/3'],
  ['POST', '/api/member/claims'],
  ['POST', '/api/member/feed'],
  ['POST', '/api/member/answers'],
  ['POST', '/api/member/statuses'],
  ['GET', '/api/oversight/statements/0'],
  ['GET', '/api/oversight/ratchet/0'],
  ['POST', '/api/oversight/totals'],
  ['POST', '/api/demo/next-day'],
];

describe('what the host relays', () => {
  test.each(listed)('%s %s is relayed', (method, path) => {
    expect(findRelayed(method, path)).not.toBeNull();
  });

  test.each(listed)('%s %s is not relayed with anything added', (method, path) => {
    for (const other of [
      `${path}/`,
      `${path}?x=1`,
      `${path}#x`,
      `${path}%00`,
      `${path}\n`,
      `/${path}`,
      `${path}/..`,
      `/x/..${path}`,
    ]) {
      expect(findRelayed(method, other)).toBeNull();
    }
  });

  test('the requests of a source are not relayed: a console is not the place to report from', () => {
    expect(findRelayed('POST', '/api/letters')).toBeNull();
    expect(findRelayed('PUT', `/api/parts/${id}/0`)).toBeNull();
  });

  test('other methods of a relayed path are not relayed', () => {
    for (const method of ['PUT', 'PATCH', 'HEAD', 'OPTIONS', 'DELETE', 'TRACE', 'get']) {
      expect(findRelayed(method, '/api/member/feed')).toBeNull();
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
      `/epochs/${hash.toUpperCase()}`,
      '/trust.json',
      '/',
      '',
    ];
    for (const path of climbing) expect(findRelayed('GET', path)).toBeNull();
  });
});
