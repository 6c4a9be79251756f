import { namesIn } from '../../../../client/console/case/names-in.ts';
import { parseDay } from '../../../../client/console/case/records/parse-day.ts';
import { foldName } from '../../../../client/console/case/records/fold-name.ts';
import { checksOf } from '../../../../client/console/case/records/retaliation-checks.ts';
import { noSheets, type RecordByKind, type Sheets } from '../../../../crypto/index.ts';

describe('follow-ups after retaliation', () => {
  const act = (changes: Partial<RecordByKind['RETALIATION']> = {}): RecordByKind['RETALIATION'] => ({
    ...{ form: 'BLACKLISTING', day: 1000, measure: '', text: '', checked: [], ended: 0 },
    ...changes,
  });

  test('are due 30, 90, 180 and 365 days after the act', () => {
    expect(checksOf(act()).map(({ due, done }) => [due, done])).toEqual([
      [1030, 0],
      [1090, 0],
      [1180, 0],
      [1365, 0],
    ]);
  });

  test('one made late counts for all that were due by then, one made early for none', () => {
    expect(checksOf(act({ checked: [1029] })).map(({ done }) => done)).toEqual([0, 0, 0, 0]);
    expect(checksOf(act({ checked: [1030] })).map(({ done }) => done)).toEqual([1030, 0, 0, 0]);
    expect(checksOf(act({ checked: [1100] })).map(({ done }) => done)).toEqual([1100, 1100, 0, 0]);
  });

  test('once it has ended, nothing more is due and what was asked stays', () => {
    expect(checksOf(act({ checked: [1031], ended: 1050 }))).toEqual([{ after: 30, due: 1030, done: 1031 }]);
  });
});

describe('a day that was typed', () => {
  test('is read as UTC days since 1970', () => {
    expect(parseDay('1970-01-02')).toBe(1);
    expect(parseDay('2026-11-23')).toBe(20_780);
  });

  test('is none if it is no day, or one that no event can carry', () => {
    for (const text of [
      '',
      '2026-02-30',
      '2026-13-01',
      '26-1-1',
      '1970-01-01',
      '1960-05-05',
      '2200-01-01',
      'x2026-11-23',
    ])
      expect({ text, day: parseDay(text) }).toEqual({ text, day: 0 });
  });
});

describe('names in an answer', () => {
  const sheets: Sheets = {
    ...noSheets,
    PERSON: ['Асанов Үсөн', 'Ли'].map((name, index) => ({
      ...{ number: index + 1, kept: true, by: 1, day: 1 },
      data: { sort: 'PERSON' as const, name, roles: [], organisation: 0, text: '' },
    })),
  };
  const find = (text: string): readonly string[] =>
    namesIn(text, {
      sheets,
      frontSheet: {
        ...{ office: '№ 5 мектеп', urgency: 'NONE', again: false, language: 'ky', desk: 1 },
        ...{ excludedMembers: [], excludedUnits: [], consent: true },
        codes: {
          ...{ channel: 'WEB', identity: 'ANON', relation: 'UNSPECIFIED', category: 'UNSPECIFIED' },
          ...{ sector: 'UNSPECIFIED', region: 'UNSPECIFIED', harm: 'UNSPECIFIED' },
        },
      },
    });

  test('are found whatever their case, spaces and endings', () => {
    expect(find('Кечээ АСАНОВ  үсөнгө кат жазылды')).toEqual(['Асанов Үсөн']);
    expect(find('№ 5 мектептен суралды')).toEqual(['№ 5 мектеп']);
  });

  test('are not found inside other words, nor where they are too short to mean anybody', () => {
    expect(find('Ли келди')).toEqual([]);
    expect(find('Жообуңузду күтөбүз')).toEqual([]);
  });

  test('are compared without the marks that keyboards leave out', () => {
    expect(foldName(' Семёнов-Петров ')).toBe(foldName('СЕМЕНОВ ПЕТРОВ'));
  });
});
