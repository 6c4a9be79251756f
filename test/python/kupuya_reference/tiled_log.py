"""Proofs out of the tiles of a log (C2SP tlog-tiles), and their verification as in RFC 9162, sections 2.1.3.2 and 2.1.4.2."""

from .merkle import TILE, tile_path
from .primitives import H, Refused


def _node(left, right):
    return H(b'\1' + left + right)


class TiledLog:
    """A log of a size, whose tiles `read(path)` brings. Nothing is believed: a wrong tile gives a proof that does not hold."""

    def __init__(self, size, read):
        self.size, self._read, self._tiles, self._ranges = size, read, {}, {}

    def _hashes(self, level, index):
        if (level, index) not in self._tiles:
            width = min(TILE, self.size // TILE**level - index * TILE)
            data = self._read(tile_path(level, index, width))
            if len(data) != 32 * width:
                raise Refused('BAD_LENGTH')
            self._tiles[level, index] = [data[i : i + 32] for i in range(0, len(data), 32)]
        return self._tiles[level, index]

    def root(self, start, end):
        """MTH(D[start:end]), start a multiple of the largest power of two below the length."""
        if start == end:
            return H(b'')
        if (start, end) not in self._ranges:
            self._ranges[start, end] = self._compute(start, end)
        return self._ranges[start, end]

    def _compute(self, start, end):
        length = end - start
        height = length.bit_length() - 1
        if length == 1 << height and height % 8 == 0:
            level, index = height // 8, start // length
            return self._hashes(level, index // TILE)[index % TILE]
        middle = start + (1 << (length - 1).bit_length() - 1)
        return _node(self.root(start, middle), self.root(middle, end))

    def inclusion(self, index, size):
        start, end, proof = 0, size, []
        while end - start > 1:
            middle = start + (1 << (end - start - 1).bit_length() - 1)
            proof.append(self.root(start, middle) if index >= middle else self.root(middle, end))
            start, end = (middle, end) if index >= middle else (start, middle)
        return proof[::-1]

    def consistency(self, first, second):
        if first in (0, second):
            return []
        start, end, proof = 0, second, []
        while end != first:
            middle = start + (1 << (end - start - 1).bit_length() - 1)
            if first <= middle:
                proof.append(self.root(middle, end))
                end = middle
            else:
                proof.append(self.root(start, middle))
                start = middle
        if start > 0:
            proof.append(self.root(start, end))
        return proof[::-1]


def verify_inclusion(leaf, index, size, proof, root):
    if not 0 <= index < size:
        raise Refused('RANGE')
    node, last, computed = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise Refused('BAD_PROOF')
        if node & 1 or node == last:
            computed = _node(sibling, computed)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            computed = _node(computed, sibling)
        node, last = node >> 1, last >> 1
    if last or computed != root:
        raise Refused('BAD_PROOF')


def verify_consistency(first, second, proof, before, after):
    if not 0 <= first <= second:
        raise Refused('RANGE')
    if first in (0, second):
        if proof or before != (H(b'') if first == 0 else after):
            raise Refused('BAD_PROOF')
        return
    path = ([before] if first & first - 1 == 0 else []) + list(proof)
    node, last = first - 1, second - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    if not path:
        raise Refused('BAD_PROOF')
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise Refused('BAD_PROOF')
        if node & 1 or node == last:
            old, new = _node(sibling, old), _node(sibling, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = _node(new, sibling)
        node, last = node >> 1, last >> 1
    if last or old != before or new != after:
        raise Refused('BAD_PROOF')
