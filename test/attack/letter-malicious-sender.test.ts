/**
 * P5. The sender breaks the rules: seals what `sealLetter` would refuse, or tries to show different people different things. Every
 * letter here is sealed with the real keys; only what is inside is forged.
 */
import { createCipheriv } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import {
  concat,
  encodeUtf8,
  openBody,
  openCapsule,
  openSlot,
  sealLetter,
  u32,
  xor,
  type Suite,
} from '../../crypto/index.ts';
import { onceNonce, sealOnce } from '../../crypto/derive.ts';
import { encodeBody, signedBytes, type LetterBody } from '../../crypto/letter/body.ts';
import type { CapsuleContent } from '../../crypto/letter/capsule-content.ts';
import { sealEnvelope, type SealedLetter } from '../../crypto/letter/envelope.ts';
import {
  deriveBodyKey,
  deriveCapsuleContentKey,
  deriveKeyCommitment,
  deriveSlotKey,
  slotContext,
} from '../../crypto/letter/keys.ts';
import { encodeFixed, splitLetter } from '../../crypto/letter/layout.ts';
import { at, createWorld, draftLetter, fixedRandom, present, type World } from '../crypto/letter/world.ts';
import { portable, sodium } from '../crypto/letter/suites.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld(sodium);
});

interface Forgery {
  readonly body?: Partial<LetterBody>;
  readonly capsule?: Partial<CapsuleContent>;
  /** The key that the body names instead of the capsule's. */
  readonly capsuleKey?: Uint8Array;
  readonly canonical?: (canonical: Uint8Array) => Uint8Array;
  readonly packed?: (canonical: Uint8Array) => Uint8Array;
  readonly signature?: (signature: Uint8Array) => Uint8Array;
}

async function forge(forgery: Forgery): Promise<SealedLetter> {
  const { roster, epoch, readers, ...draft } = draftLetter(world);
  const body = { ...draft.body, ...forgery.body };
  const [officerA, officerB] = roster.oversight.officers;
  return sealEnvelope(sodium, fixedRandom('forged'), {
    header: { epoch: 0, rosterHash: roster.hash },
    recipients: Array.from({ length: 16 }, (_, position) =>
      readers.includes(position) ? { publicKey: present(epoch.keys[position]), escalate: null } : null,
    ),
    officers: [officerA.capsule, officerB.capsule],
    capsule: { ...draft.capsule, ...forgery.capsule },
    async body(beforeBody, sealedKey) {
      const capsuleKey = forgery.capsuleKey ?? sealedKey;
      const signature = await sodium.sign(draft.signSeed, signedBytes(beforeBody, body, capsuleKey));
      const canonical = encodeBody({ body, capsuleKey, signature: forgery.signature?.(signature) ?? signature });
      return (forgery.packed ?? pack)(forgery.canonical?.(canonical) ?? canonical);
    },
  });
}

function pack(canonical: Uint8Array): Uint8Array {
  return pad(deflateRawSync(canonical));
}

function pad(deflated: Uint8Array, length = deflated.length): Uint8Array {
  const packed = new Uint8Array(11_628);
  packed.set(concat(u32(length), deflated));
  return packed;
}

async function verdict(forgery: Forgery, suite: Suite = sodium): Promise<unknown> {
  const { letter, fileKey } = await forge(forgery);
  expect(await openSlot(suite, letter, 0, at(world.seeds, 0))).toEqual(fileKey);
  return openBody(suite, letter, fileKey, null).then(
    () => 'opened',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
}

const rewrite =
  (change: (text: string) => string) =>
  (canonical: Uint8Array): Uint8Array =>
    encodeUtf8(change(Buffer.from(canonical).toString()));

test('with nothing forged the forger’s own sealing opens', async () => {
  expect(await verdict({})).toBe('opened');
});

const damaged: Record<string, Forgery> = {
  'a byte after the deflated body that is not zero': {
    packed(canonical) {
      const packed = pack(canonical);
      packed[11_627] = 1;
      return packed;
    },
  },
  'a byte after the last DEFLATE block': {
    packed: (canonical) => pad(concat(deflateRawSync(canonical), Uint8Array.of(0))),
  },
  'a length one too short': {
    packed: (canonical) => pad(deflateRawSync(canonical), deflateRawSync(canonical).length - 1),
  },
  'a length beyond the letter': { packed: (canonical) => pad(deflateRawSync(canonical), 11_625) },
  'a length of 2^32 - 1': { packed: (canonical) => pad(deflateRawSync(canonical), 0xffff_ffff) },
  'random bytes': { packed: () => fixedRandom('bytes')(11_628) },
  'zeros only': { packed: () => new Uint8Array(11_628) },
  'a body that inflates to 10 MB': { packed: () => pad(deflateRawSync(new Uint8Array(10_000_000))) },
  'a sound body after 300,000 spaces': {
    packed: (canonical) => pad(deflateRawSync(concat(encodeUtf8(' '.repeat(300_000)), canonical))),
  },
  'a space in the JSON': { canonical: rewrite((text) => text.replace('"desk":1', '"desk": 1')) },
  'a key twice': { canonical: rewrite((text) => text.replace('"desk":1', '"desk":1,"desk":1')) },
  'an unknown key': { canonical: rewrite((text) => text.replace('"escalate":null', '"escalate":null,"extra":1')) },
  'a missing key': { canonical: rewrite((text) => text.replace('"escalate":null,', '')) },
  'half a surrogate pair': { canonical: rewrite((text) => text.replace('былтыр', '\\ud800')) },
  'bytes that are not UTF-8': { canonical: (canonical) => concat(canonical.subarray(0, -1), Uint8Array.of(0xff)) },
  'text changed after signing': { canonical: rewrite((text) => text.replace('былтыр', 'быйыл!')) },
  'readers changed after signing': { canonical: rewrite((text) => text.replace('"readers":7', '"readers":3')) },
  'a signature with one bit turned': {
    signature: (signature) => signature.map((byte, index) => (index === 40 ? byte ^ 1 : byte)),
  },
  'a signature of zeros': { signature: () => new Uint8Array(64) },
  'the key of another capsule': { capsuleKey: new Uint8Array(32).fill(5) },
  'another desk in the capsule than in the body': { capsule: { desk: 2 } },
  'another track in the capsule than in the body': { capsule: { track: new Uint8Array(32).fill(1) } },
  'a capsule that says COVER': {
    capsule: {
      ...{ kind: 'COVER', desk: 0, channel: 'UNSPECIFIED', identity: 'UNSPECIFIED', relation: 'UNSPECIFIED' },
      ...{ category: 'UNSPECIFIED', sector: 'UNSPECIFIED', region: 'UNSPECIFIED', track: null },
    },
  },
  'an escalation key in a REPORT': { body: { escalate: new Uint8Array(32) } },
};

test.each(Object.entries(damaged))('%s is a damaged letter with either provider', async (_, forgery) => {
  expect(await verdict(forgery, sodium)).toBe('DAMAGED_LETTER');
  expect(await verdict(forgery, portable)).toBe('DAMAGED_LETTER');
});

test('a reader cannot send the source’s signed body to others in a letter of his own', async () => {
  const first = await forge({});
  const before = splitLetter(first.letter);
  const bodyKey = await deriveBodyKey(sodium, first.fileKey);
  const packed = present(await sodium.aeadOpen(bodyKey, onceNonce, before.beforeBody, before.body));
  const { capsuleKey } = await openBody(sodium, first.letter, first.fileKey, null);
  const contentKey = await deriveCapsuleContentKey(sodium, capsuleKey);
  const content = present(await sodium.aeadOpen(contentKey, onceNonce, before.header, before.capsule.sealed));

  // He knows everything inside, so he can seal all of it again, the capsule under the same key, for whom he likes.
  const random = fixedRandom('replay');
  const fileKey = random(32);
  const header = concat(before.fixed, await deriveKeyCommitment(sodium, fileKey, before.fixed));
  const { ciphertext, sharedSecret } = await sodium.kemEncapsulate(present(world.epoch.keys[2]), random(64));
  const context = slotContext(header, 2);
  const slot = concat(
    ciphertext,
    await sealOnce(sodium, await deriveSlotKey(sodium, sharedSecret, context), context, fileKey),
  );
  const { ciphertextA, ciphertextB, commitment } = before.capsule;
  const capsule = concat(ciphertextA, ciphertextB, commitment, await sealOnce(sodium, contentKey, header, content));
  const beforeBody = concat(header, random(2 * 1168), slot, random(13 * 1168), capsule);
  const body = await sealOnce(sodium, await deriveBodyKey(sodium, fileKey), beforeBody, packed);
  const letter = concat(beforeBody, body);

  expect(await openSlot(sodium, letter, 2, at(world.seeds, 2))).toEqual(fileKey);
  await expect(openBody(sodium, letter, fileKey, null)).rejects.toMatchObject({ code: 'DAMAGED_LETTER' });
});

test('a capsule that is committed to another key than the body names is a damaged letter', async () => {
  // A suite that lies once: readers could open the capsule, the officers never, and nobody would notice.
  const capsuleLabel = Buffer.from('kupuya/capsule/v1');
  const lying: Suite = {
    ...sodium,
    async hkdf(salt, ikm, info, length) {
      const truth = await sodium.hkdf(salt, ikm, info, length);
      const isCommitment =
        Buffer.from(salt).includes(capsuleLabel) && Buffer.from(info).equals(Buffer.from('commitment'));
      return isCommitment ? truth.map((byte) => byte ^ 1) : truth;
    },
  };
  const { letter, fileKey } = await sealLetter(lying, fixedRandom('lying'), draftLetter(world));
  expect(await openSlot(sodium, letter, 0, at(world.seeds, 0))).toEqual(fileKey);
  expect(await openCapsule(sodium, letter, ...world.officers)).toBeNull();
  await expect(openBody(sodium, letter, fileKey, null)).rejects.toMatchObject({ code: 'DAMAGED_LETTER' });
});

describe('two file keys in one letter', () => {
  /** E_K(block), the one thing GCM needs of AES. */
  const aes = (key: Uint8Array, block: Uint8Array): Uint8Array => {
    const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    return new Uint8Array(Buffer.concat([cipher.update(block), cipher.final()]));
  };
  const field = (bytes: Uint8Array): bigint => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  const block = (element: bigint): Uint8Array =>
    Uint8Array.from({ length: 16 }, (_, index) => Number((element >> BigInt(8 * (15 - index))) & 0xffn));
  /** SP 800-38D, section 6.3. */
  const multiply = (x: bigint, y: bigint): bigint => {
    let product = 0n;
    let power = y;
    for (let bit = 127n; bit >= 0n; bit--) {
      if (((x >> bit) & 1n) === 1n) product ^= power;
      power = (power & 1n) === 1n ? (power >> 1n) ^ (0xe1n << 120n) : power >> 1n;
    }
    return product;
  };
  /** x^(2^128 - 2) */
  const invert = (x: bigint): bigint => {
    let result = 1n << 127n;
    let power = x;
    for (let bit = 1; bit < 128; bit++) {
      power = multiply(power, power);
      result = multiply(result, power);
    }
    return result;
  };
  const blocks = (bytes: Uint8Array): bigint[] =>
    Array.from({ length: Math.ceil(bytes.length / 16) }, (_, index) => {
      const padded = new Uint8Array(16);
      padded.set(bytes.subarray(16 * index, 16 * index + 16));
      return field(padded);
    });
  const firstCounter = Uint8Array.from({ length: 16 }, (_, index) => (index === 15 ? 1 : 0));

  /** One ciphertext with one tag that AES-GCM opens under both keys (Dodis, Grubbs, Ristenpart and Woodage, 2018). */
  function collide(keys: readonly [Uint8Array, Uint8Array], aad: Uint8Array, length: number): Uint8Array {
    const ciphertext = fixedRandom('collision')(length);
    ciphertext.set(new Uint8Array(16));
    const lengths = (BigInt(8 * aad.length) << 64n) | BigInt(8 * length);
    const data = [...blocks(aad), ...blocks(ciphertext), lengths];
    const exponent = data.length - blocks(aad).length;
    const sides = keys.map((key) => {
      const h = field(aes(key, new Uint8Array(16)));
      let hash = 0n;
      for (const element of data) hash = multiply(hash ^ element, h);
      let power = 1n << 127n;
      for (let step = 0; step < exponent; step++) power = multiply(power, h);
      return { constant: hash ^ field(aes(key, firstCounter)), power };
    });
    const [one, two] = [at(sides, 0), at(sides, 1)];
    const free = multiply(one.constant ^ two.constant, invert(one.power ^ two.power));
    ciphertext.set(block(free));
    return concat(ciphertext, block(one.constant ^ multiply(free, one.power)));
  }

  test('can be made to open a body to different bytes, but only one is the committed key and the other reader gets null', async () => {
    const random = fixedRandom('two keys');
    const fileKeys: [Uint8Array, Uint8Array] = [random(32), random(32)];
    const fixed = encodeFixed({ epoch: 0, rosterHash: world.roster.hash });
    const header = concat(fixed, await deriveKeyCommitment(sodium, fileKeys[0], fixed));
    const slots = await Promise.all(
      Array.from({ length: 16 }, async (_, position) => {
        const { ciphertext, sharedSecret } = await sodium.kemEncapsulate(
          present(world.epoch.keys[position % 2]),
          random(64),
        );
        const context = slotContext(header, position);
        const key = await deriveSlotKey(sodium, sharedSecret, context);
        return concat(ciphertext, await sealOnce(sodium, key, context, at(fileKeys, position % 2)));
      }),
    );
    const beforeBody = concat(header, ...slots, random(2368));
    const bodyKeys: [Uint8Array, Uint8Array] = [
      await deriveBodyKey(sodium, fileKeys[0]),
      await deriveBodyKey(sodium, fileKeys[1]),
    ];
    const body = collide(bodyKeys, beforeBody, 11_628);
    const letter = concat(beforeBody, body);
    expect(letter).toHaveLength(32_768);

    // The attack on the cipher itself works: this is what the commitment is for.
    const texts = await Promise.all(bodyKeys.map((key) => sodium.aeadOpen(key, onceNonce, beforeBody, body)));
    expect(texts[0]).not.toBeNull();
    expect(texts[1]).not.toBeNull();
    expect(xor(present(texts[0]), present(texts[1])).some((byte) => byte !== 0)).toBe(true);

    expect(await openSlot(sodium, letter, 0, at(world.seeds, 0))).toEqual(fileKeys[0]);
    expect(await openSlot(sodium, letter, 1, at(world.seeds, 1))).toBeNull();
    await expect(openBody(sodium, letter, fileKeys[1], null)).rejects.toMatchObject({ code: 'BAD_KEY' });
  });
});
