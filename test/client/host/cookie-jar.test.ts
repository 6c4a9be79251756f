import { CookieJar } from '../../../client/host/cookie-jar.ts';

describe('the cookies that the host keeps', () => {
  test('a cookie is given back by name and value alone', () => {
    const jar = new CookieJar();
    jar.accept(['session=abc123; Path=/api; HttpOnly; Secure; SameSite=Strict']);
    expect(jar.header()).toBe('session=abc123');
  });

  test('a newer value takes the place of the older one', () => {
    const jar = new CookieJar();
    jar.accept(['session=one', 'session=two']);
    expect(jar.header()).toBe('session=two');
  });

  test.each(['session=; Path=/', 'session=x; Max-Age=0', 'session=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
    'the server ends a cookie by %s',
    (line) => {
      const jar = new CookieJar();
      jar.accept(['session=abc']);
      jar.accept([line]);
      expect(jar.header()).toBeNull();
    },
  );

  test('nothing of a cookie can put a second line or a second header into a request', () => {
    const jar = new CookieJar();
    jar.accept(['a=b\r\nx-evil: 1', 'c d=e', '=f', 'g', `h=${'x'.repeat(5000)}`, 'ы=1']);
    expect(jar.header()).toBeNull();
  });

  test('a server cannot fill the memory with cookies', () => {
    const jar = new CookieJar();
    jar.accept(Array.from({ length: 1_000 }, (_, index) => `c${index}=1`));
    expect(jar.header()?.split('; ')).toHaveLength(8);
  });
});
