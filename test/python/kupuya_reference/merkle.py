"""Merkle trees of RFC 6962, section 2.1, and their files in the layout of C2SP tlog-tiles; docs/protocol.md, section 8."""

from functools import lru_cache

from .primitives import H, u16

TILE = 256


@lru_cache(maxsize=None)
def leaf_hash(entry):
    return H(b'\0' + entry)


def _node(left, right):
    return H(b'\1' + left + right)


def _split(size):
    """The largest power of two below size."""
    return 1 << (size - 1).bit_length() - 1


def root_of_hashes(leaves):
    if not leaves:
        return H(b'')
    if len(leaves) == 1:
        return leaves[0]
    half = _split(len(leaves))
    return _node(root_of_hashes(leaves[:half]), root_of_hashes(leaves[half:]))


def root(entries):
    return root_of_hashes([leaf_hash(entry) for entry in entries])


def inclusion(index, leaves):
    """PATH(m, D[n]) over leaf hashes."""
    if not 0 <= index < len(leaves):
        raise ValueError('no such entry')
    if len(leaves) == 1:
        return []
    half = _split(len(leaves))
    if index < half:
        return inclusion(index, leaves[:half]) + [root_of_hashes(leaves[half:])]
    return inclusion(index - half, leaves[half:]) + [root_of_hashes(leaves[:half])]


def consistency(first, leaves):
    """PROOF(m, D[n]) over leaf hashes; empty from size 0."""
    if not 0 <= first <= len(leaves):
        raise ValueError('no such size')
    return [] if first == 0 else _subproof(first, leaves, True)


def _subproof(first, leaves, whole):
    if first == len(leaves):
        return [] if whole else [root_of_hashes(leaves)]
    half = _split(len(leaves))
    if first <= half:
        return _subproof(first, leaves[:half], whole) + [root_of_hashes(leaves[half:])]
    return _subproof(first - half, leaves[half:], False) + [root_of_hashes(leaves[:half])]


def tile_path(level, index, width):
    """level is a number, or 'entries'."""
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    path = '/'.join(['tile', str(level)] + ['x' + group for group in groups[:-1]] + groups[-1:])
    return path if width == TILE else f'{path}.p/{width}'


def tiles(leaves):
    """Path to content of every tile of a tree: the hashes of up to 256 nodes of a level."""
    files, level, nodes = {}, 0, leaves
    while nodes:
        for start in range(0, len(nodes), TILE):
            tile = nodes[start : start + TILE]
            files[tile_path(level, start // TILE, len(tile))] = b''.join(tile)
        whole = len(nodes) // TILE
        nodes = [root_of_hashes(nodes[i * TILE : (i + 1) * TILE]) for i in range(whole)]
        level += 1
    return files


def bundle(entries):
    return b''.join(u16(len(entry)) + entry for entry in entries)
