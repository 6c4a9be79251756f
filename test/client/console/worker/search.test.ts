import { CaseSearch, type SearchSource, type SearchTexts } from '../../../../client/console/worker/search.ts';

const nothing: SearchTexts = { report: '', answer: '', message: '', note: '', person: '', tag: '', office: '' };
const cases: Readonly<Record<string, Partial<SearchTexts> | null>> = {
  aa: { report: 'Тендер боюнча БИР ишкана катышты. Мектептерге китеби келген жок.' },
  bb: { report: 'The Bridge was never built', tag: 'көпүрө\nжол', person: 'Асанов Бакыт' },
  cc: { note: 'всё о мосте; деньги собирали в школах', office: 'Мэрия' },
  dd: { report: 'Мактабга ўқувчилар пул тўлади', answer: 'o‘qituvchi so‘radi' },
  ee: { report: 'Maktabda o‘quvchilar', person: 'Осмонова' },
  left: null,
};

function source(seen: string[] = []): SearchSource {
  return {
    ids: () => Object.keys(cases),
    texts: (id) => {
      seen.push(id);
      const texts = cases[id] ?? null;
      return texts === null ? null : { ...nothing, ...texts };
    },
  };
}

const find = (text: string): readonly string[] => [...new CaseSearch().find(source(), text)].sort();

test('finds all words, in any order, without capitals, and е for ё', () => {
  expect(find('ишкана тендер')).toEqual(['aa']);
  expect(find('BRIDGE')).toEqual(['bb']);
  expect(find('все мосте')).toEqual(['cc']);
  expect(find('bridge тендер')).toEqual([]);
});

test('without words everything is found, in the order of the source', () => {
  expect(new CaseSearch().find(source(), '  ')).toEqual(Object.keys(cases));
});

test('a case whose text this member may not see is found by its number alone', () => {
  expect(find('left')).toEqual(['left']);
  expect(find('"left"')).toEqual([]);
});

test('other forms of a word are found in Kyrgyz, Russian, Uzbek and English', () => {
  expect(find('мектептин')).toEqual(['aa']);
  expect(find('китеп')).toEqual(['aa']);
  expect(find('школа')).toEqual(['cc']);
  expect(find('мостами')).toEqual(['cc']);
  expect(find('maktabning')).toEqual(['dd', 'ee']);
  expect(find('bridges')).toEqual(['bb']);
});

test('Uzbek is one language in both scripts, with any apostrophe', () => {
  expect(find('мактаб')).toEqual(['dd', 'ee']);
  expect(find("o'quvchi")).toEqual(['dd', 'ee']);
  expect(find('oʻquvchilar')).toEqual(['dd', 'ee']);
  expect(find('ўқитувчи')).toEqual(['dd']);
});

test('a phrase stands in the text as it is', () => {
  expect(find('"бир ишкана"')).toEqual(['aa']);
  expect(find('«ишкана бир»')).toEqual([]);
});

test('tag: and name: ask for tags and names alone', () => {
  expect(find('tag:жол')).toEqual(['bb']);
  expect(find('tag:bridge')).toEqual([]);
  expect(find('name:"асанов бакыт" built')).toEqual(['bb']);
  expect(find('name:бакыт school')).toEqual([]);
});

test('the form that was typed comes before others', () => {
  expect(new CaseSearch().find(source(), 'maktabda')[0]).toBe('ee');
});

test('a hit says where, with the words around it as they were written', () => {
  const [hit] = new CaseSearch().hits(source(), 'мостами', 5);
  expect(hit).toEqual({
    id: 'cc',
    field: 'note',
    before: 'всё о ',
    match: 'мосте',
    after: '; деньги собирали в школах',
  });
});

test('each text is read once until the case has changed', () => {
  const seen: string[] = [];
  const search = new CaseSearch();
  search.find(source(seen), 'a');
  search.find(source(seen), 'b');
  expect(seen).toHaveLength(6);
  search.clear(['aa', 'unknown']);
  search.find(source(seen), 'a');
  expect(seen).toHaveLength(7);
  search.clear();
  expect(search.find(source(seen), 'тендер')).toEqual(['aa']);
  expect(seen).toHaveLength(13);
});
