import json

from kupuya_reference import canonical_json, ed25519, log, merkle, notes
from kupuya_reference.primitives import H, u32, xor

from .tally import vectors

unhex = bytes.fromhex

# A proof may be the same for another size.
_PROOFS = ['inclusion', 'inclusion/*/size', 'consistency', 'consistency/*/second']


@vectors('log.json', 'commits')
def check_commit(record, _, tally):
    tally.equal('commit', log.commit(record['type'], unhex(record['body']), unhex(record['salt'])), record['commit'])


@vectors('log.json', 'entries')
def check_entry(record, _, tally):
    tally.equal('entry', log.entry(record['day'], unhex(record['commit']), unhex(record['tag'])), record['entry'])


def _check_tag(record, payload, tally):
    key = unhex(record['key'])
    tally.equal('payload', payload, record['payloadBytes'])
    tally.equal('lookup', log.lookup(key, record['n']), record['lookup'])
    tally.equal('tag', log.tag(key, record['n'], unhex(record['commit']), payload), record['tag'])


@vectors('log.json', 'letterTags')
def check_letter_tag(record, _, tally):
    _check_tag(record, log.letter_payload(record['payload']), tally)


@vectors('log.json', 'statusTags')
def check_status_tag(record, _, tally):
    tally.equal('number', log.status_number(record['member'], record['counter']), record['n'])
    _check_tag(record, log.status_payload(record['payload']), tally)


@vectors('log.json', 'puzzles', free=['difficulty'])
def check_puzzle(record, _, tally):
    challenge = log.challenge(unhex(record['dayNoteEntry']), unhex(record['payload']))
    tally.equal('challenge', challenge, record['challenge'])
    tally.equal('firstPuzzle', log.first_puzzle(unhex(record['challenge']), record['difficulty']), record['firstPuzzle'])


def _check_note(record, tally):
    keys = []
    for signer in record['signers']:
        key = ed25519.public_key(unhex(signer['seed']))
        keys.append(notes.verifier_key(signer['name'], key))
        tally.equal('publicKey', key, signer['publicKey'])
        tally.equal('verifierKey', keys[-1], signer['verifierKey'])
    signers = [(signer['name'], unhex(signer['seed'])) for signer in record['signers']]
    tally.equal('note', notes.sign(record['text'], signers), record['note'])
    tally.equal('opened', list(notes.open_note(record['note'], keys)), [record['text'], len(keys)])


@vectors('log.json', 'notes')
def check_note(record, _, tally):
    _check_note(record, tally)


@vectors('log.json', 'checkpoints')
def check_checkpoint(record, _, tally):
    text = log.checkpoint_text(record['origin'], record['size'], unhex(record['root']))
    tally.equal('text', text, record['text'])
    tally.equal('name', [record['origin']], [signer['name'] for signer in record['signers']])
    _check_note(record, tally)


@vectors('log.json', 'promises')
def check_promise(record, _, tally):
    text = log.promise_text(record['origin'], unhex(record['commit']), record['day'])
    tally.equal('text', text, record['text'])
    tally.equal('name', [record['origin'] + '/promise'], [signer['name'] for signer in record['signers']])
    _check_note(record, tally)


@vectors('log.json', 'ratchet', free=['items'])
def check_ratchet(record, _, tally):
    key = unhex(record['batchKey'])
    tally.equal('next', log.next_batch_key(key), record['next'])
    tally.equal('shareB', xor(key, unhex(record['shareA'])), record['shareB'])
    names = {'coverSalt': 'cover-salt', 'coverTag': 'cover-tag'}
    names |= {'dummyBody': 'dummy-body', 'dummySalt': 'dummy-salt', 'dummyTag': 'dummy-tag'}
    for item in record['items']:
        for field, name in names.items():
            tally.equal(name, log.batch_value(key, name, item['i']), item[field])


@vectors('log.json', 'tree', free=_PROOFS)
def check_tree(record, _, tally):
    leaves = [merkle.leaf_hash(unhex(entry)) for entry in record['data']]
    tally.all_equal('leafHashes', [leaf.hex() for leaf in leaves], record['leafHashes'])
    roots = [merkle.root_of_hashes(leaves[:size]).hex() for size in range(len(leaves) + 1)]
    tally.all_equal('roots', roots, record['roots'])
    _check_proofs(record, leaves, tally)


def _check_proofs(record, leaves, tally):
    for item in record['inclusion']:
        proof = merkle.inclusion(item['index'], leaves[: item['size']])
        tally.equal('inclusion', [node.hex() for node in proof], item['proof'])
    for item in record['consistency']:
        proof = merkle.consistency(item['first'], leaves[: item['second']])
        tally.equal('consistency', [node.hex() for node in proof], item['proof'])


@vectors('log.json', 'tilePaths')
def check_tile_path(record, _, tally):
    tally.equal('tile', merkle.tile_path(record['level'], record['index'], record['width']), record['tile'])
    tally.equal('entries', merkle.tile_path('entries', record['index'], record['width']), record['entries'])


@vectors('log.json', 'tiles')
def check_tiles(record, _, tally):
    leaves = [merkle.leaf_hash(u32(i)) for i in range(record['size'])]
    tally.equal('root', merkle.root_of_hashes(leaves), record['root'])
    tiles = merkle.tiles(leaves)
    tally.equal('paths', sorted(tiles), sorted(record['files']))
    for path, content in tiles.items():
        tally.equal(path, H(content), record['files'].get(path))
    tally.equal('partial', [path for path in tiles if '.p/' in path], record['partial'])


@vectors('log.json', 'bundles')
def check_bundle(record, _, tally):
    tally.equal('bundle', merkle.bundle([unhex(entry) for entry in record['entries']]), record['bundle'])


@vectors('log.json', 'lettersHashes')
def check_letters_hash(record, _, tally):
    tally.equal('letters', log.letters_hash([unhex(commit) for commit in record['commits']]), record['letters'])


@vectors('log.json', 'governance')
def check_governance(record, _, tally):
    data = record['json'].encode('utf-8')
    value = canonical_json.decode(data)
    tally.equal('kind', value['kind'], record['kind'])
    tally.equal('encoded again', canonical_json.encode(json.loads(record['json'])).decode('utf-8'), record['json'])
    tally.equal('leafHash', merkle.leaf_hash(data), record['leafHash'])


@vectors('log-known.json', 'rfc6962', free=['source', *_PROOFS])
def check_known_tree(record, _, tally):
    leaves = [merkle.leaf_hash(unhex(entry)) for entry in record['leaves']]
    roots = [merkle.root_of_hashes(leaves[:size]).hex() for size in range(len(leaves) + 1)]
    tally.all_equal('roots', roots, record['roots'])
    _check_proofs(record, leaves, tally)
