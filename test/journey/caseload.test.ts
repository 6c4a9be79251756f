import { walkCaseload } from '../../journey/caseload/walk.ts';

const minutes = 60_000;

test(
  'a case is worked on by three members and two custodians in a real browser, and no screen has an obstacle',
  async () => {
    const result = await walkCaseload({
      ...{ browser: 'chromium', keyboard: true, screenshots: null },
      tell: () => undefined,
    });
    expect(result.stumbles).toEqual([]);
    expect(result).toMatchObject({ ok: true, pointers: 0 });
    expect(result.screens).toEqual(
      expect.arrayContaining(['today', 'front-sheet', 'report', 'matter', 'work', 'messages', 'colleagues', 'history']),
    );
  },
  10 * minutes,
);
