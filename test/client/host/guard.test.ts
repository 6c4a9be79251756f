import { hasToken, isLocal } from '../../../client/host/guard.ts';

const host = '127.0.0.1:8181';
const token = 'k7-Zr0Vn2uUq4mVwJ8sXb1cD3eF5gH7iJ9kL0mN1oP2';

describe('who may talk to the host', () => {
  test('the page of the host itself may ask for data', () => {
    expect(isLocal({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, host, 'data')).toBe(true);
  });

  test('a name that was made to point at this computer is refused', () => {
    for (const name of [
      'evil.example:8181',
      'localhost:8181',
      '127.0.0.1',
      '127.0.0.1:8182',
      '127.0.0.1.nip.io:8181',
      '',
    ]) {
      expect(isLocal({ host: name }, host, 'page file')).toBe(false);
    }
    expect(isLocal({}, host, 'page file')).toBe(false);
  });

  test('another origin is refused, the opaque one too', () => {
    for (const origin of [
      'https://evil.example',
      'null',
      `https://${host}`,
      'http://127.0.0.1:8182',
      'http://localhost:8181',
      '',
    ]) {
      expect(isLocal({ host, origin }, host, 'data')).toBe(false);
    }
  });

  test('a request that a page of another site began is refused, even for a page file', () => {
    for (const site of ['cross-site', 'same-site', '']) {
      expect(isLocal({ host, 'sec-fetch-site': site }, host, 'page file')).toBe(false);
    }
  });

  test('a person may open a page file by its address, but not data', () => {
    expect(isLocal({ host, 'sec-fetch-site': 'none' }, host, 'page file')).toBe(true);
    expect(isLocal({ host, 'sec-fetch-site': 'none' }, host, 'data')).toBe(false);
  });

  test('only exactly the token of the run counts', () => {
    expect(hasToken({ 'x-kupuya-token': token }, token)).toBe(true);
    for (const other of ['', token.slice(1), `${token}=`, token.toLowerCase(), ` ${token}`]) {
      expect(hasToken({ 'x-kupuya-token': other }, token)).toBe(false);
    }
    expect(hasToken({}, token)).toBe(false);
    expect(hasToken({ 'x-kupuya-token': [token, token] }, token)).toBe(false);
  });
});
