"""The steps of a case, read from the table of docs/state-machine.md."""

import re
from pathlib import Path

_DOCUMENT = Path(__file__).resolve().parents[3] / 'docs' / 'state-machine.md'


def _table(first_cell):
    text = _DOCUMENT.read_text('utf-8')
    lines = re.search(rf'^\| {first_cell} \|.*?(?=\n\n|\Z)', text, re.MULTILINE | re.DOTALL)[0].split('\n')
    rows = [[cell.strip() for cell in line.strip('|').split('|')] for line in lines]
    return rows[0][1:], {row[0]: row[1:] for row in rows[2:]}


def _steps():
    targets, rows = _table('from')
    return {(start, target): cell for start, cells in rows.items() for target, cell in zip(targets, cells) if cell}


_STEPS = _steps()
MARKS = {status for status, cells in _table('status')[1].items() if cells[0] == 'mark'}
ACTS = {act: (cells[0], set(cells[1].split(', '))) for act, cells in _table('act')[1].items()}


def signers(start, target):
    """How many members sign this step: 1, 2, or None if there is no such step."""
    cell = _STEPS.get((start, target))
    return None if cell is None else int(cell)
