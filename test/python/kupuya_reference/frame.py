"""Frames, docs/protocol.md, section 5. Ciphertexts and shared secrets of X-Wing are inputs."""

from . import canonical_json
from .primitives import H, Refused, derive, inflate, lp, mac, seal, u8, u16, u32

LENGTH = 2_048
CIPHERTEXT = 1_120
SALT = 16
KEYED_PLAINTEXT = 2_016
SEALED_PLAINTEXT = 896
SLICE_HEAD = 12
CONTENT_LIMIT = 65_536
SLICES = 64


def _plaintext(content, i, n, data, length):
    head = H(content)[:8] + u8(i) + u8(n) + u16(len(data))
    return head + data + bytes(length - len(head) - len(data))


def keyed_plaintexts(content):
    room = KEYED_PLAINTEXT - SLICE_HEAD
    slices = [content[at : at + room] for at in range(0, len(content), room)]
    return [_plaintext(content, i, len(slices), data, KEYED_PLAINTEXT) for i, data in enumerate(slices)]


def sealed_plaintext(content):
    if len(content) > SEALED_PLAINTEXT - SLICE_HEAD:
        raise ValueError('a sealed frame holds the whole content')
    return _plaintext(content, 0, 1, content, SEALED_PLAINTEXT)


def decode_slice(plaintext):
    """id, i, n and data; refuses what is no slice."""
    room = len(plaintext) - SLICE_HEAD
    i, n, length = plaintext[8], plaintext[9], int.from_bytes(plaintext[10:12], 'big')
    data, padding = plaintext[SLICE_HEAD : SLICE_HEAD + length], plaintext[SLICE_HEAD + length :]
    if not 1 <= n <= SLICES or i >= n or not 1 <= length <= room or any(padding) or (i < n - 1 and length != room):
        raise Refused('MALFORMED')
    return plaintext[:8], i, n, data


def decode_content(content):
    """The JSON object of a content."""
    value = canonical_json.decode(inflate(content, CONTENT_LIMIT))
    if not isinstance(value, dict):
        raise Refused('MALFORMED')
    return value


def key(shared, salt, use):
    """shared: the key of a keyed frame, the shared secret of a sealed one."""
    return derive('kupuya/frame/v1', shared, salt + use.encode('ascii'))


def aad(use, locator=b''):
    return lp(use) + locator


def keyed(salt, frame_key, aad_bytes, plaintext):
    return salt + seal(frame_key, aad_bytes, plaintext)


def sealed(ciphertext, salt, frame_key, aad_bytes, plaintext):
    return ciphertext + salt + seal(frame_key, aad_bytes, plaintext)


def released_places(frames, fresh, release):
    """The ring places that a release replaces, section 5.1."""
    return [((release - 1) * fresh + j) % frames for j in range(fresh)]


def locators(case_key, first, count):
    """The locators of a case's places, section 7."""
    return [mac(case_key, b'loc' + u32(seq))[:16] for seq in range(first, first + count)]


def grant_places(file_key, member):
    """Where the sealed frames of a START may stand, by position, section 7.1."""
    return [mac(file_key, b'grant' + u16(member) + u8(position))[:16] for position in range(16)]
