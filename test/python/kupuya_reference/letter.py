"""Letters, capsules and bodies: docs/protocol.md, section 4. Ciphertexts and shared secrets of X-Wing are inputs."""

from . import canonical_json, codes, ed25519
from .canonical_json import b64, without
from .primitives import H, Refused, derive, inflate, lp, seal, u8, u32

LENGTH = 32_768
SLOT = 1_168
CIPHERTEXT = 1_120
SLOTS_AT = 68
CAPSULE_AT = 18_756
BODY_AT = 21_124
BODY_PLAINTEXT = 11_628
BODY_LIMIT = 262_144
CODE_FIELDS = ('channel', 'identity mode', 'relation', 'category', 'sector', 'region', 'harm')


def key_commitment(file_key, start):
    """start: the first 36 bytes of the letter."""
    return derive('kupuya/letter/v1', file_key, b'commitment' + start)


def body_key(file_key):
    return derive('kupuya/letter/v1', file_key, b'body')


def slot_key(shared_secret, head, i, escalate=None):
    """head: the first 68 bytes of the letter; escalate: of an escalation slot alone."""
    if escalate is None:
        return derive('kupuya/slot/v1', shared_secret, head + u8(i))
    return derive('kupuya/slot-escalation/v1', shared_secret + escalate, head + u8(i))


def slot(ciphertext, key, head, i, content):
    return ciphertext + seal(key, head + u8(i), content)


def capsule_key(secrets, head, ciphertexts):
    info = head[4:68] + H(b''.join(ciphertexts))
    return derive('kupuya/capsule/v1', b''.join(secrets), info)


def capsule_content_key(key):
    return derive('kupuya/capsule/v1', key, b'content')


def capsule(key, head, ciphertexts, content):
    commitment = derive('kupuya/capsule/v1', key, b'commitment')
    return b''.join(ciphertexts) + commitment + seal(capsule_content_key(key), head, content)


def body_plaintext(deflated):
    plaintext = u32(len(deflated)) + deflated
    return plaintext + bytes(BODY_PLAINTEXT - len(plaintext))


def sealed_body(file_key, start, plaintext):
    """start: the first 21,124 bytes of the letter."""
    return seal(body_key(file_key), start, plaintext)


def inflate_body(deflated):
    return inflate(deflated, BODY_LIMIT)


def sign_body(seed, start, body):
    """The signature of a body (an object, its own signature left out), start as for sealed_body."""
    return ed25519.sign(seed, lp('kupuya/letter-signature/v1') + start + canonical_json.encode(without(body, 'signature')))


def decode_capsule_content(content):
    """Kind, desk, consent, codes by name (None if unspecified) and track. Of an unknown kind the kind alone."""
    if len(content) != 80:
        raise Refused('MALFORMED')
    kind = next((name for name, number in codes.KINDS.items() if number == content[0]), None)
    if kind is None:
        return {'kind': None}
    if kind == 'COVER':
        if any(content[1:]):
            raise Refused('MALFORMED')
        return {'kind': kind}
    desk, flags, track = content[1], content[2], content[48:]
    if not 1 <= desk <= 15 or flags > 1 or any(content[10:48]) or any(track) != (kind == 'REPORT'):
        raise Refused('MALFORMED')
    found = {}
    for name, value in zip(CODE_FIELDS, content[3:10]):
        if value > len(codes.LISTS[name]):
            raise Refused('MALFORMED')
        found[name] = codes.LISTS[name][value - 1] if value else None
    return {'kind': kind, 'desk': desk, 'consent': flags == 1, 'codes': found, 'track': track if any(track) else None}


def assert_agree(body, content, key):
    """Body and capsule agree, section 4.2. key: the capsule key."""
    found = decode_capsule_content(content)
    if body['capsule'] != b64(key) or found['kind'] == 'COVER':
        raise Refused('DAMAGED')
    if found['kind'] is None:
        return
    if found['desk'] != body['desk'] or (found['kind'] != 'ESCALATION' and body['escalate'] is not None):
        raise Refused('DAMAGED')
    if found['kind'] == 'REPORT' and body['keys']['track'] != b64(found['track']):
        raise Refused('DAMAGED')
