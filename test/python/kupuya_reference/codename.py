"""Codenames and their keys, docs/protocol.md, section 2."""

from .primitives import H, derive, lp

LABEL = 'kupuya/codename/v1'
KEYS = ('receipt', 'track', 'reply', 'sign', 'kem', 'escalate')


def checksum(codename):
    """The first 12 bits of the hash, as a number."""
    return int.from_bytes(H(lp(LABEL) + codename)[:2], 'big') >> 4


def _number(codename):
    return int.from_bytes(codename, 'big') << 12 | checksum(codename)


def words(codename, word_list):
    number = _number(codename)
    return ' '.join(word_list[number >> shift & 2047] for shift in range(121, -1, -11))


def digits(codename):
    text = f'{_number(codename):040d}'
    return ' '.join(text[i : i + 4] for i in range(0, 40, 4))


def key(codename, name):
    return derive(LABEL, codename, name.encode('ascii'))
