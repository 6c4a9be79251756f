"""Conventions of docs/protocol.md, section 1."""

import hashlib
import hmac
import zlib

from . import aes_gcm

ZERO_NONCE = bytes(12)


class Refused(Exception):
    """Bytes that the protocol refuses. The code says why, where the document names one."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def u8(n):
    return n.to_bytes(1, 'big')


def u16(n):
    return n.to_bytes(2, 'big')


def u32(n):
    return n.to_bytes(4, 'big')


def u64(n):
    return n.to_bytes(8, 'big')


def lp(label):
    text = label.encode('ascii')
    return u8(len(text)) + text


def lp16(text):
    data = text.encode('utf-8')
    return u16(len(data)) + data


def H(data):
    return hashlib.sha256(data).digest()


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def hkdf(salt, ikm, info, length):
    """HKDF-SHA-256, RFC 5869."""
    key, output, block = mac(salt, ikm), b'', b''
    for i in range(1, -(-length // 32) + 1):
        block = mac(key, block + info + u8(i))
        output += block
    return output[:length]


def derive(label, ikm, info, length=32):
    return hkdf(lp(label), ikm, info, length)


def seal(key, aad, plaintext):
    return aes_gcm.seal(key, ZERO_NONCE, aad, plaintext)


def xor(a, b):
    return bytes(x ^ y for x, y in zip(a, b, strict=True))


def inflate(stream, limit):
    """Raw DEFLATE whose final block ends in the last byte, to at most limit bytes."""
    inflater = zlib.decompressobj(-15)
    try:
        output = inflater.decompress(stream, limit + 1)
    except zlib.error as error:
        raise Refused('MALFORMED') from error
    if len(output) > limit or not inflater.eof or inflater.unused_data:
        raise Refused('MALFORMED')
    return output
