import json
from functools import lru_cache

from kupuya_reference import canonical_json, case, clocks, ed25519, frame, signed_objects
from kupuya_reference.canonical_json import b64, unb64

from .tally import Tally, load, vectors

unhex = bytes.fromhex


@lru_cache(maxsize=None)
def _roster():
    return signed_objects.Roster(json.loads(load('roster.json')['roster']['json']))


def _seed(member):
    return next(unhex(found['seed']) for found in load('roster.json')['members'] if found['number'] == member)


def _check_signature(name, label, value, member, roster, tally):
    """Signed again with the member's seed, and verified with the roster's key."""
    signature = ed25519.sign(_seed(member), signed_objects.message(label, value))
    tally.equal(f'signature of {name}', b64(signature), value['signature'])
    tally.holds(f'{name} verifies', signed_objects.signed_by(roster.keys[member], label, value))


def _check_statement(name, statement, roster, tally):
    for signature in statement['signatures']:
        made = ed25519.sign(_seed(signature['member']), signed_objects.statement_message(statement))
        tally.equal(f'signature of {name}', b64(made), signature['signature'])
    tally.holds(f'{name} is well-formed', signed_objects.statement_is_well_formed(statement))
    tally.equal(f'fault of {name}', signed_objects.statement_fault(statement, roster), None)


@vectors('casework.json', 'objects', free=['payloads'])
def check_objects(record, root, tally):
    roster = _roster()
    value = {
        name: canonical_json.decode(record[name].encode('utf-8'))
        for name in ('proposedStatement', 'statement', 'answer', 'rekey', 'grant')
    }
    statement, answer, rekey, grant = (value[name] for name in ('statement', 'answer', 'rekey', 'grant'))
    _check_statement('proposed statement', value['proposedStatement'], roster, tally)
    _check_statement('statement', statement, roster, tally)
    first = {**statement, 'signatures': statement['signatures'][:1]}
    tally.equal('proposed statement', first, value['proposedStatement'])
    tally.equal('statementHash', signed_objects.statement_hash(statement), record['statementHash'])
    tally.equal('commit', signed_objects.statement_commit(statement, unhex(record['salt'])), record['commit'])
    for item in record['payloads']:
        payload = signed_objects.statement_payload(statement, roster.position(item['member']))
        tally.equal('payload', payload, item['payload'])
    tally.equal('answer carries', answer['statement'], statement)
    tally.equal('salt', unb64(answer['salt']), record['salt'])
    for name, label, one in (('answer', 'kupuya/answer/v1', answer), ('rekey', 'kupuya/rekey/v1', rekey)):
        _check_signature(name, label, one, one['member'], roster, tally)
        tally.equal(f'position of {name}', one['position'], roster.position(one['member']))
        tally.equal(f'roster of {name}', one['roster'], roster.hash)
    leave = ed25519.sign(_seed(rekey['left']), signed_objects.leave_message(rekey['source'], rekey['left'], rekey['day']))
    tally.equal('leave', b64(leave), rekey['leave'])
    _check_signature('grant', 'kupuya/grant/v1', grant, grant['from'], roster, tally)
    tally.equal('key of grant', unb64(grant['key']), root['place']['caseKey'])


@vectors('casework.json', 'place')
def check_place(record, _, tally):
    key = unhex(record['caseKey'])
    tally.equal('keyHash', signed_objects.key_hash(key), record['keyHash'])
    tally.equal('locators', [place.hex() for place in frame.locators(key, 0, len(record['locators']))], record['locators'])
    tally.equal('how many', len(record['locators']), 3)


@vectors('casework.json', 'grantPlaces')
def check_grant_places(record, _, tally):
    places = frame.grant_places(unhex(record['file']), record['member'])
    tally.equal('places', [place.hex() for place in places], record['places'])


def _state(found):
    """The case in the form of the vectors."""
    proposals = [{key: value for key, value in one.items() if key != 'statement'} for one in found.proposals]
    return {
        **{name: getattr(found, name) for name in ('status', 'letter', 'letters', 'received', 'circle', 'recused')},
        **{name: getattr(found, name) for name in ('excluded', 'assigned', 'sequence', 'answers', 'confirmed')},
        **{name: getattr(found, name) for name in ('extended', 'told', 'claims', 'key', 'events', 'day')},
        **{name: getattr(found, name) for name in ('sheets', 'custody', 'identities', 'erased')},
        'substitutes': {str(member): days for member, days in found.substitutes.items()},
        'rotationDue': found.rotation_due,
        'head': found.events[-1],
        'rosterSequence': found.roster_sequence,
        'counters': {str(member): count for member, count in found.counters.items()},
        'untold': [canonical_json.encode(statement).decode('utf-8') for statement in found.untold],
        'proposals': proposals,
    }


@lru_cache(maxsize=None)
def _checked_event(text):
    """A tally of the signatures of an event and of the statement inside, and the event's hash."""
    tally, roster, event = Tally(), _roster(), case.parse_event(text)
    _check_signature('event', 'kupuya/event/v1', event, event['member'], roster, tally)
    if event['data'].get('statement') is not None:
        _check_statement('statement of an event', event['data']['statement'], roster, tally)
    return tally, signed_objects.event_hash(event)


@lru_cache(maxsize=None)
def _replayed(items, letters):
    """Both as JSON."""
    found, skipped = case.replay(json.loads(items), json.loads(letters), [_roster()])
    return _state(found), skipped


@vectors('casework.json', 'cases', free=['name', 'letters/*', 'items/*/released', 'items/*/key', 'items/*/seq'])
def check_case(record, _, tally):
    for item in record['items']:
        if 'event' in item:
            checked, event_hash = _checked_event(item['event'])
            tally.add(checked)
            tally.equal('event hash', event_hash, item['hash'])
    state, skipped = _replayed(json.dumps(record['items']), json.dumps(record['letters']))
    tally.equal('skipped', skipped, record['skipped'])
    tally.equal('names of the state', sorted(state), sorted(record['state']))
    for name, value in state.items():
        tally.equal(f'state: {name}', value, record['state'].get(name))


@vectors('casework.json', 'clocks', free=['why', 'told*'])
def check_clock(record, _, tally):
    found = clocks.deadlines(record['received'], record['told'], clocks.DEFAULT)
    tally.equal('deadlines', found, record['deadlines'])
    tally.equal('next', clocks.next_date(found), record['next'])
