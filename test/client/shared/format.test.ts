import { formatBytes, formatCount, formatDay, formatIsoDay } from '../../../client/shared/locale/format.ts';
import { hyphenate } from '../../../client/shared/locale/hyphenate.ts';

const DAY = Date.UTC(2026, 10, 23) / 86_400_000;

test('a day is written as its language writes it, without asking Intl', () => {
  expect(formatDay(DAY, 'ky')).toBe('23-ноябрь, 2026-ж.');
  expect(formatDay(DAY, 'ru')).toBe('23 ноября 2026 г.');
  expect(formatDay(DAY, 'uz')).toBe('2026-yil 23-noyabr');
  expect(formatDay(DAY, 'en')).toBe('23 November 2026');
  expect(formatIsoDay(DAY)).toBe('2026-11-23');
  expect(formatDay(0, 'ky')).toBe('1-январь, 1970-ж.');
});

test('every month of a leap year has its Kyrgyz name', () => {
  const names = Array.from({ length: 12 }, (_, month) => formatDay(Date.UTC(2028, month, 29) / 86_400_000, 'ky'));
  expect(names.map((text) => text.replace(/^29-|, 2028-ж\.$/gu, ''))).toEqual([
    ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь'],
    ...['июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
  ]);
});

test.each([-1, 0.5, Number.NaN, 100_000_000])('%p is not a day', (day) => {
  expect(() => formatDay(day, 'ky')).toThrow(RangeError);
});

test('counts are grouped by three digits', () => {
  expect(formatCount(12_345_678, 'en')).toBe('12,345,678');
  expect(formatCount(12_345, 'ky')).toBe('12\u00a0345');
  expect(formatCount(-1_000, 'en')).toBe('-1,000');
  expect(formatCount(999, 'en')).toBe('999');
});

test('sizes have at most one decimal and the unit that fits', () => {
  const english = (bytes: number): string => formatBytes(bytes, 'en').replace('\u00a0', ' ');
  expect(english(0)).toBe('0 bytes');
  expect(english(999)).toBe('999 bytes');
  expect(english(1_000)).toBe('1 kB');
  expect(english(999_499)).toBe('999 kB');
  expect(english(999_500)).toBe('1 MB');
  expect(english(200_000_000)).toBe('200 MB');
  expect(english(4_294_967_296)).toBe('4.3 GB');
  expect(formatBytes(1_234_567, 'ky')).toBe('1,2\u00a0МБ');
  expect(formatBytes(1_234_567, 'uz')).toBe('1,2\u00a0MB');
  expect(() => formatBytes(-1, 'ky')).toThrow(RangeError);
});

describe('soft hyphens', () => {
  const shown = (text: string): string => hyphenate(text, 'ky').replaceAll('\u00ad', '-');

  test('part long Kyrgyz words between syllables', () => {
    expect(shown('жоопкерчиликсиздигинен')).toBe('жооп-кер-чилик-сиз-диги-нен');
    expect(shown('кызыкчылыктардын')).toBe('кызык-чылык-тар-дын');
  });

  test('leave short words, other languages and everything else of the text alone', () => {
    expect(shown('Билдирүүңүз эмне жөнүндө?')).toBe('Билдирүүңүз эмне жөнүндө?');
    expect(hyphenate('жоопкерчиликсиздигинен', 'en')).toBe('жоопкерчиликсиздигинен');
    expect(hyphenate('расследование', 'ru')).toBe('расследование');
    expect(hyphenate('здравоохранение', 'ru').replaceAll('\u00ad', '-')).toBe('здра-воох-ране-ние');
    const text = 'Иш K-7F2A: жоопкерчиликсиздигинен, 2026';
    expect(hyphenate(text, 'ky').replaceAll('\u00ad', '')).toBe(text);
  });
});
