"""Statements, answers, rekeys, grants and events: docs/protocol.md, sections 6 and 7."""

from . import canonical_json, codes, ed25519, log
from .canonical_json import unb64, without
from .primitives import H, lp

NOBODY = 255


class Roster:
    """A roster with what its readers ask of it."""

    def __init__(self, value):
        self.value = value
        self.hash = H(canonical_json.encode(value)).hex()
        self.sequence = value['sequence']
        self.first, self.last = value['first'], value['last']
        self.keys = {member['number']: unb64(member['sign']) for member in value['members']}
        self._positions = {item['member']: item['position'] for item in value['positions']}

    def position(self, member):
        return self._positions.get(member, NOBODY)

    def in_force(self, day):
        return self.first <= day <= self.last


def message(label, value):
    """What is signed: the canonical JSON without its signature."""
    return lp(label) + canonical_json.encode(without(value, 'signature'))


def statement_message(statement):
    return lp('kupuya/statement/v1') + canonical_json.encode({**statement, 'signatures': []})


def leave_message(source, left, day):
    leave = {'format': 'kupuya/leave/v1', 'source': source, 'left': left, 'day': day}
    return lp('kupuya/rekey/v1') + canonical_json.encode(leave)


def source_id(sign_key):
    return H(sign_key)


def needs_two(status):
    return status in ('CLOSED', 'EXTENDED', 'REFERRED')


def reason_belongs(status, reason):
    if status == 'CLOSED':
        return reason.startswith('OUTCOME_') and reason in codes.LISTS['reason']
    if status == 'EXTENDED':
        return reason in ('COMPLEX', 'AWAITING_OTHER_BODY', 'OTHER')
    return reason == ''


def signed_by(key, label, value):
    return ed25519.holds(key, message(label, value), unb64(value['signature'], 64))


def statement_is_well_formed(statement):
    known = statement['status'] in codes.LISTS['status'] and reason_belongs(statement['status'], statement['reason'])
    return known and 1 <= len(statement['signatures']) <= 2


def statement_fault(statement, roster):
    """What is wrong with the signatures under the roster named, as a reason of docs/state-machine.md, or None."""
    members = [signature['member'] for signature in statement['signatures']]
    if roster is None or statement['roster'] != roster.hash or not roster.in_force(statement['day']):
        return 'BAD_ROSTER'
    if len(set(members)) != len(members):
        return 'BAD_STATEMENT'
    for signature in statement['signatures']:
        member = signature['member']
        if member not in roster.keys or signature['position'] != roster.position(member):
            return 'NOT_ENTITLED'
        if not ed25519.holds(roster.keys[member], statement_message(statement), unb64(signature['signature'], 64)):
            return 'BAD_SIGNATURE'
    return None


def statement_hash(statement):
    return H(canonical_json.encode(statement))


def statement_commit(statement, salt):
    return log.commit('status', statement_hash(statement), salt)


def statement_payload(statement, position):
    return log.status_payload({**statement, 'position': position})


def key_hash(case_key):
    return H(lp('kupuya/grant/v1') + case_key)


def event_hash(event):
    return H(canonical_json.encode(event))
