"""What outside checkers sign: cosignature/v1, docs/protocol.md, section 8.6."""

import re

from . import ed25519
from .canonical_json import unb64
from .notes import assert_name, open_note, parse_verifier_key
from .primitives import H, Refused

_ALGORITHM = b'\x04'


def parse_cosigner_key(text):
    """Name, key id and public key of `name+hex+base64(0x04 | key)`."""
    parts = text.split('+', 2)
    if len(parts) != 3:
        raise Refused('MALFORMED')
    name, shown_id, encoded = parts
    assert_name(name)
    data = unb64(encoded, 33)
    identity = H(name.encode('utf-8') + b'\n' + data)[:4]
    if data[:1] != _ALGORITHM or shown_id != identity.hex():
        raise Refused('MALFORMED')
    return name, identity, data[1:]


def open_checkpoint(note, log_key, cosigner_keys):
    """
    Size, root and a time for each checker. Refused unless the log has signed, every line is by the log or a checker of the
    list, and every line is good. The name of the log's key is the origin.
    """
    text, signed = open_note(note, [log_key])
    if signed != 1:
        raise Refused('UNDER_SIGNED')
    origin = parse_verifier_key(log_key)[0]
    found = re.fullmatch(r'([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/=]+)\n', text)
    if found is None or found[1] != origin or int(found[2]) >= 2**53:
        raise Refused('MALFORMED')
    checkers = {(name, identity): key for name, identity, key in map(parse_cosigner_key, cosigner_keys)}
    times = {}
    for line in note[len(text) + 1 : -1].split('\n'):
        _, name, encoded = line.split(' ')
        data = unb64(encoded)
        if name == origin and len(data) == 68:
            continue
        key = checkers.get((name, data[:4]))
        if key is None or len(data) != 76:
            raise Refused('BAD_SIGNATURE')
        time = int.from_bytes(data[4:12], 'big')
        message = f'cosignature/v1\ntime {time}\n{text}'.encode('utf-8')
        if not 1 <= time < 2**53 or not ed25519.holds(key, message, data[12:]):
            raise Refused('BAD_SIGNATURE')
        times[key] = max(time, times.get(key, 0))
    return int(found[2]), unb64(found[3], 32), times
