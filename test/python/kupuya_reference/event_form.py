"""What events say: the table of docs/protocol.md, section 7."""

from . import custody

FIELDS = {
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
    'RECORD': ('kind', 'number', 'kept', 'data'),
    'CUSTODY': custody.FIELDS,
    'EXCLUDE': ('members', 'units', 'text'),
    'SUBSTITUTE': ('member', 'after'),
    'IDENTITY': ('letter', 'proposal', 'custodians'),
    'ERASED': ('proposal',),
}
EVENT = {'format', 'seq', 'previous', 'member', 'position', 'roster', 'day', 'type', 'data', 'signature'}
