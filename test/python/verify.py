"""Checks test/vectors with a second implementation of docs/protocol.md.

python3 test/python/verify.py            every vector
python3 test/python/verify.py --mutate   and then, with one value of one vector changed at a time, that the change is seen

The last line is JSON: files, values verified, values changed. The exit code is 1 after any failure.
"""

import argparse
import json
import sys
import time

sys.dont_write_bytecode = True

from checks import attachment, casework, codename, document, frame, identity, letter, log, noise, roster, symmetric
from checks.mutation import changed_text, mutants, unnoticed
from checks.tally import Tally, load, records, registered

CHECKED = (attachment, casework, codename, frame, identity, letter, log, noise, roster, symmetric)


def run(group, record):
    """The tally of one record; what breaks on the way is a failure like any other."""
    tally = Tally()
    try:
        group.check(record, load(group.file), tally)
    except Exception as error:  # a mutated record may break anything
        tally.failures.append(f'{type(error).__name__}: {error}')
    return tally


def unchecked():
    """Parts of the files that no check reads."""
    missing = []
    for file in sorted({group.file for group in registered()}):
        root, groups = load(file), [group for group in registered() if group.file == file]
        if isinstance(root, dict) and all(group.at for group in groups):
            covered = {group.at[0] for group in groups} | FREE_PARTS.get(file, set()) | {'source'}
            missing += [f'{file}/{part}' for part in root if part not in covered]
    return missing


# attachment.json: key and id are inputs of streamKey. log-known.json: what others wrote about notes and tiles.
FREE_PARTS = {'attachment.json': {'key', 'id'}, 'log-known.json': {'notes', 'sumdb', 'c2sp'}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--mutate', action='store_true', help='see every check fail')
    arguments = parser.parse_args()
    failures, verified, changed = [f'{part}: nothing checks it' for part in unchecked()], {}, 0
    for group in registered():
        started = time.monotonic()
        for name, record in records(group):
            tally = run(group, record)
            verified[group.file] = verified.get(group.file, 0) + tally.verified
            failures += [f'{name}: {failure}' for failure in tally.failures]
            if arguments.mutate:
                tried, missed = unnoticed(mutants(group, record), lambda mutant: run(group, mutant).failures)
                changed += tried
                failures += [f'{name}: not noticed when {place} changes' for place in missed]
        print(f'{time.monotonic() - started:6.1f} s  {"/".join((group.file, *group.at))}', file=sys.stderr)
    examples = document.examples()
    verified['protocol.md'] = len(examples)
    failures += [f'docs/protocol.md, section 11: {value} is in no vector' for value in document.unknown(examples)]
    if arguments.mutate:
        changed += len(examples)
        noticed = document.unknown([changed_text(value) for value in examples])
        failures += ['docs/protocol.md, section 11: a change is not noticed'] * (len(examples) - len(noticed))
    for failure in failures:
        print(f'FAILED  {failure}', file=sys.stderr)
    print(json.dumps({'verified': sum(verified.values()), 'files': verified, 'changed': changed, 'failures': len(failures)}))
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
