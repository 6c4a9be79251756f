import { takeToken } from '../../../client/staff/token.ts';

const token = 'x'.repeat(43);

/** A browser's address bar and history entry, as far as the token is concerned. */
const open = (hash: string, state: unknown = null) => {
  const entry = { address: `/${hash}`, state };
  const past = {
    state,
    replaceState: (next: unknown, _: string, address: string) => {
      Object.assign(entry, { address, state: next });
    },
  };
  return { entry, token: takeToken({ hash }, past) };
};

test('the token leaves the address at once and stays in the history entry for a reload', () => {
  const { entry, token: taken } = open(`#token=${token}`);
  expect(taken).toBe(token);
  expect(entry).toEqual({ address: '/', state: { token } });
});

test('after a reload the token comes out of the history entry, and the language in the address stays', () => {
  const { entry, token: taken } = open('#en', { token });
  expect(taken).toBe(token);
  expect(entry.address).toBe('/#en');
});

test('an address of a newer run counts more than an old history entry', () => {
  expect(open(`#token=${token}`, { token: 'y'.repeat(43) }).token).toBe(token);
});

test('anything else is no token', () => {
  for (const hash of ['', '#', '#ky', '#token=', `#token=${token}x`, `#token=${token}&a`, `#token=${'/'.repeat(43)}`]) {
    expect(open(hash).token).toBeNull();
  }
  for (const state of [undefined, 'text', 7, {}, { token: 7 }]) expect(open('', state).token).toBeNull();
});
