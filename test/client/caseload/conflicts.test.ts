import { declaredIn } from '../../../client/caseload/conflicts.ts';

describe('a declared name', () => {
  test.each([
    ['Асанов', 'Асановдун кеңсеси'],
    ['Асанова', 'кабинет Асановой'],
    ['Bakyt Asanov', 'the office of ASANOV, Bakyt'],
    ['Тоо-Курулуш', '«Тоо Курулуш» ЖЧК'],
    ['Toʻraqoʻrgʻon', 'To‘raqo‘rg‘on tumani'],
    ['Жээнбек уулу', 'Жээнбек уулу Азамат'],
    ['Королёв', 'отдел Королева'],
  ])('%s is found in %s', (name, office) => {
    expect(declaredIn([name], office)).toEqual([name]);
  });

  test.each([
    ['Асанов', 'Усеновдун кеңсеси'],
    ['Bakyt Asanov', 'the office of Asanov, Daniyar'],
    ['ОО', 'ООО Курулуш'],
    ['', 'Асанов'],
    ['Асанов', ''],
  ])('%s is not found in %s', (name, office) => {
    expect(declaredIn([name], office)).toEqual([]);
  });

  test('cannot be hidden from the check by characters that nobody sees', () => {
    expect(declaredIn(['Асанов'], 'Аса\u200bнов')).toEqual(['Асанов']);
    expect(declaredIn(['Асанов'], 'кеңсе\u200bАсанов')).toEqual(['Асанов']);
  });
});
