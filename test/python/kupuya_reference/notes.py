"""Signed notes, docs/protocol.md, section 3.1."""

import re

from . import ed25519
from .canonical_json import b64, unb64
from .primitives import H, Refused

_ALGORITHM = b'\x01'


def assert_name(name):
    """A key name: not empty, no white space, no control character, no plus sign."""
    if not name or '+' in name or any(letter.isspace() or ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in name):
        raise Refused('MALFORMED')


def key_id(name, public_key):
    return H(name.encode('utf-8') + b'\n' + _ALGORITHM + public_key)[:4]


def verifier_key(name, public_key):
    assert_name(name)
    return f'{name}+{key_id(name, public_key).hex()}+{b64(_ALGORITHM + public_key)}'


def parse_verifier_key(text):
    """Name and public key."""
    parts = text.split('+', 2)
    if len(parts) != 3:
        raise Refused('MALFORMED')
    name, _, encoded = parts
    public_key = unb64(encoded, 33)[1:]
    if verifier_key(name, public_key) != text:
        raise Refused('MALFORMED')
    try:
        ed25519.assert_key(public_key)
    except ValueError as error:
        raise Refused('BAD_KEY') from error
    return name, public_key


def signature_line(text, name, seed):
    key = ed25519.public_key(seed)
    return f'— {name} {b64(key_id(name, key) + ed25519.sign(seed, text.encode("utf-8")))}\n'


def sign(text, signers):
    """signers: pairs of name and seed."""
    return text + '\n' + ''.join(signature_line(text, name, seed) for name, seed in signers)


def open_note(note, verifier_keys):
    """The text, and how many public keys among verifier_keys have signed it. Refused if a known key's signature is bad."""
    divider = note.rfind('\n\n')
    text, lines = note[: divider + 1], note[divider + 2 :]
    if divider < 0 or not lines.endswith('\n') or re.search(r'[\x00-\x09\x0b-\x1f\x7f-\x9f]', note):
        raise Refused('MALFORMED')
    lines = lines[:-1].split('\n')
    if len(lines) > 100:
        raise Refused('MALFORMED')
    known = {(name, key_id(name, key)): key for name, key in map(parse_verifier_key, verifier_keys)}
    signed = set()
    for line in lines:
        found = re.fullmatch('— ([^ ]+) ([^ ]+)', line)
        if found is None:
            raise Refused('MALFORMED')
        assert_name(found[1])
        data = unb64(found[2])
        if len(data) < 5:
            raise Refused('MALFORMED')
        key = known.get((found[1], data[:4]))
        if key is None:
            continue
        if not ed25519.holds(key, text.encode('utf-8'), data[4:]):
            raise Refused('BAD_SIGNATURE')
        signed.add(key)
    return text, len(signed)
