import {
  boxLength,
  concat,
  custodianSlots,
  encodeBox,
  encodeUtf8,
  FalseShares,
  formatBox,
  identityRoom,
  openIdentityBox,
  openShare,
  parseBox,
  shareCount,
  type GivenShare,
  type IdentityBox,
} from '../../../crypto/index.ts';
import { decodeBox } from '../../../crypto/identity/box.ts';
import { decodeIdentity, encodeIdentity, identityLength } from '../../../crypto/identity/content.ts';
import { at, fixedRandom, flip, present } from '../letter/world.ts';
import { portable, sodium, suites } from '../letter/suites.ts';
import { refusalOf } from '../suites.ts';
import { createCustody, identity, nobody, positions, sealBox } from './world.ts';

const custody = await createCustody(portable);
const { place } = custody;
const box = await sealBox(portable, custody);

/** The share of the custodian at this place of the list. */
async function shareOf(index: number, of: IdentityBox = box): Promise<GivenShare> {
  const seed = at(custody.seeds, at(positions, index));
  return { index, share: present(await openShare(portable, of, place, index, seed)) };
}

describe('a box', () => {
  test.each([
    [0, 1],
    [0, 2],
    [1, 2],
  ])('opens with the shares of custodians %i and %i', async (a, b) => {
    const shares = [await shareOf(a), await shareOf(b)];
    expect(await openIdentityBox(portable, box, place, shares)).toEqual(identity);
  });

  test('opens with three, and with one of them false', async () => {
    const [a, b, c] = [await shareOf(0), await shareOf(1), await shareOf(2)];
    expect(await openIdentityBox(portable, box, place, [a, b, c])).toEqual(identity);
    const lie = { ...a, share: flip(a.share, 3) };
    expect(await openIdentityBox(portable, box, place, [lie, b, c])).toEqual(identity);
  });

  test('does not open with one share, nor with the same one twice', async () => {
    const share = await shareOf(0);
    for (const shares of [[], [share], [share, share]]) {
      await expect(openIdentityBox(portable, box, place, shares)).rejects.toMatchObject({ code: 'TOO_FEW_CUSTODIANS' });
    }
  });

  test('names the custodian whose share is false', async () => {
    const [a, b] = [await shareOf(0), await shareOf(2)];
    for (const share of [flip(b.share, 0), flip(b.share, 32), new Uint8Array(33), b.share.slice(1)]) {
      const opening = openIdentityBox(portable, box, place, [a, { ...b, share }]);
      await expect(opening).rejects.toBeInstanceOf(FalseShares);
      await expect(opening).rejects.toMatchObject({ indexes: [2] });
    }
  });

  test('is the same from both providers, and either opens what the other sealed', async () => {
    const other = await sealBox(sodium, custody);
    expect(encodeBox(other)).toEqual(encodeBox(box));
    const seed = at(custody.seeds, at(positions, 1));
    expect(await openShare(sodium, box, place, 1, seed)).toEqual((await shareOf(1)).share);
    const shares = [await shareOf(0), await shareOf(1)];
    expect(await openIdentityBox(sodium, box, place, shares)).toEqual(identity);
  });

  test('has one size whatever is typed and whoever may open it', async () => {
    const short = await sealBox(portable, custody, { identity: { name: 'А', contact: '', use: '' } });
    const fewer = await sealBox(portable, custody, { excluded: { members: [12], units: [] } });
    expect([box, short, fewer].map((each) => encodeBox(each).length)).toEqual([boxLength, boxLength, boxLength]);
  });

  test('draws the same randomness whoever may open it', async () => {
    const lengths = async (excluded: typeof nobody): Promise<readonly number[]> => {
      const drawn: number[] = [];
      const source = fixedRandom('box');
      const random = (length: number): Uint8Array => {
        drawn.push(length);
        return source(length);
      };
      await sealBox(portable, custody, { excluded, random });
      return drawn;
    };
    const all = await lengths(nobody);
    expect(await lengths({ members: [12], units: [] })).toEqual(all);
    expect(all).toHaveLength(3 + 2 * shareCount);
  });

  test('opens at no other place: source, letter and roster are bound in', async () => {
    const seed = at(custody.seeds, at(positions, 0));
    const elsewhere = [
      { ...place, source: flip(place.source, 0) },
      { ...place, number: 3 },
      { ...place, roster: flip(place.roster, 31) },
    ];
    const shares = [await shareOf(0), await shareOf(1)];
    for (const other of elsewhere) {
      expect(await openShare(portable, box, other, 0, seed)).toBeNull();
      await expect(openIdentityBox(portable, box, other, shares)).rejects.toBeInstanceOf(FalseShares);
    }
  });
});

describe('an excluded custodian', () => {
  const excluded = { members: [31], units: [] };

  test('gets a share that opens nothing, among shares that look alike', async () => {
    const kept = await sealBox(portable, custody, { excluded });
    expect(await openShare(portable, kept, place, 1, at(custody.seeds, at(positions, 1)))).toBeNull();
    const shares = [await shareOf(0, kept), await shareOf(2, kept)];
    expect(await openIdentityBox(portable, kept, place, shares)).toEqual(identity);
    expect(
      new Set(kept.shares.map(({ ciphertext, sealed, hash }) => concat(ciphertext, sealed, hash).length)).size,
    ).toBe(1);
  });

  test('is also one whose unit, or a unit in conflict with it, is excluded', async () => {
    const byUnit = await sealBox(portable, custody, { excluded: { members: [], units: [5] } });
    expect(await openShare(portable, byUnit, place, 1, at(custody.seeds, at(positions, 1)))).toBeNull();
  });

  test('leaves a box that cannot be sealed if fewer than two remain', async () => {
    for (const members of [
      [12, 31],
      [12, 31, 32],
    ]) {
      await expect(sealBox(portable, custody, { excluded: { members, units: [] } })).rejects.toMatchObject({
        code: 'TOO_FEW_CUSTODIANS',
      });
    }
  });
});

test('a custodian without an intake position holds no share, and the seventh of the list neither', () => {
  const { roster } = custody;
  expect(custodianSlots({ ...roster, custodians: [12, 99] }).map(({ member }) => member)).toEqual([12]);
  const all = custodianSlots({ ...roster, custodians: [11, 12, 13, 21, 22, 31, 32] });
  expect(all.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
});

describe('what a hostile source puts there', () => {
  test('is refused when it is no box', () => {
    const json = formatBox(box);
    for (const statement of [
      '',
      '{}',
      'null',
      '[]',
      `${json} `,
      json.replace('box/v1', 'box/v2'),
      json.replace('AQ', 'Ag'),
    ]) {
      expect(() => parseBox(statement)).toThrow();
    }
    const bytes = encodeBox(box);
    for (const wrong of [bytes.subarray(1), concat(bytes, Uint8Array.of(0)), new Uint8Array(bytes.length)]) {
      expect(['BAD_LENGTH', 'MALFORMED']).toContain(refusalOf(() => decodeBox(wrong)));
    }
    expect(parseBox(json)).toEqual(box);
  });

  test('is damaged when the shares lead to another key, or the identity is none', async () => {
    const shares = [await shareOf(0), await shareOf(1)];
    const spoilt: IdentityBox[] = [
      { ...box, commitment: flip(box.commitment, 0) },
      { ...box, sealed: flip(box.sealed, 0) },
      { ...box, epoch: 1 },
    ];
    for (const each of spoilt) {
      await expect(openIdentityBox(portable, each, place, shares)).rejects.toMatchObject({ code: 'DAMAGED_LETTER' });
    }
  });

  test('opens with the shares that do fit, when others do not', async () => {
    const [a, b, c] = [await shareOf(0), await shareOf(1), await shareOf(2)];
    const share = flip(b.share, 5);
    const { shareHash } = await import('../../../crypto/identity/box.ts');
    const hash = await shareHash(portable, place, 1, share);
    const lying = { ...box, shares: box.shares.map((slot, index) => (index === 1 ? { ...slot, hash } : slot)) };
    // The identity is bound to the hashes, so a source who lies about one has sealed it like this.
    await expect(openIdentityBox(portable, lying, place, [a, { ...b, share }, c])).rejects.toMatchObject({
      code: 'DAMAGED_LETTER',
    });
  });

  test('every flipped bit of a share or its hash is noticed by the custodian', async () => {
    const seed = at(custody.seeds, at(positions, 0));
    const slot = at(box.shares, 0);
    const spoilt = [
      { ...slot, ciphertext: flip(slot.ciphertext, 0) },
      { ...slot, ciphertext: flip(slot.ciphertext, 1119) },
      { ...slot, sealed: flip(slot.sealed, 0) },
      { ...slot, hash: flip(slot.hash, 0) },
    ];
    for (const share of spoilt) {
      const lying = { ...box, shares: [share, ...box.shares.slice(1)] };
      expect(await openShare(portable, lying, place, 0, seed)).toBeNull();
    }
  });
});

describe.each(suites.map((suite) => [suite.name, suite] as const))('the %s provider', (_, suite) => {
  test('opens its own box', async () => {
    const own = await sealBox(suite, custody, { random: fixedRandom('own') });
    const shares = await Promise.all(
      [0, 2].map(async (index) => {
        const seed = at(custody.seeds, at(positions, index));
        return { index, share: present(await openShare(suite, own, place, index, seed)) };
      }),
    );
    expect(await openIdentityBox(suite, own, place, shares)).toEqual(identity);
  });
});

describe('an identity', () => {
  test('is padded to one size and has one encoding', () => {
    const encoded = encodeIdentity(identity);
    expect(encoded).toHaveLength(identityLength);
    expect(decodeIdentity(encoded)).toEqual(identity);
    expect(refusalOf(() => decodeIdentity(flip(encoded, identityLength - 1)))).toBe('NOT_CANONICAL');
    expect(refusalOf(() => decodeIdentity(encoded.subarray(1)))).toBe('BAD_LENGTH');
    expect(refusalOf(() => decodeIdentity(flip(encoded, 0, 7)))).toBe('TRUNCATED');
  });

  test('has a name, and no more text than fits', () => {
    expect(refusalOf(() => encodeIdentity({ ...identity, name: '' }))).toBe('MALFORMED');
    const room = identityRoom({ ...identity, use: '' });
    const longest = { ...identity, use: 'x'.repeat(room) };
    expect(identityRoom(longest)).toBe(0);
    expect(encodeIdentity(longest)).toHaveLength(identityLength);
    expect(refusalOf(() => encodeIdentity({ ...identity, use: 'x'.repeat(room + 1) }))).toBe('TOO_LARGE');
  });

  test('keeps what was typed, whatever it is', () => {
    const strange = { name: '\u202eабв', contact: '<script>\n"', use: '\u0001\ud83d\ude00' };
    expect(decodeIdentity(encodeIdentity(strange))).toEqual(strange);
    expect(encodeUtf8(strange.use).length).toBe(5);
  });
});
