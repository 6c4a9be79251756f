import { createTranslator } from '../../../client/shared/locale/translator.ts';
import { fillTexts, notFoundPage, portalPage } from '../../../tooling/static-texts.ts';

describe.each(['ky', 'en'] as const)('the page in %s, before and without any script', (language) => {
  const page = portalPage(language);

  test('says its language, and has every text in place', () => {
    expect(page).toContain(`<html lang="${language}"`);
    expect(page).not.toMatch(/\{\{|\}\}|⟦/u);
  });

  test('leads to the report page in the same language, and marks itself in the switch', () => {
    expect(page).toContain(`href="/report/#${language}"`);
    expect(page.match(/<a[^>]*aria-current="true"[^>]*>/gu)).toEqual([expect.stringContaining(`lang="${language}"`)]);
  });

  test('says in its own words what is protected, what is not, and that it is not to be believed alone', () => {
    const words = {
      ky: ['Корголбойт', 'ага эле ишенбеңиз', 'Уюмдун өз компьютериндеги байкоочу эч нерсени далилдебейт'],
      en: ['Not protected', 'do not take its word alone', 'own computers prove nothing'],
    };
    for (const said of words[language]) expect(page).toContain(said);
  });

  test('has a place for everything that a check fills in, and says there what is missing without one', () => {
    for (const id of ['demo', 'readers', 'statistics', 'register', 'totals', 'fingerprint'])
      expect(page).toContain(`<div id="${id}">`);
    expect(page.match(/<noscript>/gu)).toHaveLength(4);
  });

  test('leads to the newest statistics in the same language, also without a script', () => {
    expect(page).toContain(`href="/statistics/latest/${language}/"`);
  });

  test('asks nothing of any other host and carries no script or style of its own', () => {
    expect(page).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//u);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/u);
  });

  test('never names the product in the title, which stays in the history of a browser', () => {
    expect(/<title>(.*)<\/title>/u.exec(page)?.[1]).not.toMatch(/Kupuya|Купуя/iu);
  });
});

describe('the page for an address that does not exist', () => {
  const page = notFoundPage();

  test('says so in every language, Kyrgyz first, and leads on', () => {
    const places = [
      'Мындай барак жок',
      'href="/report/#ky"',
      'href="/"',
      'There is no such page',
      'href="/report/#en"',
    ];
    expect(places.map((said) => page.indexOf(said))).toEqual(
      places.map((said) => page.indexOf(said)).sort((a, b) => a - b),
    );
    for (const said of places) expect(page).toContain(said);
    expect(page).not.toMatch(/\{\{|\}\}|⟦/u);
  });

  test('needs no script, asks no other host, and names nothing in its title', () => {
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|(?:src|href)="(?:https?:)?\/\//u);
    expect(page).toContain('<title>404</title>');
  });
});

describe('a place in a page', () => {
  const t = createTranslator('en', ['plain = a < b & "c"']);

  test('is filled with text, never with markup', () => {
    expect(fillTexts('<p>{{plain}}</p>', 'en', t)).toBe('<p>a &#60; b &#38; &#34;c&#34;</p>');
  });

  test.each(['{{missing}}', '{{@unknown}}', '{{@hyphenate:missing}}'])(
    'that does not exist stops the build: %s',
    (place) => {
      expect(() => fillTexts(place, 'en', t)).toThrow();
    },
  );
});
