from kupuya_reference import canonical_json, frame
from kupuya_reference.primitives import Refused

from .tally import vectors

unhex = bytes.fromhex


def _check_content(record, tally):
    content = unhex(record['content'])
    value = frame.decode_content(content)
    tally.equal('json', canonical_json.encode(value).decode('utf-8'), record['json'])
    return content


@vectors('frame.json', 'keyed', free=['name'])
def check_keyed(record, _, tally):
    plaintexts = frame.keyed_plaintexts(_check_content(record, tally))
    tally.equal('how many', len(record['frames']), len(plaintexts))
    places = [None] * len(plaintexts)
    if record['use'] == 'kupuya/event/v1':
        places = frame.locators(unhex(record['key']), record['firstPlace'], len(plaintexts))
        tally.equal('locators', [place.hex() for place in places], record['locators'])
    else:
        tally.equal('no place', [record['firstPlace'], record['locators']], [None, None])
    for one, plaintext, place in zip(record['frames'], plaintexts, places):
        salt = unhex(one['salt'])
        key = frame.key(unhex(record['key']), salt, record['use'])
        aad = frame.aad(record['use'], place or b'')
        tally.equal('frameKey', key, one['frameKey'])
        tally.equal('aad', aad, one['aad'])
        tally.equal('plaintext', plaintext, one['plaintext'])
        tally.equal('frame', frame.keyed(salt, key, aad, plaintext), one['frame'])


def _check_sealed(record, plaintext, tally):
    ciphertext, salt = unhex(record['frame'])[: frame.CIPHERTEXT], unhex(record['salt'])
    key, aad = frame.key(unhex(record['sharedSecret']), salt, record['use']), frame.aad(record['use'])
    tally.equal('frameKey', key, record['frameKey'])
    tally.equal('aad', aad, record['aad'])
    tally.equal('plaintext', plaintext, record['plaintext'])
    tally.equal('frame', frame.sealed(ciphertext, salt, key, aad, plaintext), record['frame'])
    tally.equal('length', len(record['frame']) // 2, frame.LENGTH)


@vectors('frame.json', 'sealed', free=['name', 'seed'])
def check_sealed(record, _, tally):
    _check_sealed(record, frame.sealed_plaintext(_check_content(record, tally)), tally)


@vectors('frame.json', 'filler', free=['about', 'seed'])
def check_filler(record, _, tally):
    _check_sealed(record, bytes(frame.SEALED_PLAINTEXT), tally)


@vectors('frame.json', 'pages', free=['frames'])
def check_page(record, _, tally):
    places = frame.released_places(record['frames'], record['fresh'], record['release'])
    tally.equal('places', places, record['places'])


@vectors(
    *('frame.json', 'refusedSlices'),
    free=['rule'],
    accepted=lambda record, root: {**record, 'plaintext': root['sealed'][0]['plaintext']},
)
def check_refused_slice(record, _, tally):
    tally.refused(record['rule'], Refused, frame.decode_slice, unhex(record['plaintext']))


@vectors(
    *('frame.json', 'refusedContents'),
    free=['rule'],
    accepted=lambda record, root: {**record, 'content': root['sealed'][0]['content']},
)
def check_refused_content(record, _, tally):
    tally.refused(record['rule'], Refused, frame.decode_content, unhex(record['content']))
