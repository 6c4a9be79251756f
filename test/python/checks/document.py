"""The examples of docs/protocol.md, section 11, are values of the vectors."""

import re

from .tally import VECTORS

_DOCUMENT = VECTORS.parents[1] / 'docs' / 'protocol.md'
_FILES = ('codename.json', 'log.json', 'frame.json')
_SHORTEST = 8


def examples():
    """Every value of hexadecimal digits, every codename in words or digits."""
    section = re.search(r'^## 11\. .*?(?=^## )', _DOCUMENT.read_text('utf-8'), re.MULTILINE | re.DOTALL)[0]
    return re.findall(rf'`([0-9a-f]{{{_SHORTEST},}}|(?:[a-z]+ ){{11}}[a-z]+|(?:\d{{4}} ){{9}}\d{{4}})`', section)


def unknown(values):
    """Those that stand in no vector."""
    text = '\n'.join((VECTORS / file).read_text('utf-8') for file in _FILES)
    return [value for value in values if value not in text]
