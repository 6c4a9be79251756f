"""What counts in a case: docs/protocol.md, sections 7.1 and 7.2."""

import copy
from functools import lru_cache

from . import canonical_json, custody, records, signed_objects, steps
from .canonical_json import unb64
from .event_form import EVENT, FIELDS
from .roster import excluded_members
from .signed_objects import needs_two, reason_belongs
from .skipped import Skipped, require as _require

CIRCLE = 16
DELAYS = ('COMPLEX', 'AWAITING_OTHER_BODY', 'OTHER')
_ANYBODY = ('NOTE', 'LETTER', 'ROTATE', 'RECUSE', 'START')
_NO_EXCLUSION = {'members': [], 'units': []}


@lru_cache(maxsize=None)
def parse_event(text):
    """Canonical JSON to an event that nobody changes."""
    return canonical_json.decode(text.encode('utf-8'))


class Case:
    """A case as far as it has been read."""

    def __init__(self, letters, rosters):
        """letters: commit in hex to received, file key in hex, holders, excluded; rosters: those of the governance log."""
        self.known_letters, self.rosters = letters, rosters
        self.status = self.letter = self.key = self.received = None
        self.letters, self.circle, self.recused, self.claims, self.told, self.events = [], [], [], [], [], []
        self.excluded = {'members': [], 'units': []}
        self.assigned = self.sequence = self.answers = self.day = self.roster_sequence = 0
        self.confirmed = self.extended = self.rotation_due = False
        self.counters, self.untold, self.proposals = {}, [], []
        self.sheets, self.custody = records.no_sheets(), []
        self.substitutes, self.identities, self.erased = {}, [], False
        self._granted = self._present = self._released = None

    def copy(self):
        """A case of its own; what is never changed in place stays shared: letters, rosters, statements."""
        other = copy.copy(self)
        for name in ('letters', 'circle', 'recused', 'claims', 'told', 'events', 'untold', 'custody', 'identities'):
            setattr(other, name, list(getattr(self, name)))
        other.excluded, other.counters = dict(self.excluded), dict(self.counters)
        other.proposals = [dict(proposal) for proposal in self.proposals]
        other.sheets = {kind: list(sheets) for kind, sheets in self.sheets.items()}
        other.substitutes = dict(self.substitutes)
        return other

    def read(self, item):
        """Applies an event at its place, or raises Skipped. item: seq, released, key (hash in hex), event (canonical JSON)."""
        event = parse_event(item['event'])
        kind, data, member, roster = self._check_event(event)
        event_hash = signed_objects.event_hash(event).hex()
        _require(event_hash not in self.events, 'REPLAY')
        _require(event['seq'] == item['seq'], 'WRONG_PLACE')
        _require(self.key is None or item['key'] == self.key, 'WRONG_KEY')
        self._check_previous(unb64(event['previous'], 32).hex())
        _require(roster.sequence >= self.roster_sequence, 'OLDER_ROSTER')
        _require(self.day <= event['day'] <= item['released'] + 1, 'BAD_DAY')
        _require(self.letter is not None or kind == 'START', 'NOT_STARTED')
        in_force = [known for known in self.rosters if known.in_force(item['released'])]
        self._present = max(in_force, key=lambda known: known.sequence, default=None)
        self._cut()
        _require(kind == 'START' or member in self.circle, 'OUTSIDE_CIRCLE')
        now = None if self._present is None else self._present.keys.get(member)
        _require(now in (None, roster.keys[member]), 'NOT_ENTITLED')
        self._released = item['released']
        _require(not self.erased, 'ERASED')
        _require(kind in _ANYBODY or self._may_substitute(kind, data, member, min(event['day'], item['released'])), 'SUBSTITUTE')
        if kind == 'START':
            self._start(data, member, item['key'])
        else:
            getattr(self, '_' + kind.lower())(data, member, event, event_hash)
        self._granted = (data['to'], member) if kind == 'GRANT' else None
        self.events.append(event_hash)
        self.day, self.roster_sequence = event['day'], roster.sequence

    def _check_event(self, event):
        """Form, roster, signer, signature, and the statement inside."""
        _require(isinstance(event, dict) and set(event) == EVENT and event['format'] == 'kupuya/event/v1', 'MALFORMED')
        kind, data, member = event['type'], event['data'], event['member']
        _require(kind in FIELDS, 'UNKNOWN_TYPE')
        _require(set(data) == set(FIELDS[kind]), 'MALFORMED')
        statement = data.get('statement')
        _require(statement is None or signed_objects.statement_is_well_formed(statement), 'MALFORMED')
        roster = self._roster(event['roster'])
        _require(roster is not None and roster.in_force(event['day']), 'BAD_ROSTER')
        _require(member in roster.keys and event['position'] == roster.position(member), 'NOT_ENTITLED')
        _require(signed_objects.signed_by(roster.keys[member], 'kupuya/event/v1', event), 'BAD_SIGNATURE')
        if statement is not None:
            self._check_statement(kind, statement, member)
        return kind, data, member, roster

    def _roster(self, wanted):
        return next((known for known in self.rosters if known.hash == wanted), None)

    def _check_statement(self, kind, statement, member):
        count = len(statement['signatures'])
        _require(kind != 'PROPOSE' or count == 1, 'BAD_STATEMENT')
        fault = signed_objects.statement_fault(statement, self._roster(statement['roster']))
        _require(fault is None, fault)
        _require(kind == 'PROPOSE' or count == 2 or not needs_two(statement['status']), 'BAD_STATEMENT')
        _require(member in [signature['member'] for signature in statement['signatures']], 'NOT_ENTITLED')

    def _may_substitute(self, kind, data, member, day):
        """True for whoever is no substitute."""
        if member not in self.substitutes:
            return True
        if kind == 'CUSTODY':
            return data['what'] in ('OPENED', 'VIEWED', 'SAVED')
        if kind == 'APPROVE':
            wanted = unb64(data['event'], 32).hex()
            found = next((p for p in self.proposals if p['event'] == wanted), None)
            return found is None or day - found['released'] >= self.substitutes[member]
        if kind == 'ANSWER':
            statement = data['statement']
            return statement in self.untold and statement['signatures'][1]['member'] == member
        return False

    def _is_meant(self, member, exclusion):
        return member in self._meant(exclusion)

    def _meant(self, exclusion):
        if self._present is None:
            return exclusion['members']
        return [*exclusion['members'], *excluded_members(self._present.value, exclusion['members'], exclusion['units'])]

    def _exclude_all(self, exclusion):
        for name in ('members', 'units'):
            self.excluded[name] = sorted({*self.excluded[name], *exclusion[name]})

    def _check_hindrance(self, act, outcome):
        if act == 'CLOSE' and outcome != 'NOT_A_REPORT':
            _require(not records.undecided(self.sheets), 'UNDECIDED')
        if act == 'ERASE':
            _require(self.status == 'CLOSED', 'BAD_TRANSITION')
            _require(not records.on_hold(self.sheets), 'ON_HOLD')

    def _approved(self, proposal_hash, act, since=None):
        """The approved proposal of this act, or NO_PROPOSAL."""
        for proposal in self.proposals:
            if (proposal['event'], proposal['act'], proposal['state']) == (proposal_hash, act, 'APPROVED'):
                _require(since is None or proposal['approvedDay'] >= since, 'NO_PROPOSAL')
                return proposal
        raise Skipped('NO_PROPOSAL')

    def _check_previous(self, previous):
        last = self.events[-1] if self.events else bytes(32).hex()
        if previous != last:
            raise Skipped('FORK' if previous in self.events or previous == bytes(32).hex() else 'WRONG_PREVIOUS')

    def _eligible(self, member):
        """In the roster in force on the release day, neither excluded nor recused."""
        if self._present is None or member not in self._present.keys or member in self.recused:
            return False
        return member not in excluded_members(self._present.value, self.excluded['members'], self.excluded['units'])

    def _cut(self):
        """Whoever is not eligible leaves the circle; with them their open proposals and their assignment. A rotation is due."""
        left = [member for member in self.circle if self._eligible(member)]
        if left == self.circle:
            return
        self.circle, self.rotation_due = left, True
        self.assigned = self.assigned if self.assigned in left else 0
        for proposal in self.proposals:
            if proposal['by'] not in left and proposal['state'] == 'OPEN':
                proposal['state'] = 'LAPSED'

    def _check_file_key(self, commit, given):
        known = self.known_letters.get(commit)
        _require(known is not None and unb64(given, 32).hex() == known['file'], 'UNKNOWN_LETTER')

    def _join(self, commit):
        self.letters.append(commit)
        self._exclude_all(self.known_letters[commit]['excluded'])
        self._cut()

    def _move(self, status):
        """A legal step or mark."""
        _require(steps.signers(self.status, status) is not None, 'BAD_TRANSITION')
        if status == 'EXTENDED':
            _require(not self.extended, 'BAD_TRANSITION')
            self.extended = True
        elif status == 'CONFIRMED':
            self.confirmed = True
        elif status not in steps.MARKS:
            self.extended = self.extended and status != 'REOPENED'
            self.status = status
            for proposal in self.proposals:
                if status == 'REOPENED' and proposal['act'] == 'ERASE' and proposal['state'] in ('OPEN', 'APPROVED'):
                    proposal['state'] = 'LAPSED'

    def _make(self):
        """A statement is made: its number is used up, and open proposals with a statement lapse."""
        self.sequence += 1
        for proposal in self.proposals:
            if proposal['state'] == 'OPEN' and proposal['statement'] is not None:
                proposal['state'] = 'LAPSED'

    def _start(self, data, member, key):
        _require(self.letter is None, 'ALREADY_STARTED')
        _require(unb64(data['key'], 32).hex() == key, 'WRONG_KEY')
        commit = unb64(data['letter'], 32).hex()
        self._check_file_key(commit, data['file'])
        facts = self.known_letters[commit]
        _require(member in data['grantees'], 'OUTSIDE_CIRCLE')
        _require(facts['holders'] is None or data['grantees'] == facts['holders'], 'WRONG_GRANTEES')
        self.status, self.letter, self.key, self.received = 'RECEIVED', commit, key, facts['received']
        self.circle = list(data['grantees'])
        self._join(commit)
        _require(member in self.circle, 'NOT_ELIGIBLE')

    def _letter(self, data, *_):
        commit = unb64(data['letter'], 32).hex()
        self._check_file_key(commit, data['file'])
        _require(commit not in self.letters, 'DUPLICATE')
        self._join(commit)

    def _status(self, data, *_):
        status = data['status']
        _require(not needs_two(status), 'NEEDS_APPROVAL')
        _require(status == 'CONFIRMED' or status not in steps.MARKS, 'BAD_TRANSITION')
        _require(reason_belongs(status, data['reason']), 'BAD_TRANSITION')
        self._move(status)

    def _answer(self, data, member, event, _):
        statement = data['statement']
        _require(unb64(statement['letter'], 32).hex() == self.letter, 'BAD_STATEMENT')
        _require(data['number'] == self.answers + 1, 'WRONG_NUMBER')
        _require(data['counter'] == self.counters.get(member, 0), 'WRONG_NUMBER')
        if statement in self.untold:
            self.untold.remove(statement)
        else:
            _require(not needs_two(statement['status']), 'NEEDS_APPROVAL')
            _require(statement['sequence'] == self.sequence + 1, 'WRONG_NUMBER')
            if statement['status'] != self.status:
                self._move(statement['status'])
            self._make()
        self.answers += 1
        self.counters[member] = self.counters.get(member, 0) + 1
        self.told.append({'status': statement['status'], 'day': event['day']})

    def _note(self, *_):
        """A note changes nothing but the chain."""

    def _assign(self, data, *_):
        _require(data['member'] == 0 or data['member'] in self.circle, 'NOT_ELIGIBLE')
        self.assigned = data['member']

    def _propose(self, data, member, event, event_hash):
        told, statement, act = steps.ACTS[data['act']][0], data['statement'], data['act']
        _require((told == 'not told') == (statement is None), 'BAD_STATEMENT')
        _require(act == 'CLOSE' or data['outcome'] == '', 'BAD_STATEMENT')
        _require(self.status != 'RECEIVED', 'BAD_TRANSITION')
        if statement is None:
            _require(data['reason'] in ('', *DELAYS), 'BAD_STATEMENT')
        else:
            _require(statement['status'] == told and unb64(statement['letter']).hex() == self.letter, 'BAD_STATEMENT')
            _require(statement['reason'] == data['reason'], 'BAD_STATEMENT')
            _require(act != 'CLOSE' or data['reason'] == 'OUTCOME_' + data['outcome'], 'BAD_STATEMENT')
            _require(statement['sequence'] == self.sequence + 1, 'WRONG_NUMBER')
            _require(steps.signers(self.status, told) is not None, 'BAD_TRANSITION')
            _require(not (told == 'EXTENDED' and self.extended), 'BAD_TRANSITION')
        self._check_hindrance(act, data['outcome'])
        self._open(act, member, event, event_hash, statement=statement)

    def _open(self, act, member, event, event_hash, statement=None, exclude=_NO_EXCLUSION):
        proposal = {'event': event_hash, 'act': act, 'by': member, 'day': event['day'], 'released': self._released}
        undecided = {'state': 'OPEN', 'approvedBy': 0, 'approvedDay': 0}
        self.proposals.append({**proposal, **undecided, 'statement': statement, 'exclude': exclude})

    def _open_proposal(self, data):
        wanted = unb64(data['event'], 32).hex()
        found = next((p for p in self.proposals if p['event'] == wanted and p['state'] == 'OPEN'), None)
        _require(found is not None, 'NO_PROPOSAL')
        return found

    def _approve(self, data, member, event, _):
        proposal, statement = self._open_proposal(data), data['statement']
        _require(proposal['by'] != member, 'SAME_MEMBER')
        if statement is None or proposal['statement'] is None:
            _require(statement is proposal['statement'], 'BAD_STATEMENT')
        else:
            first, second = statement['signatures']
            _require({**statement, 'signatures': [first]} == proposal['statement'], 'BAD_STATEMENT')
            _require(second['member'] == member, 'BAD_STATEMENT')
        if proposal['act'] == 'EXCLUDE':
            _require(not self._is_meant(member, proposal['exclude']), 'NOT_ELIGIBLE')
        else:
            self._check_hindrance(proposal['act'], (statement or {'reason': ''})['reason'].removeprefix('OUTCOME_'))
        proposal['state'], proposal['approvedBy'], proposal['approvedDay'] = 'APPROVED', member, event['day']
        if proposal['act'] == 'EXCLUDE':
            self._exclude_all(proposal['exclude'])
            self._cut()
        if statement is not None:
            self._move(statement['status'])
            self._make()
            self.untold.append(statement)

    def _reject(self, data, member, *_):
        proposal = self._open_proposal(data)
        _require(not self._is_meant(member, proposal['exclude']), 'NOT_ELIGIBLE')
        proposal['state'] = 'REJECTED'

    def _grant(self, data, *_):
        to = data['to']
        stood_in = self.substitutes.pop(to, None) is not None
        if to in self.circle:
            _require(stood_in, 'DUPLICATE')
            return
        _require(self._eligible(to), 'NOT_ELIGIBLE')
        _require(len(self.circle) < CIRCLE, 'CIRCLE_FULL')
        self.circle = sorted([*self.circle, to])

    def _recuse(self, data, member, *_):
        _require(data['member'] == member, 'NOT_ENTITLED')
        self.recused = sorted([*self.recused, member])
        self._cut()

    def _rotate(self, data, *_):
        _require(data['grantees'] == self.circle, 'WRONG_GRANTEES')
        _require(self.rotation_due, 'NOT_DUE')
        self.key, self.rotation_due = unb64(data['key'], 32).hex(), False

    def _claim(self, data, *_):
        self.claims += [claim for claim in dict.fromkeys(data['ids']) if claim not in self.claims]

    def _record(self, data, member, event, _):
        records.write(self.sheets, data, self.circle, member, event['day'])

    def _custody(self, data, member, event, event_hash):
        def check_approved(proposal, act):
            _require(self._released - event['day'] <= custody.LATE_DAYS, 'NO_PROPOSAL')
            self._approved(proposal, act, since=event['day'] - custody.BUNDLE_DAYS)

        entry = custody.checked(data, self.custody, self.letters, check_approved)
        self.custody.append({**entry, 'by': member, 'day': event['day'], 'event': event_hash})

    def _exclude(self, data, member, event, event_hash):
        named = {'members': data['members'], 'units': data['units']}
        _require(named['members'] or named['units'], 'MALFORMED')
        _require(not self._is_meant(member, named), 'NOT_ELIGIBLE')
        if any(self._is_meant(each, named) for each in (*self.circle, *self._present.value['custodians'])):
            self._open('EXCLUDE', member, event, event_hash, exclude=named)
        else:
            self._exclude_all(named)

    def _substitute(self, data, member, *_):
        _require(self._granted == (data['member'], member), 'NOT_ENTITLED')
        self.substitutes[data['member']] = data['after']

    def _identity(self, data, member, *_):
        commit = unb64(data['letter'], 32).hex()
        asked = self._approved(unb64(data['proposal'], 32).hex(), 'OPEN_IDENTITY')
        two = (asked['by'], asked['approvedBy'])
        _require(member in two, 'NOT_ENTITLED')
        _require(commit in self.letters, 'UNKNOWN_LETTER')
        _require(len(data['custodians']) >= 2, 'NEEDS_APPROVAL')
        _require(set(data['custodians']) <= set(self._present.value['custodians']), 'NOT_ELIGIBLE')
        kept_away = {*two, *self._meant(self.excluded)}
        _require(not kept_away & set(data['custodians']), 'NOT_ELIGIBLE')
        _require(commit not in self.identities, 'DUPLICATE')
        self.identities.append(commit)

    def _erased(self, data, *_):
        self._approved(unb64(data['proposal'], 32).hex(), 'ERASE')
        self._check_hindrance('ERASE', '')
        self.erased = True


def replay(items, letters, rosters):
    """The case, and for every item that does not count its index and why."""
    case, skipped = Case(letters, rosters), []
    for index, item in enumerate(items):
        trial = case.copy()  # an event that does not count changes nothing
        try:
            if 'skipped' in item:
                raise Skipped(item['skipped'])
            trial.read(item)
            case = trial
        except Skipped as reason:
            skipped.append({'index': index, 'why': str(reason)})
    return case, skipped
