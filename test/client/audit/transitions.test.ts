import { brokenSteps } from '../../../client/audit/casework.ts';
import type { StatusCode } from '../../../crypto/index.ts';

type Told = readonly [StatusCode, number] | readonly [StatusCode, number, number];

/** Codes and numbers of what breaks the story; days are 0 unless given, and a month has passed. */
function broken(...told: readonly Told[]): string[] {
  const statuses = told.map(([status, sequence, day = 0], index) => ({
    status,
    sequence,
    day,
    index,
    reason: '' as const,
  }));
  return brokenSteps({ told: statuses }, 30).map((each) => `${each.code} ${String(each.told.sequence)}`);
}

test.each<readonly [string, readonly Told[]]>([
  ['nothing told', []],
  [
    'an ordinary case',
    [
      ['ACKNOWLEDGED', 1],
      ['UNDER_ASSESSMENT', 2],
      ['UNDER_INVESTIGATION', 3],
      ['CLOSED', 4],
    ],
  ],
  [
    'a case opened again',
    [
      ['ACKNOWLEDGED', 1],
      ['CLOSED', 2],
      ['REOPENED', 3],
      ['EXTENDED', 4],
      ['CLOSED', 5],
    ],
  ],
  [
    'a delay in each round',
    [
      ['ACKNOWLEDGED', 1],
      ['EXTENDED', 2],
      ['CLOSED', 3],
      ['REOPENED', 4],
      ['EXTENDED', 5],
    ],
  ],
  [
    'messages at any time',
    [
      ['MESSAGE', 1],
      ['ACKNOWLEDGED', 2],
      ['MESSAGE', 3],
      ['CLOSED', 4],
      ['MESSAGE', 5],
    ],
  ],
  [
    'the present status told again',
    [
      ['ACKNOWLEDGED', 1],
      ['ACKNOWLEDGED', 2],
      ['CLOSED', 3],
      ['CLOSED', 4],
    ],
  ],
  [
    'one statement told by both of its signers',
    [
      ['ACKNOWLEDGED', 1],
      ['CLOSED', 2],
      ['CLOSED', 2],
    ],
  ],
  [
    'a step that was set inside and not told',
    [
      ['ACKNOWLEDGED', 1],
      ['CLOSED', 2],
      ['UNDER_ASSESSMENT', 3],
    ],
  ],
  ['a first status that is not the acknowledgement', [['UNDER_INVESTIGATION', 1]]],
  [
    'an approved statement that waits for its answer',
    [
      ['ACKNOWLEDGED', 1],
      ['MESSAGE', 3, 29],
    ],
  ],
])('%s is a story of one case', (_name, told) => {
  expect(broken(...told)).toEqual([]);
});

test.each<readonly [string, readonly Told[], readonly string[]]>([
  [
    'a case opened again that was never closed',
    [
      ['ACKNOWLEDGED', 1],
      ['REOPENED', 2],
    ],
    ['ILLEGAL_STEP 2'],
  ],
  [
    'an acknowledgement after an investigation',
    [
      ['UNDER_INVESTIGATION', 1],
      ['ACKNOWLEDGED', 2],
    ],
    ['ILLEGAL_STEP 2'],
  ],
  [
    'a status that is never told',
    [
      ['RECEIVED', 1],
      ['ACKNOWLEDGED', 2],
      ['RECEIVED', 3],
    ],
    ['ILLEGAL_STEP 3'],
  ],
  [
    'a second delay in one round',
    [
      ['ACKNOWLEDGED', 1],
      ['EXTENDED', 2],
      ['MESSAGE', 3],
      ['EXTENDED', 4],
    ],
    ['ILLEGAL_STEP 4'],
  ],
  [
    'a number left out in a later round',
    [
      ['ACKNOWLEDGED', 1],
      ['CLOSED', 2],
      ['REOPENED', 3],
      ['CLOSED', 4],
      ['REFERRED', 6],
    ],
    ['SEQUENCE_GAP 6'],
  ],
  [
    'two statements of one number',
    [
      ['ACKNOWLEDGED', 1],
      ['UNDER_ASSESSMENT', 2],
      ['CLOSED', 2],
    ],
    ['SEQUENCE_TWICE 2'],
  ],
  [
    'a statement that was never told',
    [
      ['ACKNOWLEDGED', 1],
      ['CLOSED', 3],
    ],
    ['SEQUENCE_GAP 3'],
  ],
  ['a first statement that was never told', [['ACKNOWLEDGED', 2]], ['SEQUENCE_GAP 2']],
])('%s is named', (_name, told, expected) => {
  expect(broken(...told)).toEqual(expected);
});
