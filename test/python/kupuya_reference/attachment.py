"""Attachment streams, docs/protocol.md, section 4.4."""

from . import aes_gcm, canonical_json
from .primitives import H, derive, lp, u8, u32, u64

LABEL = 'kupuya/attachment/v1'
SMALLEST = 65_536
CHUNK = 65_536
PART = 16 * (CHUNK + aes_gcm.TAG_LENGTH)


def padme(length):
    length = max(length, SMALLEST)
    exponent = length.bit_length() - 1
    step = 1 << exponent - exponent.bit_length()
    return -(-length // step) * step


def stream_key(key, attachment_id):
    return derive(LABEL, key, attachment_id)


def nonce(chunk, padded):
    last = chunk == -(-padded // CHUNK) - 1
    return bytes(3) + u64(chunk) + u8(1 if last else 0)


def stream(files):
    """The plaintext before padding. files: pairs of a manifest's object (name, type, size) and the content."""
    manifest = canonical_json.encode({'format': LABEL, 'files': [description for description, _ in files]})
    return u32(len(manifest)) + manifest + b''.join(content for _, content in files)


def seal_stream(key, attachment_id, plaintext):
    """The sealed chunks of the stream, one after another."""
    padded = plaintext + bytes(padme(len(plaintext)) - len(plaintext))
    sealing = stream_key(key, attachment_id)
    chunks = range(0, len(padded), CHUNK)
    return b''.join(
        aes_gcm.seal(sealing, nonce(i, len(padded)), lp(LABEL), padded[at : at + CHUNK]) for i, at in enumerate(chunks)
    )


def part_hashes(sealed):
    return [H(sealed[at : at + PART]) for at in range(0, len(sealed), PART)]


def stream_hash(hashes):
    return H(b''.join(hashes))
