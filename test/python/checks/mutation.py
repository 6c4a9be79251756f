"""Vectors with one value changed, to see that every check can fail."""

import copy
from fnmatch import fnmatchcase

from .tally import load


def _leaves(value, path=()):
    """Paths to every string, number, boolean and null, and to every list that is not empty."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list):
        if value:
            yield path
        for i, item in enumerate(value):
            yield from _leaves(item, (*path, i))
    else:
        yield path


def changed_text(text):
    """One character replaced by another of its kind, at three quarters: behind the ciphertext of a frame or letter."""
    if text == '':
        return '00'
    place = len(text) * 3 // 4
    others = {'0': '1', 'A': 'B', 'a': 'b'}
    letter = text[place]
    kind = '0' if letter in '0123456789abcdef' else 'A' if letter.isupper() else 'a'
    return text[:place] + (kind if letter != kind else others[kind]) + text[place + 1 :]


def _changed(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return changed_text(value)
    if isinstance(value, list):
        return value[:-1]
    return 0


def _at(record, path):
    for key in path:
        record = record[key]
    return record


def mutants(group, record):
    """Pairs of a place and the record changed there."""
    if group.accepted is not None:
        yield 'the refused value', group.accepted(record, load(group.file))
        return
    for path in _leaves(record):
        place = '/'.join(map(str, path))
        if any(fnmatchcase(place, pattern) for pattern in group.free):
            continue
        if not path:
            yield 'the value', _changed(record)
            continue
        mutant = copy.deepcopy(record)
        _at(mutant, path[:-1])[path[-1]] = _changed(_at(record, path))
        yield place, mutant


def unnoticed(changes, failures_of):
    """How many changes were tried, and the places of those without a failure."""
    tried, missed = 0, []
    for place, mutant in changes:
        tried += 1
        if not failures_of(mutant):
            missed.append(place)
    return tried, missed
