/** Single keys that act where nobody is typing. They can be switched off: some people press keys without meaning to (WCAG 2.1.4). */
import { signal } from '@preact/signals';

export const shortcutsOn = signal(true);

export const shortcutKeys = ['?', 't', 'c', 'p', 'l', 's', '/', 'j', 'k', 'o', 'a', 'r', 'n', 'u'] as const;
export type ShortcutKey = (typeof shortcutKeys)[number];

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** Latin letters by their place on a Cyrillic keyboard, so that nobody has to switch it: `a` is where `ф` is. */
const cyrillicPlaces: ReadonlyMap<string, ShortcutKey> = new Map([
  ['ф', 'a'],
  ['е', 't'],
  ['с', 'c'],
  ['з', 'p'],
  ['д', 'l'],
  ['ы', 's'],
  ['о', 'j'],
  ['л', 'k'],
  ['щ', 'o'],
  ['к', 'r'],
  ['т', 'n'],
  ['г', 'u'],
  ['.', '/'],
]);

/** The shortcut that a key press means, or null. @param typing whether the focus is where text or choices are entered */
export function shortcutOf(press: KeyPress, typing: boolean): ShortcutKey | null {
  if (typing || press.repeat || press.ctrlKey || press.altKey || press.metaKey) return null;
  const key = press.key.toLowerCase();
  return shortcutKeys.find((each) => each === key) ?? cyrillicPlaces.get(key) ?? null;
}

/** Whether an element takes what is typed. Buttons and links do not. */
export function takesTyping(element: Element | null): boolean {
  // A letter means nothing to a box that is ticked.
  const takers = 'input:not([type="checkbox"]), textarea, select, dialog, [contenteditable]';
  return element !== null && element.closest(takers) !== null;
}
