"""Identity boxes, docs/protocol.md, section 4.6. Ciphertexts and shared secrets of X-Wing are inputs."""

import base64

from . import canonical_json
from .primitives import H, derive, lp, seal, u8, u16

LABEL = 'kupuya/identity/v1'
LENGTH = 2_048
SHARES = 6


def times(a, b):
    """In GF(256) modulo x^8 + x^4 + x^3 + x + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def inverse(a):
    power = a
    for _ in range(253):  # a to the 254
        power = times(power, a)
    return power


def line(points, x):
    """The value at x of the line through two points (x, y), byte by byte."""
    (xa, ya), (xb, yb) = points
    scale = times(xa ^ x, inverse(xa ^ xb))
    return bytes(a ^ times(a ^ b, scale) for a, b in zip(ya, yb))


def split(secret, point):
    """Six shares of the line through the secret at 0 and the point at 255."""
    return [line([(0, secret), (255, point)], x) + u8(x) for x in range(1, SHARES + 1)]


def combine(one, other):
    return line([(share[-1], share[:-1]) for share in (one, other)], 0)


def plaintext(identity):
    json = canonical_json.encode({'format': 'kupuya/identity/v1', **identity})
    return u16(len(json)) + json + bytes(LENGTH - 2 - len(json))


class Place:
    def __init__(self, source, number, roster):
        self.context = lp(LABEL) + source + u16(number) + roster

    def share_aad(self, index):
        return self.context + u8(index)

    def share_key(self, secret, index):
        return derive(LABEL, secret, b'share' + self.share_aad(index))

    def sealed_share(self, secret, index, share):
        return seal(self.share_key(secret, index), self.share_aad(index), share)

    def share_hash(self, index, share):
        return H(self.share_aad(index) + share)

    def commitment(self, box_key):
        return derive(LABEL, box_key, b'commitment' + self.context)

    def content_key(self, box_key):
        return derive(LABEL, box_key, b'content' + self.context)


def before(epoch, commitment, slots):
    """The box up to the sealed identity; slots: ciphertext, sealed share and hash of each."""
    return u8(1) + u8(epoch) + commitment + b''.join(part for slot in slots for part in slot)


def statement(box):
    text = base64.b64encode(box).decode('ascii')
    return canonical_json.encode({'format': 'kupuya/identity-box/v1', 'box': text})
