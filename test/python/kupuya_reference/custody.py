"""The custody record: docs/protocol.md, section 7.5."""

from .canonical_json import unb64
from .skipped import require

BUNDLE_DAYS = LATE_DAYS = 7
_HASHES = ('document', 'ciphertext', 'origin', 'letter', 'proposal')
FIELDS = ('what', *_HASHES, 'name', 'length', 'to', 'text', 'until')
# What each act says; all else is empty.
_SAYS = {
    'OPENED': {'letter', 'ciphertext'},
    'VIEWED': set(),
    'SAVED': set(),
    'SHARED': {'to'},
    'DERIVED': {'origin'},
    'EXPORTED': {'proposal'},
    'REFERRED': {'proposal', 'to'},
}
_ACTS = {'EXPORTED': 'EXPORT', 'REFERRED': 'REFER'}


def checked(data, entries, letters, check_approved):
    """The entry with its hashes in hex, "" for none; raises Skipped."""
    entry = {**data, **{name: '' if data[name] is None else unb64(data[name], 32).hex() for name in _HASHES}}
    what = entry['what']
    said = {name for name in ('ciphertext', 'origin', 'letter', 'proposal', 'to') if entry[name] != ''}
    require(what in _SAYS and said == _SAYS[what], 'MALFORMED')
    if what == 'OPENED':
        require(entry['letter'] in letters, 'UNKNOWN_LETTER')
        same = [one for one in entries if all(one[name] == entry[name] for name in ('what', 'document', 'letter', 'name'))]
        require(not same, 'DUPLICATE')
    elif what in _ACTS:
        check_approved(entry['proposal'], _ACTS[what])
    else:
        known = entry['origin'] if what == 'DERIVED' else entry['document']
        require(any(one['document'] == known for one in entries), 'UNKNOWN_RECORD')
        require(entry['origin'] != entry['document'], 'DUPLICATE')
    return entry
