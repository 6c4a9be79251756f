import { findSelfIdentifying, hintKinds, type HintKind } from '../../../client/source/check/self-identifying.ts';

const found = (text: string, kind: HintKind): readonly string[] =>
  findSelfIdentifying(text)
    .filter((hint) => hint.kind === kind)
    .map(({ words }) => words);

test.each<[HintKind, string, string]>([
  ['PHONE', 'Мага 0555 12-34-56 номеринен чалышты', '0555 12-34-56'],
  ['PHONE', 'Звоните +996 (555) 123456.', '+996 (555) 123456'],
  ['PHONE', 'call 0312456789 now', '0312456789'],
  ['ID_NUMBER', 'ПИН 21234567890123', '21234567890123'],
  ['ID_NUMBER', 'паспорт ID1234567', 'ID1234567'],
  ['EMAIL', 'менин почтам: aigul@example.kg.', 'aigul@example.kg'],
  ['PLATE', 'машина 01 KG 123 ABC турган', '01 KG 123 ABC'],
  ['RANK', 'Майордун бөлмөсүндө', 'Майордун'],
  ['RANK', 'к полковнику пошли', 'полковнику'],
  ['NAME', 'Директор Асанов Бакыт Эсенович кол койду', 'Директор Асанов Бакыт Эсенович'],
  ['NAME', 'Иванова А. Б. подписала', 'Иванова А. Б.'],
  ['NAME', 'I told Mrs Smith about it', 'Mrs Smith'],
  ['NAME', 'Бакыт Асанов уулу', 'Бакыт Асанов'],
  ['ONLY_ME', 'муну мен гана билем', 'мен гана'],
  ['ONLY_ME', 'Об этом знаю только я.', 'только я'],
  ['ONLY_ME', 'Only I had the key', 'Only I'],
  ['TIME', 'саат 14:35те келди', 'саат 14:35'],
  ['TIME', 'пришёл в 9 часов', '9 часов'],
  ['TIME', 'at 9 pm he came', '9 pm'],
  ['RELATIVE', 'күйөөм ошол жерде иштейт', 'күйөөм'],
  ['RELATIVE', 'My brother works there', 'My brother'],
])('%s is pointed at in “%s”', (kind, text, words) => {
  expect(found(text, kind)).toContain(words);
});

test('an ordinary report without such details is left alone', () => {
  const text =
    'Былтыр күзүндө районубуздагы ооруканага аппарат базардагыдан үч эсе кымбат сатып алынды. Келишим жарыяланган жок. ' +
    'В прошлом году куплен аппарат в три раза дороже рынка. The contract was not published.';
  expect(findSelfIdentifying(text)).toEqual([]);
});

test('letters inside a longer word are not taken for one: the generality is no general', () => {
  expect(found('подрядчик генерирует отчёты; major repairs', 'RANK')).toEqual(['major']);
  expect(found('жалгызменен', 'ONLY_ME')).toEqual([]);
});

test('at most four of a kind are shown, each wording once', () => {
  const text = ['a@b.kg', 'a@b.kg', 'c@b.kg', 'd@b.kg', 'e@b.kg', 'f@b.kg'].join(' ');
  expect(found(text, 'EMAIL')).toEqual(['a@b.kg', 'c@b.kg', 'd@b.kg', 'e@b.kg']);
});

test('a very long text is checked at once, whatever stands in it', () => {
  const long = ['А'.repeat(50_000), '0'.repeat(50_000), 'Аа '.repeat(20_000), '+1 '.repeat(20_000)].join('\n');
  const started = performance.now();
  findSelfIdentifying(long);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('kinds are shown in one order', () => {
  const kinds = findSelfIdentifying('мен гана, a@b.kg, 0555 12-34-56').map(({ kind }) => kind);
  expect(kinds).toEqual([...kinds].sort((a, b) => hintKinds.indexOf(a) - hintKinds.indexOf(b)));
});
