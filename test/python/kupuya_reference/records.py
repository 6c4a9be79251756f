"""Records of a case: docs/protocol.md, section 7.4."""

from .canonical_json import unb64
from .skipped import require

LIMIT = 512
KINDS = ('ALLEGATION', 'PERSON', 'TASK', 'TAG', 'LINK', 'RETALIATION', 'RIGHT', 'TRIAGE', 'HOLD')


def no_sheets():
    return {kind: [] for kind in KINDS}


def _persons(kind, data):
    named = {'ALLEGATION': 'accused', 'RIGHT': 'person', 'PERSON': 'organisation'}.get(kind)
    if named is None:
        return []
    return data[named] if named == 'accused' else [data[named]] if data[named] != 0 else []


def write(sheets, record, circle, member, day):
    """Writes a sheet, or raises Skipped."""
    kind, number, data = record['kind'], record['number'], record['data']
    require(kind in KINDS, 'MALFORMED')
    written = sheets[kind]
    last = 1 if kind == 'TRIAGE' else min(len(written) + 1, LIMIT)
    require(1 <= number <= last, 'WRONG_NUMBER')
    before = written[number - 1]['data'] if number <= len(written) else None
    known = [] if before is None else _persons(kind, before)
    kept = [sheet['number'] for sheet in sheets['PERSON'] if sheet['kept']]
    require(all(person in known or person in kept for person in _persons(kind, data)), 'UNKNOWN_RECORD')
    if kind == 'TASK':
        allowed = [0, *circle, *([] if before is None else [before['member']])]
        require(data['member'] in allowed, 'NOT_ELIGIBLE')
    shown = {**data, 'letter': unb64(data['letter'], 32).hex()} if kind == 'LINK' else data
    sheet = {'number': number, 'kept': record['kept'], 'by': member, 'day': day, 'data': shown}
    sheets[kind] = [*written[: number - 1], sheet, *written[number:]]


def undecided(sheets):
    return [sheet for sheet in sheets['ALLEGATION'] if sheet['kept'] and sheet['data']['outcome'] == '']


def on_hold(sheets):
    return any(sheet['kept'] for sheet in sheets['HOLD'])
