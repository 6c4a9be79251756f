"""The lists of codes, read from docs/protocol.md, section 13: a code's number is its place in its list, from 1."""

import re
from pathlib import Path

_DOCUMENT = Path(__file__).resolve().parents[3] / 'docs' / 'protocol.md'


def _section(number):
    text = _DOCUMENT.read_text('utf-8')
    return re.search(rf'^## {number}\. .*?(?=^## |\Z)', text, re.MULTILINE | re.DOTALL)[0]


def _lists():
    lists = {
        name: codes.split()
        for name, codes in re.findall(r'^- ([a-z ]+): ([A-Z0-9_ ]+)$', _section(13), re.MULTILINE)
    }
    lists['reason'] = ['OUTCOME_' + code for code in lists['outcome']] + ['COMPLEX', 'AWAITING_OTHER_BODY', 'OTHER']
    return lists


LISTS = _lists()
KINDS = {'REPORT': 1, 'FOLLOW_UP': 2, 'IDENTITY': 3, 'ESCALATION': 4, 'RETIRE': 5}
KINDS |= {'DATA_REQUEST': 6, 'COMPLAINT': 7, 'FEEDBACK': 8, 'COVER': 9}


def number(name, code):
    return LISTS[name].index(code) + 1
