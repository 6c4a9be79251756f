import copy
import json

from kupuya_reference import canonical_json, ed25519, notes, roster
from kupuya_reference.canonical_json import unb64
from kupuya_reference.primitives import H, Refused

from .tally import vectors

unhex = bytes.fromhex


@vectors('roster.json', 'members')
def check_member(record, root, tally):
    seed = unhex(record['seed'])
    key = ed25519.public_key(seed)
    origin = json.loads(root['trust']['json'])['origin']
    tally.equal('sign', key, record['sign'])
    message = roster.possession_message(record['number'], origin, key)
    tally.equal('possession', ed25519.sign(seed, message), record['possession'])


@vectors('roster.json', 'trust')
def check_trust(record, _, tally):
    data = record['json'].encode('utf-8')
    roster.decode_trust(data)
    tally.equal('fingerprint', H(data), record['fingerprint'])


@vectors('roster.json', 'roster')
def check_roster(record, root, tally):
    data = record['json'].encode('utf-8')
    trust = roster.decode_trust(root['trust']['json'].encode('utf-8'))
    tally.equal('hash', roster.roster_hash(roster.decode_roster(data)), record['hash'])
    tally.equal('opened', canonical_json.encode(roster.open_roster(record['note'], trust)).decode('utf-8'), record['json'])
    seeds = {member['number']: unhex(member['seed']) for member in root['members']}
    signers = [(f'{trust["origin"]}/member/{number}', seeds[number]) for number in (3, 7)]
    tally.equal('note', notes.sign(record['json'] + '\n', signers), record['note'])


@vectors('roster.json', 'epochFiles')
def check_epoch_file(record, root, tally):
    keys = [None if key is None else unhex(key) for key in record['keys']]
    value = json.loads(root['roster']['json'])
    held = [item['position'] for item in value['positions']]
    tally.equal('hash', H(roster.epoch_file(keys)), record['hash'])
    tally.equal('held', [i for i, key in enumerate(keys) if key is not None], held)
    tally.holds('named by the roster', record['hash'] in [epoch['keys'] for epoch in value['epochs']])


@vectors('roster.json', 'enrolment')
def check_enrolment(record, root, tally):
    value = roster.decode_enrolment(record['json'].encode('utf-8'))
    seed = next(unhex(member['seed']) for member in root['members'] if member['number'] == record['member'])
    signature = ed25519.sign(seed, roster.enrolment_message(value))
    tally.equal('member', value['member'], record['member'])
    tally.equal('signature', signature, unb64(value['signature']).hex())


@vectors('roster.json', 'keyring')
def check_keyring(record, root, tally):
    value = roster.decode_keyring(record['json'].encode('utf-8'))
    tally.equal('member', value['member'], record['member'])
    seed = next(member['seed'] for member in root['members'] if member['number'] == record['member'])
    tally.equal('sign', unb64(value['sign']), seed)


@vectors('roster.json', 'readers', free=['why', 'desk', 'members*'])
def check_readers(record, root, tally):
    value = json.loads(root['roster']['json'])
    positions = roster.readers(value, record['desk'], record['members'], record['units'])
    tally.equal('positions', positions, record['positions'])
    tally.equal('mask', sum(1 << position for position in positions or []), record['mask'])
    masks = roster.exclusion_masks(value, record['members'], record['units'])
    tally.equal('masks', {'positions': masks[0], 'units': masks[1]}, record['masks'])


def _changed(value, pointer, to):
    """The value with what the pointer names replaced, or taken away where to is None."""
    value = copy.deepcopy(value)
    *path, last = pointer.strip('/').split('/')
    target = value
    for key in path:
        target = target[int(key) if isinstance(target, list) else key]
    if isinstance(target, list):
        last = int(last)
    if to is None:
        del target[last]
    else:
        target[last] = to
    return value


@vectors('roster.json', 'invalid', free=['rule', 'at', 'to*', 'from', 'into'])
def check_invalid(record, root, tally):
    text = root['roster']['json']
    if 'at' in record:
        data = canonical_json.encode(_changed(json.loads(text), record['at'], record['to']))
    else:
        data = text.replace(record['from'], record['into'], 1).encode('utf-8')
    tally.holds('differs', data != text.encode('utf-8'))
    tally.equal('code', tally.refused('refused', Refused, roster.decode_roster, data), record['code'])
