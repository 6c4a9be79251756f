"""Entries of the case log, promises, puzzles, the ratchet of cover: docs/protocol.md, sections 4.5 and 8."""

from . import codes
from .canonical_json import b64
from .primitives import H, derive, lp, mac, u8, u16, u32, u64, xor

TYPES = {'letter': 1, 'status': 2, 'dummy': 3, 'erasure': 4}


def commit(kind, body, salt):
    return H(lp('kupuya/commit/v1') + u8(TYPES[kind]) + u16(32) + body + salt)


def entry(day, commitment, tag):
    return b'\x01' + u32(day) + commitment + tag


def lookup(key, n):
    return mac(key, b'l' + u32(n))[:8]


def tag(key, n, commitment, payload):
    hidden = xor(payload, mac(key, b'x' + u32(n) + commitment)[:16])
    return lookup(key, n) + mac(key, b'm' + u32(n) + commitment + hidden)[:8] + hidden


def letter_payload(payload):
    flags = 1 if payload['consent'] else 0
    return (
        u8(payload['kind'])
        + u8(flags << 4 | payload['desk'])
        + u32(payload['rosterSequence'])
        + u16(payload['excludedPositions'])
        + u32(payload['excludedUnits'])
        + u16(payload['day'])
        + u16(payload['letterNumber'])
    )


def status_payload(payload):
    status = u8(codes.number('status', payload['status']))
    reason = u8(codes.number('reason', payload['reason']) if payload['reason'] else 0)
    return b'\x80' + status + reason + b'\0' + u16(payload['sequence']) + u8(payload['position']) + bytes(9)


def status_number(member, counter):
    return member << 16 | counter


def promise_text(origin, commitment, day):
    return f'kupuya/promise/v1\n{origin}\n{b64(commitment)}\n{day + 2}\n'


def checkpoint_text(origin, size, root):
    return f'{origin}\n{size}\n{b64(root)}\n'


def letters_hash(commits):
    return H(b''.join(sorted(commits)))


def challenge(day_note_entry, data):
    return H(lp('kupuya/puzzle/v1') + H(day_note_entry) + H(data))


def solves(challenge_bytes, puzzle, difficulty):
    return int.from_bytes(H(challenge_bytes + puzzle), 'big') >> 256 - difficulty == 0


def first_puzzle(challenge_bytes, difficulty):
    count = 0
    while not solves(challenge_bytes, bytes(8) + u64(count), difficulty):
        count += 1
    return bytes(8) + u64(count)


def next_batch_key(batch_key):
    return derive('kupuya/ratchet/v1', batch_key, b'next')


def batch_value(batch_key, name, i):
    """name: cover-salt, cover-tag, dummy-body, dummy-salt or dummy-tag."""
    return mac(batch_key, name.encode('ascii') + u32(i))
