"""A copied register, `trust.json`, `case/…` and `governance/…` as under /log, verified as docs/protocol.md, section 8, says."""

from itertools import pairwise

from . import canonical_json
from .cosignature import open_checkpoint
from .merkle import TILE, leaf_hash, tiles, tile_path
from .primitives import Refused
from .roster import decode_trust, open_roster, roster_hash
from .tiled_log import TiledLog, verify_consistency, verify_inclusion


class Broken(Exception):
    """The copy is not that of an honest service; the message says where."""


def _require(holds, where):
    if not holds:
        raise Broken(where)


class Copy:
    """Files by path; remembers which were read, so that none goes unchecked."""

    def __init__(self, files):
        self._files, self._unread = files, set(files)

    def bytes(self, path):
        _require(path in self._files, f'{path}: missing')
        self._unread.discard(path)
        return self._files[path]

    def text(self, path):
        try:
            return self.bytes(path).decode('utf-8')
        except UnicodeDecodeError as error:
            raise Broken(f'{path}: no text') from error

    def assert_all_read(self):
        _require(not self._unread, f'{sorted(self._unread)[:1]}: nothing leads to it')


def verify(files):
    """What was verified, as counts. Broken if anything is not as it must be."""
    copy = Copy(files)
    trust = _at('trust.json', lambda: decode_trust(copy.bytes('trust.json')))
    tally = {'notes': 0, 'cosignatures': 0, 'entries': 0, 'inclusions': 0, 'pairs': 0, 'tiles': 0, 'days': 0}
    governance, _ = _verify_log(copy, 'governance', trust, tally)
    case, roots = _verify_log(copy, 'case', trust, tally)
    _verify_contents(trust, governance, case, roots, tally)
    copy.assert_all_read()
    return tally


def _at(where, act):
    try:
        return act()
    except Refused as error:
        raise Broken(f'{where}: {error.code}') from error


def _verify_log(copy, log, trust, tally):
    """The entries, and the function that gives the root of any smaller size."""
    key = trust[f'{log}Log']

    def opened(path, checkers):
        tally['notes'] += 1
        return _at(f'{log}/{path}', lambda: open_checkpoint(copy.text(f'{log}/{path}'), key, checkers))

    size, root, _ = opened('checkpoint', [])
    entries = _entries(copy, log, size)
    leaves = [leaf_hash(entry) for entry in entries]
    for path, data in tiles(leaves).items():
        _require(copy.bytes(f'{log}/{path}') == data, f'{log}/{path}: not the hashes of the entries')
        tally['tiles'] += 1
    tree = TiledLog(size, lambda path: copy.bytes(f'{log}/{path}'))
    _require(tree.root(0, size) == root, f'{log}/checkpoint: another root than the tiles')
    for index, leaf in enumerate(leaves):
        _at(f'{log}, entry {index}', lambda: verify_inclusion(leaf, index, size, tree.inclusion(index, size), root))
    tally['entries'] += size
    tally['inclusions'] += size
    known = _verify_history(copy, log, trust, tree, opened, tally)
    _require(known[-1] == (size, root), f'{log}/history/index: does not end with the newest checkpoint')
    if trust['quorum'] > 0:
        cosigned_size, cosigned_root, times = opened('cosigned', trust['witnesses'])
        _require(len(times) >= trust['quorum'], f'{log}/cosigned: no quorum')
        _require((cosigned_size, cosigned_root) in known, f'{log}/cosigned: was never published')
    return entries, lambda prefix: tree.root(0, prefix)


def _verify_history(copy, log, trust, tree, opened, tally):
    index = copy.text(f'{log}/history/index')
    sizes = [int(line) for line in index.splitlines() if line.isascii() and line.isdecimal()]
    _require(sizes and ''.join(f'{size}\n' for size in sizes) == index, f'{log}/history/index: not a list of sizes')
    _require(all(low < high for low, high in pairwise(sizes)), f'{log}/history/index: does not ascend')
    known = []
    for size in sizes:
        found, root, times = opened(f'history/{size}', trust['witnesses'])
        _require(found == size <= tree.size, f'{log}/history/{size}: of another size')
        _require(tree.root(0, size) == root, f'{log}/history/{size}: another history')
        tally['cosignatures'] += len(times)
        known.append((size, root))
    for place, (second, after) in enumerate(known):
        for first, before in known[:place]:
            proof = tree.consistency(first, second)
            _at(f'{log}, {first} to {second}', lambda: verify_consistency(first, second, proof, before, after))
            tally['pairs'] += 1
    return known


def _entries(copy, log, size):
    entries = []
    for start in range(0, size, TILE):
        width = min(TILE, size - start)
        path = f'{log}/{tile_path("entries", start // TILE, width)}'
        data, at, found = copy.bytes(path), 0, 0
        while at < len(data):
            length = int.from_bytes(data[at : at + 2], 'big')
            entries.append(data[at + 2 : at + 2 + length])
            at, found = at + 2 + length, found + 1
        _require(at == len(data) and found == width, f'{path}: not {width} entries')
    return entries


def _verify_contents(trust, governance, case, root_at, tally):
    """The policy, rosters and day notes of the governance log; every case entry against the day note that closed its batch."""
    notes = [_at(f'governance entry {i}', lambda: canonical_json.decode(entry)) for i, entry in enumerate(governance)]
    for place, note in enumerate(notes):
        _require(isinstance(note, dict) and note.get('format') == 'kupuya/governance/v1', f'governance entry {place}: form')
    kinds = [note['kind'] for note in notes]
    _require(kinds[:3] == ['trust', 'roster', 'day'], 'governance: does not begin with policy, roster and day')
    _require(notes[0]['trust'] == trust, 'governance entry 0: another policy than trust.json')
    roster, days, slots = None, [], []
    for place, note in enumerate(notes):
        where = f'governance entry {place}'
        if note['kind'] == 'roster':
            previous = 0 if roster is None else roster['sequence']
            roster = _at(where, lambda: open_roster(note['note'], trust))
            _require(roster['sequence'] == note['sequence'] > previous, f'{where}: an older roster')
        if note['kind'] == 'day':
            _require(note['batch'] == len(days), f'{where}: batches do not follow each other')
            _require(note['roster'] == roster_hash(roster).hex(), f'{where}: another roster')
            _require(note['mode'] == trust['mode'], f'{where}: another mode')
            _require(not days or (days[-1]['size'] <= note['size'] and days[-1]['day'] <= note['day']), f'{where}: backwards')
            _require(note['size'] <= len(case), f'{where}: more entries than the case log has')
            _require(root_at(note['size']).hex() == note['root'], f'{where}: another case log')
            days.append(note)
        if note['kind'] == 'slot':
            slots.append(note['slot'])
    _require(slots == list(range(1, len(slots) + 1)), 'governance: slots do not follow each other')
    _require(days[0]['size'] == 0 and days[-1]['size'] == len(case), 'governance: entries that no day has closed')
    tally['days'] = len(days)
    _verify_case(case, days)


def _verify_case(case, days):
    commits, lookups = set(), set()
    for before, after in pairwise(days):
        batch = case[before['size'] : after['size']]
        for entry in batch:
            _require(len(entry) == 69 and entry[0] == 1, 'case: an entry of another form')
            _require(int.from_bytes(entry[1:5], 'big') == after['day'], 'case: an entry of another day')
            commits.add(entry[5:37])
            lookups.add(entry[37:45])
        _require(all(low[5:37] < high[5:37] for low, high in pairwise(batch)), 'case: a batch out of order')
    _require(len(commits) == len(lookups) == len(case), 'case: a commit or lookup stands twice')
