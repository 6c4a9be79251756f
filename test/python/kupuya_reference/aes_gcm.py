"""AES-256-GCM (FIPS 197, SP 800-38D) with tables of 32-bit words. For checking vectors: nothing here runs in constant time."""

from functools import lru_cache
from struct import pack, unpack

TAG_LENGTH = 16


def _tables():
    exp, log, x = [0] * 255, [0] * 256, 1
    for i in range(255):
        exp[i], log[x] = x, i
        x ^= (x << 1) ^ (0x11B if x & 0x80 else 0)  # times 3, a generator
        x &= 0xFF
    sbox = [0] * 256
    for value in range(256):
        inverse = exp[-log[value] % 255] if value else 0
        turned = inverse | inverse << 8
        sbox[value] = 0x63 ^ (inverse ^ turned >> 4 ^ turned >> 5 ^ turned >> 6 ^ turned >> 7) & 0xFF
    mixed = []
    for s in sbox:
        double = (s << 1) ^ (0x11B if s & 0x80 else 0)
        mixed.append(double << 24 | s << 16 | s << 8 | double ^ s)
    turn = lambda word, bits: (word >> bits | word << 32 - bits) & 0xFFFFFFFF
    return sbox, [[turn(word, 8 * column) for word in mixed] for column in range(4)]


_SBOX, (_T0, _T1, _T2, _T3) = _tables()


def _substitute(word):
    return _SBOX[word >> 24] << 24 | _SBOX[word >> 16 & 255] << 16 | _SBOX[word >> 8 & 255] << 8 | _SBOX[word & 255]


def _expand(key):
    words, constant = list(unpack('>8I', key)), 1
    while len(words) < 60:
        word = words[-1]
        if len(words) % 8 == 0:
            word = _substitute((word << 8 | word >> 24) & 0xFFFFFFFF) ^ constant << 24
            constant <<= 1
        elif len(words) % 8 == 4:
            word = _substitute(word)
        words.append(words[-8] ^ word)
    return words


def _cipher(words):
    """A function from four 32-bit words to the four of the encrypted block."""
    first, last = words[:4], words[56:]
    rounds = [tuple(words[i : i + 4]) for i in range(4, 56, 4)]
    t0, t1, t2, t3, sbox = _T0, _T1, _T2, _T3, _SBOX

    def encrypt(a, b, c, d):
        a, b, c, d = a ^ first[0], b ^ first[1], c ^ first[2], d ^ first[3]
        for k, l, m, n in rounds:
            a, b, c, d = (
                t0[a >> 24] ^ t1[b >> 16 & 255] ^ t2[c >> 8 & 255] ^ t3[d & 255] ^ k,
                t0[b >> 24] ^ t1[c >> 16 & 255] ^ t2[d >> 8 & 255] ^ t3[a & 255] ^ l,
                t0[c >> 24] ^ t1[d >> 16 & 255] ^ t2[a >> 8 & 255] ^ t3[b & 255] ^ m,
                t0[d >> 24] ^ t1[a >> 16 & 255] ^ t2[b >> 8 & 255] ^ t3[c & 255] ^ n,
            )
        return (
            (sbox[a >> 24] << 24 | sbox[b >> 16 & 255] << 16 | sbox[c >> 8 & 255] << 8 | sbox[d & 255]) ^ last[0],
            (sbox[b >> 24] << 24 | sbox[c >> 16 & 255] << 16 | sbox[d >> 8 & 255] << 8 | sbox[a & 255]) ^ last[1],
            (sbox[c >> 24] << 24 | sbox[d >> 16 & 255] << 16 | sbox[a >> 8 & 255] << 8 | sbox[b & 255]) ^ last[2],
            (sbox[d >> 24] << 24 | sbox[a >> 16 & 255] << 16 | sbox[b >> 8 & 255] << 8 | sbox[c & 255]) ^ last[3],
        )

    return encrypt


@lru_cache(maxsize=64)
def _hash_tables(subkey):
    """For each of the 16 bytes of a block its products with the hash subkey, in the reflected field of GCM."""
    tables, power = [], subkey
    for _ in range(16):
        table = [0] * 256
        for bit in range(7, -1, -1):
            table[1 << bit] = power
            power = power >> 1 ^ (0xE1 << 120 if power & 1 else 0)
        for value in range(256):
            low = value & -value
            table[value] = table[low] ^ table[value ^ low] if value != low else table[value]
        tables.append(table)
    return tables


def _ghash(subkey, data):
    tables, state = _hash_tables(subkey), 0
    for i in range(0, len(data), 16):
        block = (state ^ int.from_bytes(data[i : i + 16], 'big')).to_bytes(16, 'big')
        state = 0
        for table, byte in zip(tables, block):
            state ^= table[byte]
    return state


def _padded(data):
    return data + bytes(-len(data) % 16)


class _Gcm:
    def __init__(self, key, nonce):
        if len(key) != 32 or len(nonce) != 12:
            raise ValueError('a key has 32 bytes and a nonce 12')
        self._encrypt = _cipher(_expand(key))
        self._nonce = unpack('>3I', nonce)
        self._subkey = int.from_bytes(pack('>4I', *self._encrypt(0, 0, 0, 0)), 'big')

    def stream(self, data):
        encrypt, (a, b, c) = self._encrypt, self._nonce
        words = []
        for counter in range(2, 2 + (len(data) + 15) // 16):
            words.extend(encrypt(a, b, c, counter))
        keystream = pack(f'>{len(words)}I', *words)[: len(data)]
        return (int.from_bytes(keystream, 'big') ^ int.from_bytes(data, 'big')).to_bytes(len(data), 'big')

    def tag(self, aad, ciphertext):
        lengths = pack('>2Q', 8 * len(aad), 8 * len(ciphertext))
        state = _ghash(self._subkey, _padded(aad) + _padded(ciphertext) + lengths)
        mask = int.from_bytes(pack('>4I', *self._encrypt(*self._nonce, 1)), 'big')
        return (state ^ mask).to_bytes(16, 'big')


@lru_cache(maxsize=None)
def seal(key, nonce, aad, plaintext):
    """The ciphertext followed by the tag."""
    gcm = _Gcm(key, nonce)
    ciphertext = gcm.stream(plaintext)
    return ciphertext + gcm.tag(aad, ciphertext)


@lru_cache(maxsize=None)
def open_sealed(key, nonce, aad, sealed):
    """The plaintext; ValueError if the tag does not hold."""
    ciphertext, tag = sealed[:-TAG_LENGTH], sealed[-TAG_LENGTH:]
    gcm = _Gcm(key, nonce)
    if len(sealed) < TAG_LENGTH or gcm.tag(aad, ciphertext) != tag:
        raise ValueError('does not open')
    return gcm.stream(ciphertext)
