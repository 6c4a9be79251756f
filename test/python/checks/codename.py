import re
from hashlib import sha256
from pathlib import Path

from kupuya_reference import codename, ed25519

from .tally import vectors

_LIST = Path(__file__).resolve().parents[3] / 'crypto' / 'codename' / 'wordlists' / 'en.ts'
_LIST_HASH = '2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda'


def _words():
    """The words are data and come from the file of the list; the document names the list by its hash."""
    words = re.search(r'words: `([a-z\s]*)`', _LIST.read_text('utf-8'))[1].split()
    if sha256(('\n'.join(words) + '\n').encode('ascii')).hexdigest() != _LIST_HASH:
        raise ValueError('not the list of words that the document names')
    return words


@vectors('codename.json', free=['kemPublicSha256'])
def check(record, _, tally):
    secret = bytes.fromhex(record['bytes'])
    tally.equal('checksum', codename.checksum(secret), record['checksum'])
    tally.equal('words', codename.words(secret, _words()), record['words'])
    tally.equal('digits', codename.digits(secret), record['digits'])
    tally.equal('names of keys', sorted(record['keys']), sorted(codename.KEYS))
    for name, key in record['keys'].items():
        tally.equal(name, codename.key(secret, name), key)
    tally.equal('signPublic', ed25519.public_key(codename.key(secret, 'sign')), record['signPublic'])
