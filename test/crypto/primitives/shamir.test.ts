/** Shares against arithmetic of GF(256) written here anew, and against the definition of the scheme. */
import { split } from 'shamir-secret-sharing';
import { combineShares, splitSecret } from '../../../crypto/primitives/shamir.ts';
import { at, fixedRandom, flip } from '../letter/world.ts';

/** Multiplication modulo x^8 + x^4 + x^3 + x + 1, bit by bit. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? 0x11b : 0);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

function inverse(a: number): number {
  return Array.from({ length: 256 }, (_, b) => b).find((b) => times(a, b) === 1) ?? 0;
}

/** The line through two shares, at 0. */
function lineAtZero(a: Uint8Array, b: Uint8Array): Uint8Array {
  const [xa, xb] = [at(a, a.length - 1), at(b, b.length - 1)];
  const slope = inverse(xa ^ xb);
  return Uint8Array.from({ length: a.length - 1 }, (_, index) => {
    const rise = times(at(a, index) ^ at(b, index), slope);
    return at(a, index) ^ times(rise, xa);
  });
}

const random = fixedRandom('shamir');
const secret = random(32);

test('any two of six shares give the secret, by the library and by other arithmetic', async () => {
  const shares = await splitSecret(random, secret, 6, 2);
  expect(shares.map((share) => share.at(-1))).toEqual([1, 2, 3, 4, 5, 6]);
  for (const [i, a] of shares.entries()) {
    for (const b of shares.slice(i + 1)) {
      expect(await combineShares([a, b])).toEqual(secret);
      expect(lineAtZero(a, b)).toEqual(secret);
    }
  }
});

test('one share says nothing: for every secret there is a draw that gives it', async () => {
  const one = at(await splitSecret(fixedRandom('one'), Uint8Array.of(7), 2, 2), 0);
  const reached = new Set<number>();
  for (let other = 0; other < 256; other++) reached.add(at(await combineShares([one, Uint8Array.of(other, 2)]), 0));
  expect(reached.size).toBe(256);
});

test('three of five: every three give the secret, no two do', async () => {
  const shares = await splitSecret(random, secret, 5, 3);
  const all = [0, 1, 2, 3, 4];
  for (const a of all) {
    for (const b of all.filter((each) => each > a)) {
      expect(await combineShares([at(shares, a), at(shares, b)])).not.toEqual(secret);
      for (const c of all.filter((each) => each > b)) {
        expect(await combineShares([at(shares, a), at(shares, b), at(shares, c)])).toEqual(secret);
      }
    }
  }
});

test('shares that the library split itself are put together too', async () => {
  const shares = await split(Uint8Array.from(secret), 3, 2);
  expect(await combineShares([at(shares, 0), at(shares, 2)])).toEqual(secret);
});

test('a false share gives another secret, silently: a commitment has to tell', async () => {
  const [a, b] = await splitSecret(random, secret, 2, 2);
  expect(await combineShares([flip(a ?? secret, 4), b ?? secret])).not.toEqual(secret);
});

test('what is no set of shares is refused', async () => {
  const [a, b] = await splitSecret(random, secret, 2, 2);
  if (a === undefined || b === undefined) throw new Error('two shares');
  await expect(combineShares([a])).rejects.toMatchObject({ code: 'RANGE' });
  await expect(combineShares([a, a])).rejects.toMatchObject({ code: 'RANGE' });
  await expect(combineShares([a, Uint8Array.from([...b.subarray(0, -1), 0])])).rejects.toMatchObject({ code: 'RANGE' });
  await expect(combineShares([a, b.subarray(1)])).rejects.toMatchObject({ code: 'BAD_LENGTH' });
  await expect(splitSecret(random, secret, 1, 2)).rejects.toMatchObject({ code: 'RANGE' });
  await expect(splitSecret(random, secret, 255, 2)).rejects.toMatchObject({ code: 'RANGE' });
  await expect(splitSecret(random, new Uint8Array(), 3, 2)).rejects.toMatchObject({ code: 'RANGE' });
});
