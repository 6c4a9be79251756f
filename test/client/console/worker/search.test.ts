import { CaseSearch } from '../../../../client/console/worker/search.ts';

const texts: Readonly<Record<string, string>> = {
  aa: 'Тендер боюнча БИР ишкана катышты',
  bb: 'The Bridge was never built',
  cc: 'всё о мосте',
};
const source = (seen: string[] = []) => ({
  ids: () => ['aa', 'bb', 'cc', 'left'],
  text: (id: string) => {
    seen.push(id);
    return texts[id] ?? null;
  },
});

test('finds all words, in any order, without capitals, and е for ё', () => {
  const search = new CaseSearch();
  expect(search.find(source(), 'ишкана тендер')).toEqual(['aa']);
  expect(search.find(source(), 'BRIDGE')).toEqual(['bb']);
  expect(search.find(source(), 'все мосте')).toEqual(['cc']);
  expect(search.find(source(), 'bridge тендер')).toEqual([]);
});

test('without words everything is found', () => {
  expect(new CaseSearch().find(source(), '  ')).toEqual(['aa', 'bb', 'cc', 'left']);
});

test('a case whose text this member may not see is found by its number alone', () => {
  expect(new CaseSearch().find(source(), 'left')).toEqual(['left']);
});

test('each text is read once until something has changed', () => {
  const seen: string[] = [];
  const search = new CaseSearch();
  search.find(source(seen), 'a');
  search.find(source(seen), 'b');
  expect(seen).toHaveLength(4);
  search.clear();
  search.find(source(seen), 'a');
  expect(seen).toHaveLength(8);
});
