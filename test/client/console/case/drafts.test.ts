import { Drafts } from '../../../../client/console/case/drafts.ts';

const blank = { text: '', member: 0, due: 0, done: 0 };

test('what was begun in one case is there again after another, and is nobody else’s', () => {
  const drafts = new Drafts();
  drafts.setAnswer('a', { status: 'MESSAGE', language: 'ky', text: 'Салам' });
  drafts.setText('a', 'note-text', 'look again');
  drafts.setSheet('TASK', 'b', { number: 0, data: blank, was: '' });
  expect(drafts.answer('a')?.text).toBe('Салам');
  expect(drafts.text('a', 'note-text')).toBe('look again');
  expect(drafts.sheet('TASK', 'b')?.data).toEqual(blank);
  expect([drafts.answer('b'), drafts.text('b', 'note-text'), drafts.sheet('TASK', 'a')]).toEqual([null, '', null]);
});

test('each case with something unsent is named once, and a case with nothing but blanks is not', () => {
  const drafts = new Drafts();
  drafts.setAnswer('a', { status: 'MESSAGE', language: 'ky', text: '   ' });
  expect(drafts.cases()).toEqual([]);
  drafts.setAnswer('a', { status: 'MESSAGE', language: 'ky', text: 'Салам' });
  drafts.setText('a', 'note-text', 'look');
  drafts.setSheet('PERSON', 'b', {
    number: 2,
    data: { sort: 'PERSON', name: 'x', roles: [], organisation: 0, text: '' },
    was: '',
  });
  expect(drafts.cases()).toEqual(['a', 'b']);
});

test('what was sent is forgotten, and a lock forgets everything', () => {
  const drafts = new Drafts();
  drafts.setText('a', 'note-text', 'look');
  drafts.setText('a', 'note-text', '');
  expect(drafts.cases()).toEqual([]);
  drafts.setAnswer('a', { status: 'MESSAGE', language: 'ky', text: 'Салам' });
  drafts.setSheet('TASK', 'a', { number: 0, data: blank, was: '' });
  drafts.clear();
  expect(drafts.cases()).toEqual([]);
  expect([drafts.answer('a'), drafts.sheet('TASK', 'a')]).toEqual([null, null]);
});
