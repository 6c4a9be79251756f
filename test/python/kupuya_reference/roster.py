"""Trust policies, rosters, enrolments and keyrings: docs/protocol.md, section 3."""

import re
import unicodedata
from itertools import pairwise

from . import canonical_json, ed25519, notes
from .canonical_json import unb64, unhex, without
from .ml_kem_key import assert_xwing_key
from .primitives import H, Refused, lp, lp16, u16

_LANGUAGES = {'ky', 'ru', 'uz', 'en'}
_VACANT = bytes(1_216)


def _require(holds, code='MALFORMED'):
    if not holds:
        raise Refused(code)


def _keys(value, *names):
    _require(isinstance(value, dict) and set(value) == set(names))


def _integer(value, low, high):
    _require(isinstance(value, int) and not isinstance(value, bool) and low <= value <= high)


def _list(value, low, high):
    _require(isinstance(value, list) and low <= len(value) <= high)


def _texts(value):
    _require(isinstance(value, dict) and 'ky' in value and set(value) <= _LANGUAGES)
    _require(all(isinstance(text, str) and 1 <= len(text) <= 400 for text in value.values()))


def _ascending(items):
    for low, high in pairwise(items):
        _require(low != high, 'DUPLICATE')
        _require(low < high, 'NOT_CANONICAL')


def _distinct(items):
    _require(len(set(items)) == len(items), 'DUPLICATE')


def _origin(value, mode):
    _require(mode in ('demo', 'live') and isinstance(value, str) and len(value.encode('utf-8')) <= 200)
    notes.assert_name(value)
    _require((mode == 'demo') == value.endswith('/demo'), 'WRONG_MODE')


def _nfc(value):
    if isinstance(value, dict):
        for item in value.values():
            _nfc(item)
    elif isinstance(value, list):
        for item in value:
            _nfc(item)
    elif isinstance(value, str):
        _require(unicodedata.is_normalized('NFC', value), 'NOT_CANONICAL')


def _days(value, longest):
    """Contiguous ranges of days; longest: days that one may last."""
    for span in value:
        _require(span['first'] <= span['last'], 'RANGE')
        _require(span['last'] - span['first'] + 1 <= longest, 'RANGE')
    for before, after in pairwise(value):
        _require(after['first'] == before['last'] + 1, 'RANGE')


def _sign_key(value):
    key = unb64(value, 32)
    try:
        ed25519.assert_key(key)
    except ValueError as error:
        raise Refused('BAD_KEY') from error
    return key


def possession_message(number, origin, sign_key):
    return lp('kupuya/possession/v1') + u16(number) + lp16(origin) + sign_key


def decode_trust(data):
    trust = canonical_json.decode(data)
    names = ('format', 'mode', 'origin', 'caseLog', 'governanceLog', 'promise', 'witnesses', 'quorum', 'maxAge')
    _keys(trust, *names, 'governance', 'release')
    _require(trust['format'] == 'kupuya/trust/v1')
    _origin(trust['origin'], trust['mode'])
    for field, suffix in (('caseLog', 'case'), ('governanceLog', 'governance'), ('promise', 'promise')):
        _require(notes.parse_verifier_key(trust[field])[0] == f'{trust["origin"]}/{suffix}')
    _integer(trust['maxAge'], 1, 8_784)
    _integer(trust['quorum'], 0, len(trust['witnesses']))
    for group, least in (('governance', 2), ('release', 1)):
        _keys(trust[group], 'signers', 'threshold')
        keys = [notes.parse_verifier_key(text)[1] for text in trust[group]['signers']]
        _distinct(keys)
        _integer(trust[group]['threshold'], least, len(keys))
    return trust


def _decode_lists(roster):
    """The form of every list of a roster, and their order."""
    _list(roster['units'], 1, 32)
    for unit in roster['units']:
        _keys(unit, 'number', 'name')
        _integer(unit['number'], 1, 32)
        _texts(unit['name'])
    _list(roster['members'], 1, 64)
    for member in roster['members']:
        _keys(member, 'number', 'role', 'institution', 'unit', 'sign', 'possession', 'openpgp')
        _integer(member['number'], 1, 65_535)
        _texts(member['role'])
        _texts(member['institution'])
        _integer(member['unit'], 1, 32)
        _sign_key(member['sign'])
        unb64(member['possession'], 64)
        if member['openpgp'] != '':
            unhex(member['openpgp'], 20)
    _list(roster['positions'], 1, 16)
    for position in roster['positions']:
        _keys(position, 'position', 'member')
        _integer(position['position'], 0, 15)
        _integer(position['member'], 1, 65_535)
    _list(roster['desks'], 1, 15)
    for desk in roster['desks']:
        _keys(desk, 'number', 'name', 'about', 'positions')
        _integer(desk['number'], 1, 15)
        _texts(desk['name'])
        _texts(desk['about'])
        _list(desk['positions'], 2, 4)
        for position in desk['positions']:
            _integer(position, 0, 15)
    _list(roster['conflicts'], 0, 32 * 31)
    for conflict in roster['conflicts']:
        _keys(conflict, 'unit', 'with')
        _integer(conflict['unit'], 1, 32)
        _integer(conflict['with'], 1, 32)
    _list(roster['custodians'], 0, 64)
    for custodian in roster['custodians']:
        _integer(custodian, 1, 65_535)
    for name in ('units', 'members', 'desks'):
        _ascending([item['number'] for item in roster[name]])
    _ascending([item['position'] for item in roster['positions']])
    _ascending([(item['unit'], item['with']) for item in roster['conflicts']])
    _ascending(roster['custodians'])
    for desk in roster['desks']:
        _ascending(desk['positions'])


def _decode_rules(roster):
    _list(roster['epochs'], 1, 4)
    for epoch in roster['epochs']:
        _keys(epoch, 'first', 'last', 'keys')
        _integer(epoch['first'], 0, 65_535)
        _integer(epoch['last'], 0, 65_535)
        unhex(epoch['keys'], 32)
    _integer(roster['first'], 0, 65_535)
    _integer(roster['last'], 0, 65_535)
    _require(roster['first'] <= roster['last'] <= roster['first'] + 366, 'RANGE')
    _days(roster['epochs'], 120)
    terms = roster['deadlines']
    _keys(terms, 'acknowledge', 'feedback', 'extended')
    for days in terms.values():
        _integer(days, 1, 366)
    _require(terms['acknowledge'] <= terms['feedback'] <= terms['extended'], 'RANGE')
    _keys(roster['cover'], 'letters', 'entries', 'frames')
    for cover in roster['cover'].values():
        _keys(cover, 'mean', 'scale', 'multiple')
        _integer(cover['mean'], 0, 4_096)
        _integer(cover['scale'], 1, 1_024)
        _integer(cover['multiple'], 1, 4_096)
    pages = roster['pages']
    _keys(pages, 'count', 'frames', 'fresh')
    _integer(pages['count'], 1, 4)
    _integer(pages['frames'], 128, 512)
    _integer(pages['fresh'], 2, 64)
    _require(pages['frames'] % pages['fresh'] == 0, 'RANGE')
    _keys(roster['attachment'], 'limit')
    _integer(roster['attachment']['limit'], 0, 2**32)


def _decode_oversight(roster, holder):
    oversight = roster['oversight']
    _keys(oversight, 'desk', 'officers')
    _list(oversight['officers'], 2, 2)
    capsules = []
    for officer in oversight['officers']:
        _keys(officer, 'member', 'capsule')
        _integer(officer['member'], 1, 65_535)
        capsules.append(unb64(officer['capsule'], 1_216))
        assert_xwing_key(capsules[-1])
    _distinct(capsules)
    officers = [officer['member'] for officer in oversight['officers']]
    _ascending(officers)
    desk = next((desk for desk in roster['desks'] if desk['number'] == oversight['desk']), None)
    _require(desk is not None and {holder[position] for position in desk['positions']} == set(officers))
    _require(len(desk['positions']) == 2)


def decode_roster(data):
    """A roster, with every rule of section 3.3 that needs nothing but the roster."""
    roster = canonical_json.decode(data)
    names = ('format', 'sequence', 'mode', 'origin', 'first', 'last', 'body', 'units', 'members', 'positions', 'desks')
    _keys(roster, *names, 'oversight', 'conflicts', 'custodians', 'epochs', 'deadlines', 'cover', 'pages', 'attachment')
    _nfc(roster)
    _require(roster['format'] == 'kupuya/roster/v1')
    _integer(roster['sequence'], 1, 2**32 - 1)
    _origin(roster['origin'], roster['mode'])
    _texts(roster['body'])
    _decode_rules(roster)
    _decode_lists(roster)
    units = {unit['number'] for unit in roster['units']}
    members = {member['number'] for member in roster['members']}
    holder = {item['position']: item['member'] for item in roster['positions']}
    _distinct([member['sign'] for member in roster['members']])
    _require(all(member['unit'] in units for member in roster['members']))
    _require(set(holder.values()) <= members)
    _distinct(list(holder.values()))
    seats = [position for desk in roster['desks'] for position in desk['positions']]
    _require(set(seats) <= set(holder))
    _distinct(seats)
    _require(set(roster['custodians']) <= members)
    for conflict in roster['conflicts']:
        _require({conflict['unit'], conflict['with']} <= units and conflict['unit'] != conflict['with'])
    _decode_oversight(roster, holder)
    for member in roster['members']:
        message = possession_message(member['number'], roster['origin'], unb64(member['sign']))
        _require(ed25519.holds(unb64(member['sign']), message, unb64(member['possession'])), 'BAD_SIGNATURE')
    return roster


def open_roster(note, trust):
    """The roster of a signed note, under the threshold of the trust policy."""
    text, signatures = notes.open_note(note, trust['governance']['signers'])
    _require(signatures >= trust['governance']['threshold'], 'BAD_SIGNATURE')
    _require(text.count('\n') == 1)
    roster = decode_roster(text[:-1].encode('utf-8'))
    _require(roster['origin'] == trust['origin'] and roster['mode'] == trust['mode'], 'WRONG_MODE')
    return roster


def epoch_file(keys):
    """keys: 16 X-Wing public keys, None where vacant."""
    for key in keys:
        if key is not None:
            assert_xwing_key(key)
    return b''.join(_VACANT if key is None else key for key in keys)


def positions_of(roster):
    """Member number to position."""
    return {item['member']: item['position'] for item in roster['positions']}


def excluded_members(roster, members, units):
    """The member numbers that an exclusion touches: by number, by unit, and by a unit in conflict with an excluded one."""
    touched = set(units) | {conflict['with'] for conflict in roster['conflicts'] if conflict['unit'] in units}
    return set(members) | {member['number'] for member in roster['members'] if member['unit'] in touched}


def remaining_positions(roster, desk_number, members, units):
    """The positions of a desk that no exclusion touches, ascending."""
    excluded = excluded_members(roster, members, units)
    holder = {item['position']: item['member'] for item in roster['positions']}
    desk = next(desk for desk in roster['desks'] if desk['number'] == desk_number)
    return [position for position in desk['positions'] if holder[position] not in excluded]


def readers(roster, desk_number, members, units):
    """The positions that read a letter, ascending; None if fewer than two are left."""
    found = remaining_positions(roster, desk_number, members, units)
    return found if len(found) >= 2 else None


def exclusion_masks(roster, members, units):
    """The two masks of a letter's tag: positions of the members excluded by number, and units excluded by name."""
    seats = positions_of(roster)
    positions = sum(1 << seats[member] for member in set(members) if member in seats)
    return positions, sum(1 << unit - 1 for unit in set(units))


def enrolment_message(enrolment):
    return lp('kupuya/enrolment/v1') + canonical_json.encode(without(enrolment, 'signature'))


def _decode_member(value, key_name, key_length, most_epochs):
    _integer(value['member'], 1, 65_535)
    _origin(value['origin'], value['mode'])
    _list(value['epochs'], 1, most_epochs)
    for epoch in value['epochs']:
        _keys(epoch, 'first', 'last', key_name)
        _integer(epoch['first'], 0, 65_535)
        _integer(epoch['last'], 0, 65_535)
        unb64(epoch[key_name], key_length)
    if value['capsule'] is not None:
        unb64(value['capsule'], key_length)


def decode_enrolment(data):
    value = canonical_json.decode(data)
    _keys(value, 'format', 'mode', 'origin', 'member', 'sign', 'possession', 'epochs', 'capsule', 'openpgp', 'signature')
    _require(value['format'] == 'kupuya/enrolment/v1')
    _decode_member(value, 'key', 1_216, 4)
    _days(value['epochs'], 120)
    for key in [unb64(epoch['key']) for epoch in value['epochs']] + [unb64(value['capsule'])] * (value['capsule'] is not None):
        assert_xwing_key(key)
    if value['openpgp'] != '':
        _require(re.fullmatch('[0-9a-f]{40}', value['openpgp']))
    sign = _sign_key(value['sign'])
    message = possession_message(value['member'], value['origin'], sign)
    _require(ed25519.holds(sign, message, unb64(value['possession'], 64)), 'BAD_SIGNATURE')
    _require(ed25519.holds(sign, enrolment_message(value), unb64(value['signature'], 64)), 'BAD_SIGNATURE')
    return value


def decode_keyring(data):
    value = canonical_json.decode(data)
    _keys(value, 'format', 'mode', 'origin', 'member', 'sign', 'epochs', 'capsule')
    _require(value['format'] == 'kupuya/keyring/v1')
    unb64(value['sign'], 32)
    _decode_member(value, 'seed', 32, 8)
    periods = [(epoch['first'], epoch['last']) for epoch in value['epochs']]
    _require(all(0 <= last - first < 120 for first, last in periods), 'RANGE')
    _require(periods == sorted(set(periods)), 'RANGE')
    return value


def roster_hash(roster):
    return H(canonical_json.encode(roster))
