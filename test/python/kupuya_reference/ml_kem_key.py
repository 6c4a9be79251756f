"""The check of an X-Wing public key, docs/protocol.md, section 1: ML-KEM-768 coefficients below 3,329, then a canonical X25519 key."""

from .primitives import Refused

LENGTH = 1_216
_VECTOR = 1_152
_SEED = 32
_Q = 3_329
_P = 2**255 - 19


def assert_xwing_key(key):
    if len(key) != LENGTH:
        raise Refused('MALFORMED')
    for at in range(0, _VECTOR, 3):
        a, b, c = key[at : at + 3]
        if a | (b & 15) << 8 >= _Q or b >> 4 | c << 4 >= _Q:
            raise Refused('BAD_KEY')
    u = int.from_bytes(key[_VECTOR + _SEED :], 'little')
    if u >= _P:
        raise Refused('BAD_KEY')
