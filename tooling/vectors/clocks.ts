/** The clocks in `test/vectors/casework.json`: what was told and when, and what is due after it (`docs/protocol.md`, section 7.3). */
import { deadlines, defaultProfile, nextDate, type Told } from '../../crypto/index.ts';

export function clockVectors(): object[] {
  const histories: readonly (readonly [why: string, told: readonly Told[]])[] = [
    ['nothing told', []],
    ['a message alone', [{ status: 'MESSAGE', day: 1001 }]],
    ['acknowledged on the last day', [{ status: 'ACKNOWLEDGED', day: 1007 }]],
    ['acknowledged a day late', [{ status: 'ACKNOWLEDGED', day: 1008 }]],
    [
      'extended in time',
      [
        { status: 'ACKNOWLEDGED', day: 1001 },
        { status: 'EXTENDED', day: 1090 },
      ],
    ],
    [
      'extended too late',
      [
        { status: 'ACKNOWLEDGED', day: 1001 },
        { status: 'EXTENDED', day: 1091 },
      ],
    ],
    [
      'told on days that do not ascend',
      [
        { status: 'UNDER_ASSESSMENT', day: 1006 },
        { status: 'UNDER_INVESTIGATION', day: 1050 },
        { status: 'REFERRED', day: 1004 },
      ],
    ],
    [
      'closed',
      [
        { status: 'ACKNOWLEDGED', day: 1001 },
        { status: 'CLOSED', day: 1060 },
      ],
    ],
    [
      'reopened',
      [
        { status: 'ACKNOWLEDGED', day: 1001 },
        { status: 'EXTENDED', day: 1050 },
        { status: 'CLOSED', day: 1060 },
        { status: 'REOPENED', day: 1200 },
      ],
    ],
  ];
  return histories.map(([why, told]) => {
    const found = deadlines(1000, told, defaultProfile);
    return { why, received: 1000, told, deadlines: found, next: nextDate(found) };
  });
}
