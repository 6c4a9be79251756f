import json

from kupuya_reference import canonical_json, codename, ed25519, letter, roster
from kupuya_reference.canonical_json import b64
from kupuya_reference.primitives import H, Refused

from .tally import load, vectors

unhex = bytes.fromhex

# Inputs, each of which would have the whole letter sealed again.
_INPUTS = ['name', 'fileKey', 'slots/*/sharedSecret', 'slots/*/content', 'capsuleSecrets*', 'deflated', 'bodyPlaintext']


def _roster():
    return json.loads(load('roster.json')['roster']['json'])


def _check_outside(record, plaintext, escalate, tally):
    """Every byte of a letter but the ciphertexts of X-Wing, from its head to its body."""
    found, file_key = unhex(record['letter']), unhex(record['fileKey'])
    tally.equal('length', len(found), letter.LENGTH)
    start = bytes([1, 1, found[2], 0]) + unhex(load('roster.json')['roster']['hash'])
    commitment = letter.key_commitment(file_key, start)
    tally.equal('keyCommitment', commitment, record['keyCommitment'])
    made = start + commitment
    head = made
    tally.holds('epoch', found[2] < len(_roster()['epochs']))
    for i, slot in enumerate(record['slots']):
        at = letter.SLOTS_AT + i * letter.SLOT
        ciphertext = found[at : at + letter.CIPHERTEXT]
        key = letter.slot_key(unhex(slot['sharedSecret']), head, i, escalate if slot['kind'] == 'escalation' else None)
        tally.equal(f'key of slot {i}', key, slot['key'])
        tally.equal(f'slot {i} opens', slot['content'] == record['fileKey'], slot['kind'] != 'throw-away')
        made += letter.slot(ciphertext, key, head, i, unhex(slot['content']))
    at = letter.CAPSULE_AT
    ciphertexts = [found[at : at + letter.CIPHERTEXT], found[at + letter.CIPHERTEXT : at + 2 * letter.CIPHERTEXT]]
    key = letter.capsule_key([unhex(secret) for secret in record['capsuleSecrets']], head, ciphertexts)
    tally.equal('capsuleKey', key, record['capsuleKey'])
    tally.equal('capsuleContentKey', letter.capsule_content_key(key), record['capsuleContentKey'])
    made += letter.capsule(key, head, ciphertexts, unhex(record['capsuleContent']))
    tally.equal('bodyKey', letter.body_key(file_key), record['bodyKey'])
    tally.equal('start', made, record['letter'][: 2 * letter.BODY_AT])
    made += letter.sealed_body(file_key, made, plaintext)
    tally.equal('letter', made, record['letter'])


def _check_readers(record, body, content, escalate, tally):
    """The kinds of the slots are what the body, the capsule and the roster say."""
    value = _roster()
    excluded = body['excluded']
    chosen = roster.readers(value, body['desk'], excluded['members'], excluded['units'])
    oversight = roster.remaining_positions(value, value['oversight']['desk'], excluded['members'], excluded['units'])
    kinds = ['reader' if i in chosen else 'throw-away' for i in range(16)]
    for i in oversight if content['consent'] else []:
        kinds[i] = 'escalation' if kinds[i] != 'reader' else kinds[i]
    tally.equal('kinds', kinds, [slot['kind'] for slot in record['slots']])
    tally.equal('readers', sum(1 << i for i in chosen), body['readers'])
    tally.equal('consent', record['escalate'], escalate.hex() if content['consent'] else None)


@vectors('letter.json', 'letters', free=_INPUTS)
def check_letter(record, root, tally):
    secret = unhex(root['writer']['codename'])
    sign, escalate = codename.key(secret, 'sign'), codename.key(secret, 'escalate')
    deflated = unhex(record['deflated'])
    _check_outside(record, letter.body_plaintext(deflated), escalate, tally)
    tally.equal('body', letter.inflate_body(deflated).decode('utf-8'), record['body'])
    body = canonical_json.decode(record['body'].encode('utf-8'))
    start = unhex(record['letter'])[: letter.BODY_AT]
    tally.equal('signature', b64(letter.sign_body(sign, start, body)), body['signature'])
    tally.equal('sign', b64(ed25519.public_key(sign)), body['sign'])
    content = letter.decode_capsule_content(unhex(record['capsuleContent']))
    letter.assert_agree(body, unhex(record['capsuleContent']), unhex(record['capsuleKey']))
    if content['kind'] == 'REPORT':
        for name in ('track', 'reply'):
            tally.equal(name, b64(codename.key(secret, name)), body['keys'][name])
    if content['kind'] == 'ESCALATION':
        tally.equal('escalate', b64(escalate), body['escalate'])
    _check_readers(record, body, content, escalate, tally)


@vectors('letter.json', 'writer')
def check_writer(record, _, tally):
    tally.equal('signSeed', codename.key(unhex(record['codename']), 'sign'), record['signSeed'])


@vectors('letter.json', 'cover', free=_INPUTS)
def check_cover(record, _, tally):
    _check_outside(record, unhex(record['bodyPlaintext']), None, tally)
    tally.equal('body', len(record['bodyPlaintext']) // 2, letter.BODY_PLAINTEXT)
    tally.equal('slots', {slot['kind'] for slot in record['slots']}, {'throw-away'})
    tally.equal('capsule', letter.decode_capsule_content(unhex(record['capsuleContent'])), {'kind': 'COVER'})


@vectors('letter.json', 'request', free=['about'])
def check_request(record, root, tally):
    request = unhex(root['cover']['letter']) + b''.join(unhex(record[name]) for name in ('commit', 'tag', 'salt', 'puzzle'))
    tally.equal('length', len(request), record['length'])
    tally.equal('hash', H(request), record['hash'])


@vectors(
    *('letter.json', 'refusedCapsules'),
    free=['rule'],
    accepted=lambda record, root: {**record, 'content': root['letters'][0]['capsuleContent']},
)
def check_refused_capsule(record, _, tally):
    tally.refused(record['rule'], Refused, letter.decode_capsule_content, unhex(record['content']))
