"""Clocks of a case, docs/protocol.md, section 7.3."""

ACKNOWLEDGES = {
    *('ACKNOWLEDGED', 'UNDER_ASSESSMENT', 'UNDER_INVESTIGATION', 'REFERRED'),
    *('WAITING_FOR_SOURCE', 'CLOSED', 'REOPENED'),
}
FEEDS_BACK = {'UNDER_INVESTIGATION', 'REFERRED', 'CLOSED'}
DEFAULT = {'acknowledge': 7, 'feedback': 90, 'extended': 180}


def _first_day(told, statuses):
    """The earliest day: the days of entries need not ascend."""
    return min((entry['day'] for entry in told if entry['status'] in statuses), default=None)


def deadlines(received, told, terms):
    """told: status entries in their order; terms: the roster's deadlines, in days."""
    start, counted = received, told
    for i, entry in enumerate(told):
        if entry['status'] == 'REOPENED':
            start, counted = entry['day'], told[i + 1 :]
    latest = start + terms['feedback']
    extended = any(entry['status'] == 'EXTENDED' and entry['day'] <= latest for entry in counted)
    term = terms['extended'] if extended else terms['feedback']
    return {
        'acknowledge': {
            'from': received,
            'due': received + terms['acknowledge'],
            'done': _first_day(told, ACKNOWLEDGES),
        },
        'feedback': {'from': start, 'due': start + term, 'done': _first_day(counted, FEEDS_BACK)},
        'extended': extended,
    }


def next_date(found):
    """The next date of the source, or None."""
    for kind, name in (('ACKNOWLEDGEMENT', 'acknowledge'), ('FEEDBACK', 'feedback')):
        if found[name]['done'] is None:
            return {'kind': kind, 'day': found[name]['due']}
    return None
