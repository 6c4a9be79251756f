"""What counts in a case: docs/protocol.md, sections 7.1 and 7.2."""

from . import canonical_json, signed_objects, steps
from .canonical_json import b64, unb64
from .roster import excluded_members
from .signed_objects import needs_two, reason_belongs

CIRCLE = 16
NOTHING = b64(bytes(32))
_FIELDS = {
    'START': ('letter', 'file', 'grantees', 'key'),
    'LETTER': ('letter', 'file'),
    'STATUS': ('status', 'reason'),
    'ANSWER': ('number', 'text', 'language', 'statement', 'salt', 'counter'),
    'NOTE': ('text',),
    'ASSIGN': ('member',),
    'PROPOSE': ('act', 'reason', 'text', 'outcome', 'statement'),
    'APPROVE': ('event', 'statement'),
    'REJECT': ('event',),
    'GRANT': ('to',),
    'RECUSE': ('member', 'text', 'leave'),
    'ROTATE': ('grantees', 'key'),
    'CLAIM': ('ids',),
}
_EVENT = {'format', 'seq', 'previous', 'member', 'position', 'roster', 'day', 'type', 'data', 'signature'}


class Skipped(Exception):
    """An event does not count; the reason is one of docs/state-machine.md."""


def _require(holds, reason):
    if not holds:
        raise Skipped(reason)


class Case:
    """A case as far as it has been read."""

    def __init__(self, letters, rosters):
        """letters: commit in hex to received, holders, excluded; rosters: those of the governance log."""
        self.known_letters, self.rosters = letters, rosters
        self.status = self.letter = self.key = self.received = None
        self.letters, self.circle, self.recused, self.claims, self.told, self.events = [], [], [], [], [], []
        self.excluded = {'members': [], 'units': []}
        self.assigned = self.sequence = self.answers = self.day = self.roster_sequence = 0
        self.confirmed = self.extended = self.rotation_due = False
        self.counters, self.untold, self.proposals = {}, [], []

    def read(self, item):
        """Applies an event at its place, or raises Skipped. item: seq, released, key (hash in hex), event (canonical JSON)."""
        event = canonical_json.decode(item['event'].encode('utf-8'))
        _require(isinstance(event, dict) and set(event) == _EVENT and event['format'] == 'kupuya/event/v1', 'MALFORMED')
        kind, data, member = event['type'], event['data'], event['member']
        _require(kind in _FIELDS, 'UNKNOWN_TYPE')
        _require(set(data) == set(_FIELDS[kind]), 'MALFORMED')
        roster = next((known for known in self.rosters if known.hash == event['roster']), None)
        _require(roster is not None and roster.in_force(event['day']), 'BAD_ROSTER')
        _require(member in roster.keys, 'NOT_ENTITLED')
        _require(signed_objects.signed_by(roster.keys[member], 'kupuya/event/v1', event), 'BAD_SIGNATURE')
        _require(event['position'] == roster.position(member), 'NOT_ENTITLED')
        if data.get('statement') is not None:
            self._check_statement(kind, data['statement'], member)
        event_hash = signed_objects.event_hash(event).hex()
        _require(event_hash not in self.events, 'REPLAY')
        _require(event['seq'] == item['seq'], 'WRONG_PLACE')
        _require(self.key is None or item['key'] == self.key, 'WRONG_KEY')
        self._check_previous(unb64(event['previous'], 32).hex())
        _require(roster.sequence >= self.roster_sequence, 'OLDER_ROSTER')
        _require(self.day <= event['day'] <= item['released'] + 1, 'BAD_DAY')
        in_force = max((known for known in self.rosters if known.in_force(item['released'])), key=lambda r: r.sequence)
        if kind == 'START':
            self._start(data, member, item['key'])
        else:
            _require(self.letter is not None, 'NOT_STARTED')
            self._lose([gone for gone in self.circle if gone not in in_force.keys])
            _require(member in self.circle, 'OUTSIDE_CIRCLE')
            getattr(self, '_' + kind.lower())(data, member, event, event_hash, in_force)
        self._lose(excluded_members(in_force.value, self.excluded['members'], self.excluded['units']))
        self.events.append(event_hash)
        self.day, self.roster_sequence = event['day'], roster.sequence
        return event_hash

    def _check_statement(self, kind, statement, member):
        roster = next((known for known in self.rosters if known.hash == statement['roster']), None)
        _require(roster is not None and signed_objects.statement_holds(statement, roster), 'BAD_STATEMENT')
        signers = [signature['member'] for signature in statement['signatures']]
        wanted = {'PROPOSE': signers == [member], 'APPROVE': len(signers) == 2 and signers[1] == member}
        _require(wanted.get(kind, member in signers), 'NOT_ENTITLED')

    def _check_previous(self, previous):
        last = self.events[-1] if self.events else bytes(32).hex()
        if previous != last:
            raise Skipped('FORK' if previous in self.events or previous == bytes(32).hex() else 'WRONG_PREVIOUS')

    def _start(self, data, member, key):
        _require(self.letter is None, 'ALREADY_STARTED')
        commit = unb64(data['letter'], 32).hex()
        _require(commit in self.known_letters, 'UNKNOWN_LETTER')
        facts = self.known_letters[commit]
        _require(data['grantees'] == facts['holders'], 'WRONG_GRANTEES')
        _require(member in data['grantees'], 'OUTSIDE_CIRCLE')
        _require(unb64(data['key'], 32).hex() == key, 'WRONG_KEY')
        self.status, self.letter, self.key, self.received = 'RECEIVED', commit, key, facts['received']
        self.circle = list(data['grantees'])
        self._join(commit)

    def _join(self, commit):
        excluded = self.known_letters[commit]['excluded']
        self.letters.append(commit)
        for name in ('members', 'units'):
            self.excluded[name] = sorted({*self.excluded[name], *excluded[name]})

    def _lose(self, members):
        """Takes members out of the circle; their open proposals and their assignment go with them, and a rotation is due."""
        gone = [member for member in self.circle if member in members]
        if not gone:
            return
        self.circle = [member for member in self.circle if member not in gone]
        self.rotation_due = True
        self.assigned = 0 if self.assigned in gone else self.assigned
        for proposal in self.proposals:
            if proposal['by'] in gone and proposal['state'] == 'OPEN':
                proposal['state'] = 'LAPSED'

    def _move(self, status):
        if status == 'EXTENDED':
            self.extended = True
        elif status == 'CONFIRMED':
            self.confirmed = True
        elif status not in steps.MARKS:
            self.extended = self.extended and status != 'REOPENED'
            self.status = status

    def _make(self, status):
        """A statement is made: its number is used up, and open proposals with a statement lapse."""
        self.sequence += 1
        for proposal in self.proposals:
            if proposal['state'] == 'OPEN' and proposal['statement'] is not None:
                proposal['state'] = 'LAPSED'
        self._move(status)

    def _letter(self, data, *_):
        commit = unb64(data['letter'], 32).hex()
        _require(commit in self.known_letters, 'UNKNOWN_LETTER')
        _require(commit not in self.letters, 'DUPLICATE')
        self._join(commit)

    def _status(self, data, *_):
        _require(data['status'] not in steps.MARKS and reason_belongs(data['status'], data['reason']), 'BAD_TRANSITION')
        found = steps.signers(self.status, data['status'])
        _require(not needs_two(data['status']), 'NEEDS_APPROVAL')
        _require(found == 1, 'BAD_TRANSITION')
        self._move(data['status'])

    def _answer(self, data, member, event, *_):
        statement = data['statement']
        _require(unb64(statement['letter'], 32).hex() == self.letter, 'BAD_STATEMENT')
        _require(data['number'] == self.answers + 1, 'WRONG_NUMBER')
        _require(data['counter'] == self.counters.get(member, 0), 'WRONG_NUMBER')
        if statement in self.untold:
            self.untold.remove(statement)
        else:
            status = statement['status']
            _require(not needs_two(status), 'NEEDS_APPROVAL')
            _require(status == self.status or steps.signers(self.status, status) == 1, 'BAD_TRANSITION')
            _require(statement['sequence'] == self.sequence + 1, 'WRONG_NUMBER')
            self._make(status)
        self.answers += 1
        self.counters[member] = self.counters.get(member, 0) + 1
        self.told.append({'status': statement['status'], 'day': event['day']})

    def _note(self, *_):
        """A note changes nothing but the chain."""

    def _assign(self, data, *_):
        _require(data['member'] == 0 or data['member'] in self.circle, 'NOT_ELIGIBLE')
        self.assigned = data['member']

    def _propose(self, data, member, event, event_hash, _):
        told, possible = steps.ACTS[data['act']]
        _require(self.status in possible, 'BAD_TRANSITION')
        statement = data['statement']
        if told == 'not told':
            _require(statement is None, 'BAD_STATEMENT')
        else:
            _require(statement is not None and statement['status'] == told, 'BAD_STATEMENT')
            _require(statement['reason'] == data['reason'] and unb64(statement['letter']).hex() == self.letter, 'BAD_STATEMENT')
            _require(data['act'] != 'CLOSE' or data['reason'] == 'OUTCOME_' + data['outcome'], 'BAD_TRANSITION')
            _require(not (told == 'EXTENDED' and self.extended), 'BAD_TRANSITION')
            _require(statement['sequence'] == self.sequence + 1, 'WRONG_NUMBER')
        proposal = {'event': event_hash, 'act': data['act'], 'by': member, 'day': event['day'], 'state': 'OPEN'}
        self.proposals.append({**proposal, 'approvedBy': None, 'statement': statement})

    def _open_proposal(self, data):
        wanted = unb64(data['event'], 32).hex()
        found = next((p for p in self.proposals if p['event'] == wanted and p['state'] == 'OPEN'), None)
        _require(found is not None, 'NO_PROPOSAL')
        return found

    def _approve(self, data, member, *_):
        proposal, statement = self._open_proposal(data), data['statement']
        _require(proposal['by'] != member, 'SAME_MEMBER')
        proposed = proposal['statement']
        _require((statement is None) == (proposed is None), 'BAD_STATEMENT')
        proposal['state'], proposal['approvedBy'] = 'APPROVED', member
        if statement is not None:
            _require({**statement, 'signatures': statement['signatures'][:1]} == proposed, 'BAD_STATEMENT')
            self._make(statement['status'])
            self.untold.append(statement)

    def _reject(self, data, *_):
        self._open_proposal(data)['state'] = 'REJECTED'

    def _grant(self, data, member, event, event_hash, in_force):
        to = data['to']
        _require(to not in self.circle, 'DUPLICATE')
        excluded = excluded_members(in_force.value, self.excluded['members'], self.excluded['units'])
        _require(to in in_force.keys and to not in self.recused and to not in excluded, 'NOT_ELIGIBLE')
        _require(len(self.circle) < CIRCLE, 'CIRCLE_FULL')
        self.circle = sorted([*self.circle, to])

    def _recuse(self, data, member, *_):
        _require(data['member'] == member, 'NOT_ENTITLED')
        self.recused = sorted([*self.recused, member])
        self._lose([member])

    def _rotate(self, data, *_):
        _require(data['grantees'] == self.circle, 'WRONG_GRANTEES')
        self.key, self.rotation_due = unb64(data['key'], 32).hex(), False

    def _claim(self, data, *_):
        self.claims = sorted({*self.claims, *data['ids']})


def replay(items, letters, rosters):
    """The case, and for every item that does not count its index and why."""
    case, skipped = Case(letters, rosters), []
    for index, item in enumerate(items):
        try:
            if 'skipped' in item:
                raise Skipped(item['skipped'])
            case.read(item)
        except Skipped as reason:
            skipped.append({'index': index, 'why': str(reason)})
    return case, skipped
