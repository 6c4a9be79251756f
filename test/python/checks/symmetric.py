from kupuya_reference import aes_gcm, ed25519
from kupuya_reference.primitives import H, hkdf, inflate, mac, Refused

from .tally import vectors

unhex = bytes.fromhex


@vectors('symmetric.json', 'sha256', free=['source'])
def check_hash(record, _, tally):
    tally.equal('digest', H(unhex(record['message'])), record['digest'])


@vectors('symmetric.json', 'hmacSha256', free=['source'])
def check_mac(record, _, tally):
    tally.equal('mac', mac(unhex(record['key']), unhex(record['message'])), record['mac'])


@vectors('symmetric.json', 'hkdf', free=['source', 'salt'])
def check_hkdf(record, _, tally):
    length = len(record['okm']) // 2
    tally.equal('okm', hkdf(unhex(record['salt']), unhex(record['ikm']), unhex(record['info']), length), record['okm'])


@vectors('symmetric.json', 'aes256gcm', free=['source'])
def check_gcm(record, _, tally):
    key, nonce, aad = unhex(record['key']), unhex(record['nonce']), unhex(record['aad'])
    tally.equal('sealed', aes_gcm.seal(key, nonce, aad, unhex(record['plaintext'])), record['sealed'])
    tally.equal('opened', aes_gcm.open_sealed(key, nonce, aad, unhex(record['sealed'])), record['plaintext'])


@vectors('ed25519.json', 'signatures', free=['source'])
def check_signature(record, _, tally):
    seed, message = unhex(record['seed']), unhex(record['message'])
    tally.equal('publicKey', ed25519.public_key(seed), record['publicKey'])
    tally.equal('signature', ed25519.sign(seed, message), record['signature'])
    tally.holds('verifies', ed25519.holds(unhex(record['publicKey']), message, unhex(record['signature'])))


@vectors('ed25519.json', 'edgeCases', free=['case', 'condition', 'publicKey', 'message', 'signature'])
def check_edge_case(record, _, tally):
    signature = unhex(record['signature'])
    tally.equal('accepted', ed25519.holds(unhex(record['publicKey']), unhex(record['message']), signature), record['accepted'])


def _key(*_):
    return ed25519.public_key(bytes(32)).hex()


@vectors('ed25519.json', 'smallOrder', free=['order'], accepted=lambda record, _: {**record, 'point': _key()})
def check_small_order(record, _, tally):
    tally.refused('small order', ValueError, ed25519.assert_key, unhex(record['point']))


@vectors('ed25519.json', 'nonCanonicalSmallOrder', accepted=_key)
def check_not_canonical(record, _, tally):
    tally.refused('not canonical', ValueError, ed25519.assert_key, unhex(record))


@vectors('inflate.json', free=['name', 'stream'])
def check_inflate(record, _, tally):
    try:
        output = inflate(unhex(record['stream']), 2**24).hex()
    except Refused:
        output = None
    tally.equal('output', output, record['output'])
