"""Ed25519 (RFC 8032) with the strict, cofactorless verification of docs/protocol.md, section 1."""

from functools import lru_cache
from hashlib import sha512

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, P) % P
_ROOT = pow(2, (P - 1) // 4, P)
_NEUTRAL = (0, 1, 1, 0)


def _add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * _D * t1 * t2 % P, 2 * z1 * z2 % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def _double(a):
    x, y, z, _ = a
    xx, yy = x * x % P, y * y % P
    h = xx + yy
    e = h - (x + y) ** 2 % P
    g = xx - yy
    f = 2 * z * z % P + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def _multiply(scalar, point):
    multiples = [_NEUTRAL, point]
    for _ in range(14):
        multiples.append(_add(multiples[-1], point))
    result = _NEUTRAL
    for shift in range(scalar.bit_length() // 4 * 4, -1, -4):
        result = _double(_double(_double(_double(result))))
        result = _add(result, multiples[scalar >> shift & 15])
    return result


def _encode(point):
    x, y, z, _ = point
    inverse = pow(z, -1, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, 'little')


def _decode(encoded):
    """A point in its one canonical encoding that is not of small order."""
    if len(encoded) != 32:
        raise ValueError('a point has 32 bytes')
    value = int.from_bytes(encoded, 'little')
    sign, y = value >> 255, value & 2**255 - 1
    if y >= P:
        raise ValueError('not canonical')
    square = (y * y - 1) * pow(_D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * _ROOT % P
    if x * x % P != square or (x == 0 and sign == 1):
        raise ValueError('no point')
    if x & 1 != sign:
        x = P - x
    point = (x, y, 1, x * y % P)
    if _encode(_double(_double(_double(point)))) == _encode(_NEUTRAL):
        raise ValueError('of small order')
    return point


_BASE = _decode((4 * pow(5, -1, P) % P).to_bytes(32, 'little'))


def _fixed_base():
    windows, point = [], _BASE
    for _ in range(64):
        row = [_NEUTRAL]
        for _ in range(15):
            row.append(_add(row[-1], point))
        windows.append(row)
        point = _add(row[-1], point)
    return windows


_WINDOWS = _fixed_base()


def _base_times(scalar):
    result = _NEUTRAL
    for i, row in enumerate(_WINDOWS):
        result = _add(result, row[scalar >> 4 * i & 15])
    return result


def _number(*parts):
    return int.from_bytes(sha512(b''.join(parts)).digest(), 'little') % L


def _secret(seed):
    digest = sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], 'little') & (2**254 - 8) | 2**254
    return scalar, digest[32:]


@lru_cache(maxsize=None)
def public_key(seed):
    return _encode(_base_times(_secret(seed)[0]))


@lru_cache(maxsize=None)
def sign(seed, message):
    scalar, prefix = _secret(seed)
    nonce = _number(prefix, message)
    commitment = _encode(_base_times(nonce))
    challenge = _number(commitment, public_key(seed), message)
    return commitment + ((nonce + challenge * scalar) % L).to_bytes(32, 'little')


@lru_cache(maxsize=None)
def holds(key, message, signature):
    """Whether the strict verification accepts."""
    try:
        if len(signature) != 64:
            return False
        scalar = int.from_bytes(signature[32:], 'little')
        if scalar >= L:
            return False
        x, y, z, t = _decode(key)
        _decode(signature[:32])
    except ValueError:
        return False
    challenge = _number(signature[:32], key, message)
    return _encode(_add(_base_times(scalar), _multiply(challenge, (P - x, y, z, P - t)))) == signature[:32]


def assert_key(encoded):
    """ValueError unless these are the canonical 32 bytes of a point that is not of small order."""
    _decode(encoded)
