from functools import lru_cache

from kupuya_reference import attachment

from .tally import vectors

unhex = bytes.fromhex


@lru_cache(maxsize=None)
def _content(i, size):
    """Byte j of file i, as the file of vectors says."""
    return bytes((31 * i + 7 * j + j // 256) % 256 for j in range(size))


@vectors('attachment.json', 'padme', free=['length'])
def check_padme(record, _, tally):
    tally.equal('padded', attachment.padme(record['length']), record['padded'])


@vectors('attachment.json', 'nonces', free=['padded'])
def check_nonce(record, _, tally):
    tally.equal('nonce', attachment.nonce(record['chunk'], record['padded']), record['nonce'])


@vectors('attachment.json', 'streamKey')
def check_stream_key(record, root, tally):
    tally.equal('streamKey', attachment.stream_key(unhex(root['key']), unhex(root['id'])), record)


@vectors('attachment.json', 'attachments', free=['files*'])
def check_attachment(record, root, tally):
    files = [(file, _content(i, file['size'])) for i, file in enumerate(record['files'])]
    stream = attachment.stream(files)
    tally.equal('streamLength', len(stream), record['streamLength'])
    tally.equal('padded', attachment.padme(len(stream)), record['padded'])
    sealed = attachment.seal_stream(unhex(root['key']), unhex(root['id']), stream)
    tally.equal('sealedLength', len(sealed), record['sealedLength'])
    hashes = attachment.part_hashes(sealed)
    tally.all_equal('partHashes', [part.hex() for part in hashes], record['partHashes'])
    tally.equal('hash', attachment.stream_hash(hashes), record['hash'])
