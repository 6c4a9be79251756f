import { shortcutKeys, shortcutOf } from '../../../client/console/shortcuts.ts';

const press = (key: string, changes = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...changes,
});

test('every key of the list means itself, also with Shift or Caps Lock', () => {
  for (const key of shortcutKeys) {
    expect(shortcutOf(press(key), false)).toBe(key);
    expect(shortcutOf(press(key.toUpperCase()), false)).toBe(key);
  }
});

test('a Cyrillic keyboard acts by the place of the key', () => {
  const pairs = { ф: 'a', Ф: 'a', к: 'r', т: 'n', о: 'j', л: 'k', ы: 's' };
  for (const [typed, meant] of Object.entries(pairs)) expect(shortcutOf(press(typed), false)).toBe(meant);
});

test('no key acts while somebody types', () => {
  for (const key of [...shortcutKeys, 'ф']) expect(shortcutOf(press(key), true)).toBeNull();
});

test('combinations belong to the browser, and a key held down acts once', () => {
  for (const changes of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }]) {
    expect(shortcutOf(press('a', changes), false)).toBeNull();
  }
});

test('other keys mean nothing', () => {
  for (const key of ['Enter', 'Escape', 'Tab', 'x', '1', 'ө', 'constructor', 'toString']) {
    expect(shortcutOf(press(key), false)).toBeNull();
  }
});
