"""Monthly series, docs/protocol.md, section 8.8: commitments, the joint seed, exact discrete Laplace noise."""

import calendar
import datetime

from . import canonical_json
from .primitives import H, derive, lp, lp16, mac, u8, u32

PARTIES = {'PUBLISHER': 1, 'OVERSIGHT': 2}
_EPOCH = datetime.date(1970, 1, 1)


def days(plan):
    """First day of the first month and last day of the last."""
    year, month = map(int, plan['first'].split('-'))
    first = datetime.date(year, month, 1)
    year, month = map(int, plan['last'].split('-'))
    last = datetime.date(year, month, calendar.monthrange(year, month)[1])
    return (first - _EPOCH).days, (last - _EPOCH).days


def commitment(party, plan, seed):
    first, last = days(plan)
    return H(lp('kupuya/seed/v1') + u8(PARTIES[party]) + u32(first) + u32(last) + seed)


def note_text(origin, party, plan, seed):
    value = {'format': 'kupuya/seed/v1', 'mode': 'demo' if origin.endswith('/demo') else 'live', 'origin': origin}
    value |= {'party': party, 'plan': plan, 'commitment': commitment(party, plan, seed).hex()}
    return canonical_json.encode(value).decode('utf-8') + '\n'


def plan_hash(plan):
    return H(canonical_json.encode(plan))


def joint_seed(origin, plan, publisher, oversight):
    first, last = days(plan)
    context = lp16(origin) + u32(first) + u32(last) + plan_hash(plan)
    return H(lp('kupuya/joint-seed/v1') + context + publisher + oversight)


class _Stream:
    """mac(key, u32 0) | mac(key, u32 1) | ..."""

    def __init__(self, key):
        self._key, self._block, self._bytes = key, 0, b''

    def take(self, length):
        while len(self._bytes) < length:
            self._bytes += mac(self._key, u32(self._block))
            self._block += 1
        taken, self._bytes = self._bytes[:length], self._bytes[length:]
        return taken

    def uniform(self, n):
        bits = max(1, (n - 1).bit_length())
        while True:
            value = int.from_bytes(self.take(-(-bits // 8)), 'big') & ((1 << bits) - 1)
            if value < n:
                return value

    def decide(self, a, n):
        k = 1
        while self.uniform(n * k) < a:
            k += 1
        return k % 2 == 1


def draws(key, numerator, denominator, count):
    """The first values of one stream."""
    stream = _Stream(key)
    return [_draw(stream, denominator, numerator) for _ in range(count)]


def noise(joint, table, month, code):
    place = lp16(table['id']) + lp16(table['flow']) + lp16(table['dimension']) + lp16(month) + lp16(code)
    key = derive('kupuya/noise/v1', joint, place)
    return draws(key, table['epsilon']['numerator'], table['epsilon']['denominator'], 1)[0]


def _draw(stream, t, s):
    while True:
        u = stream.uniform(t)
        if not stream.decide(u, t):
            continue
        v = 0
        while stream.decide(1, 1):
            v += 1
        m = (u + t * v) // s
        negative = stream.uniform(2) == 1
        if not (negative and m == 0):
            return -m if negative else m
