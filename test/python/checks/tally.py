"""Comparisons of computed with expected values, and the list of vectors to compare."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

VECTORS = Path(__file__).resolve().parents[2] / 'vectors'


class Tally:
    """Counts comparisons that hold, and names those that do not."""

    def __init__(self):
        self.verified = 0
        self.failures = []

    def equal(self, name, computed, expected):
        """Bytes are compared with their hexadecimal."""
        if isinstance(computed, (bytes, bytearray)):
            computed = computed.hex()
        if computed == expected and type(computed) is type(expected):
            self.verified += 1
        else:
            self.failures.append(name)

    def add(self, other):
        """Counts what another tally has counted."""
        self.verified += other.verified
        self.failures += other.failures

    def all_equal(self, name, computed, expected):
        self.equal(f'{name} (how many)', len(computed), len(expected))
        for i, (one, other) in enumerate(zip(computed, expected)):
            self.equal(f'{name} {i}', one, other)

    def holds(self, name, condition):
        self.equal(name, bool(condition), True)

    def refused(self, name, error, function, *arguments):
        """The function raises the error; its code, if it has one."""
        try:
            function(*arguments)
        except error as refusal:
            self.verified += 1
            return getattr(refusal, 'code', None)
        self.failures.append(name)
        return None


@dataclass(frozen=True)
class Vectors:
    """Records of one file and how to check one of them.

    at: keys from the root to the record or to the list of records. free: patterns of places in a record that may change
    without a check failing: words for people, inputs that need not change the outcome, lists that are only gone through.
    accepted: for records that must be refused, what to put in their place to see an acceptance reported.
    """

    file: str
    at: tuple
    check: Callable[[Any, Any, Tally], None]
    free: frozenset = frozenset()
    accepted: Callable[[Any, Any], Any] | None = None


_REGISTERED = []
_FILES = {}


def vectors(file, *at, free=(), accepted=None):
    """Registers check(record, root of the file, tally)."""

    def register(check):
        _REGISTERED.append(Vectors(file, at, check, frozenset(free), accepted))
        return check

    return register


def registered():
    return list(_REGISTERED)


def load(file):
    if file not in _FILES:
        _FILES[file] = json.loads((VECTORS / file).read_text('utf-8'))
    return _FILES[file]


def records(group):
    """Pairs of a name and a record."""
    value = load(group.file)
    for key in group.at:
        value = value[key]
    name = '/'.join([group.file, *group.at])
    if isinstance(value, list):
        return [(f'{name}/{i}', record) for i, record in enumerate(value)]
    return [(name, value)]
