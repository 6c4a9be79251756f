"""Verifies a copied register with nothing but Python's standard library.

python3 test/python/verify_register.py FOLDER            the copy: trust.json, case/…, governance/…
python3 test/python/verify_register.py --tamper FOLDER   and then copies with one thing changed, each of which must be refused

The last line is JSON: what was verified, how many copies were tried, and which were not refused. The exit code is 1 after any failure.
"""

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from kupuya_reference.register_copy import Broken, verify

PLACES = 8


def read(folder):
    root = Path(folder)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob('*')) if path.is_file()}


def changes(files):
    """Name and files of copies with one thing changed."""
    for path, data in files.items():
        for place in sorted({len(data) * i // PLACES for i in range(PLACES)} | {len(data) - 1}):
            if data:
                flipped = bytearray(data)
                flipped[place] ^= 1
                yield f'{path}: bit of byte {place}', {**files, path: bytes(flipped)}
        yield f'{path}: cut', {**files, path: data[:-1]}
        yield f'{path}: longer', {**files, path: data + b'\n'}
        yield f'{path}: missing', {name: kept for name, kept in files.items() if name != path}
        sibling = path.replace('case/', 'governance/') if path.startswith('case/') else path.replace('governance/', 'case/')
        if sibling != path and files.get(sibling, data) != data:
            yield f'{path}: that of the other log', {**files, path: files[sibling]}
    history = [path for path in files if '/history/' in path and not path.endswith('index')]
    for one, other in zip(history, history[1:]):
        yield f'{one}: exchanged with {other}', {**files, one: files[other], other: files[one]}
    yield 'a file that nothing leads to', {**files, 'case/history/999999': b''}


def refused(files):
    try:
        verify(files)
    except Broken:
        return True
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tamper', action='store_true', help='see every change refused')
    parser.add_argument('folder')
    arguments = parser.parse_args()
    files = read(arguments.folder)
    try:
        verified = verify(files)
    except Broken as error:
        print(f'REFUSED  {error}', file=sys.stderr)
        return 1
    tried, accepted = 0, []
    for name, changed in changes(files) if arguments.tamper else ():
        tried += 1
        if not refused(changed):
            accepted.append(name)
    print(json.dumps({'verified': verified, 'tried': tried, 'accepted': accepted}))
    return 1 if accepted else 0


if __name__ == '__main__':
    sys.exit(main())
