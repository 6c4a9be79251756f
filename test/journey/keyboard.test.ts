import { openChromium } from '../../journey/browser/chromium.ts';
import { KeyboardPage } from '../../journey/caseload/keyboard.ts';

const page = `data:text/html,${encodeURIComponent(`<!doctype html><title>x</title>
  <a href="#x" id="first">1</a><input id="text"><select id="choice"><option value="a">A<option value="b">B</select>
  <input type="radio" name="r" id="r1"><input type="radio" name="r" id="r2"><input type="checkbox" id="tick">
  <button id="button" onclick="document.title = 'pressed'">go</button><button id="unreachable" tabindex="-1">no</button>`)}`;

test('Keys alone fill, choose, tick and press; the page hears of a pointer exactly when there is one.', async () => {
  const browser = await openChromium({ origins: [] });
  try {
    const inner = await browser.newPage();
    const keys = new KeyboardPage(inner);
    await keys.goto(page);
    await keys.fill('#text', 'көпүрө');
    await keys.select('#choice', 'b');
    await keys.click('#r2');
    await keys.click('#tick');
    await keys.click('#button');
    const state = `[text.value, choice.value, r2.checked, tick.checked, document.title].join(' ')`;
    expect(await keys.evaluate(state)).toBe('көпүрө b true true pressed');
    await expect(keys.click('#unreachable')).rejects.toThrow('no key leads to #unreachable');
    expect(await keys.pointers()).toBe(0);
    // Planted: one press of the mouse.
    await inner.click('#button');
    expect(await keys.pointers()).toBeGreaterThan(0);
  } finally {
    await browser.close();
  }
}, 60_000);
