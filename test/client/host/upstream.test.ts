import { parseServerAddress, UpstreamError } from '../../../client/host/upstream.ts';

describe('the address of the server', () => {
  test.each([
    'https://report.example.kg',
    'https://report.example.kg:8443/',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
    'http://localhost:1',
    `http://${'a'.repeat(56)}.onion`,
  ])('%s is taken', (address) => {
    expect(parseServerAddress(address).pathname).toBe('/');
  });

  test.each([
    'http://report.example.kg',
    'http://127.0.0.1.evil.example',
    'http://evil.example/.onion',
    'http://onion',
  ])('%s is refused, because a password sent there could be read on the way', (address) => {
    expect(() => parseServerAddress(address)).toThrow(UpstreamError);
  });

  test.each([
    '',
    'report.example.kg',
    'ftp://x',
    'file:///etc',
    'https://u:p@x.kg',
    'https://x.kg/path',
    'https://x.kg/?q',
    'https://x.kg/#f',
    'javascript:1',
  ])('%p is refused', (address) => {
    expect(() => parseServerAddress(address)).toThrow(UpstreamError);
  });
});
