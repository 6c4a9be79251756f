"""Canonical JSON: RFC 8785 restricted to integers, docs/protocol.md, section 1."""

import base64
import binascii
import json
import re

from .primitives import Refused

_LIMIT = 2**53
_REFUSED = re.compile('[\0\ud800-\udfff]')


def _utf16(key):
    """RFC 8785 orders keys by their UTF-16 code units; in ASCII that is the order of the characters."""
    return key.encode('utf-16-be')


def _sorted(value):
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, list):
        return [_sorted(item) for item in value]
    return value


def encode(value):
    return json.dumps(_sorted(value), ensure_ascii=False, separators=(',', ':')).encode('utf-8')


def _object(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError('a key stands twice')
    return dict(pairs)


def _no_number(_):
    raise ValueError('no integer')


def _assert_plain(value):
    if isinstance(value, dict):
        for key, item in value.items():
            _assert_plain(key)
            _assert_plain(item)
    elif isinstance(value, list):
        for item in value:
            _assert_plain(item)
    elif isinstance(value, str):
        if _REFUSED.search(value):
            raise ValueError('a character that is not allowed')
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _LIMIT:
        raise ValueError('an integer too large')


def decode(data):
    """The value; Refused unless data is its one encoding."""
    try:
        value = json.loads(
            data.decode('utf-8'), object_pairs_hook=_object, parse_float=_no_number, parse_constant=_no_number
        )
        _assert_plain(value)
    except (ValueError, RecursionError) as error:
        raise Refused('MALFORMED') from error
    if encode(value) != data:
        raise Refused('NOT_CANONICAL')
    return value


def without(value, key):
    return {name: item for name, item in value.items() if name != key}


def b64(data):
    return base64.b64encode(data).decode('ascii')


def unb64(text, length=None):
    """The bytes of standard base64 with padding, in its one encoding."""
    if not isinstance(text, str):
        raise Refused('MALFORMED')
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused('MALFORMED') from error
    if b64(data) != text or (length is not None and len(data) != length):
        raise Refused('MALFORMED')
    return data


def unhex(text, length):
    if not isinstance(text, str) or not re.fullmatch(f'[0-9a-f]{{{2 * length}}}', text):
        raise Refused('MALFORMED')
    return bytes.fromhex(text)
