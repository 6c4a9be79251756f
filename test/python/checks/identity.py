from kupuya_reference import identity
from kupuya_reference.primitives import H, seal

from .tally import vectors

unhex = bytes.fromhex


@vectors('identity.json', 'boxes', free=['name'])
def check_box(record, _, tally):
    at = record['place']
    place = identity.Place(unhex(at['source']), at['number'], unhex(at['roster']))
    box_key = unhex(record['boxKey'])
    plaintext = identity.plaintext(record['identity'])
    tally.equal('plaintext', plaintext, record['plaintext'])
    shares = identity.split(box_key, unhex(record['point']))
    tally.all_equal('shares', shares, record['shares'])
    for i, one in enumerate(shares):
        for other in shares[i + 1 :]:
            tally.equal('combined', identity.combine(one, other), record['boxKey'])
    slots, real = [], 0
    for index, slot in enumerate(record['slots']):
        secret, share = unhex(slot['sharedSecret']), unhex(slot['share'])
        real += share == shares[index]
        tally.equal('share key', place.share_key(secret, index), slot['key'])
        tally.equal('sealed share', place.sealed_share(secret, index, share), slot['sealed'])
        tally.equal('share hash', place.share_hash(index, share), slot['hash'])
        slots.append((unhex(slot['ciphertext']), unhex(slot['sealed']), unhex(slot['hash'])))
    tally.holds('at least two custodians', real >= 2)
    tally.equal('commitment', place.commitment(box_key), record['commitment'])
    tally.equal('content key', place.content_key(box_key), record['contentKey'])
    before = identity.before(record['epoch'], unhex(record['commitment']), slots)
    aad = place.context + before
    tally.equal('aad', H(aad), record['aad'])
    sealed = seal(place.content_key(box_key), aad, plaintext)
    tally.equal('sealed', sealed, record['sealed'])
    tally.equal('box', H(before + sealed), record['box'])
    tally.equal('statement', H(identity.statement(before + sealed)), record['statement'])
