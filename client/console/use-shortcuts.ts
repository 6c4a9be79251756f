import { useEffect } from 'preact/hooks';
import { shortcutOf, shortcutsOn, takesTyping, type ShortcutKey } from './shortcuts.ts';
import { useWorkplace } from './workplace-context.ts';
import type { Workplace } from './workplace.ts';

/** Listens for single keys while the room is open. @param onHelp shows what the keys do */
export function useShortcuts(onHelp: () => void): void {
  const workplace = useWorkplace();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      const dialogOpen = document.querySelector('dialog[open]') !== null;
      const key = shortcutOf(event, takesTyping(target) || dialogOpen);
      if (key === null || (!shortcutsOn.value && key !== '?')) return;
      event.preventDefault();
      if (key === '?') onHelp();
      else perform(workplace, key);
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  });
}

function perform(workplace: Workplace, key: Exclude<ShortcutKey, '?'>): void {
  switch (key) {
    case 't':
      workplace.goTo('today');
      return;
    case 'c':
      workplace.goTo('cases');
      return;
    case 'l':
      workplace.goTo('letters');
      return;
    case 's':
      void workplace.synchronise();
      return;
    case 'u':
      workplace.closeCase();
      return;
    case '/':
      workplace.goTo('cases');
      // After the list has been drawn.
      requestAnimationFrame(() => {
        document.getElementById('search-cases')?.focus();
      });
      return;
    case 'j':
    case 'k':
      moveAmongCases(key === 'j' ? 1 : -1);
      return;
    case 'o':
      clickFirst('#read-report, [data-case]:focus');
      return;
    case 'a':
      acknowledge(workplace);
      return;
    case 'r':
      clickFirst('#tab-messages');
      focusSoon('answer-text');
      return;
    case 'n':
      clickFirst('#tab-colleagues');
      focusSoon('note-text');
      return;
  }
}

/** The case in front, or else the one whose name has the focus in a list. */
function acknowledge(workplace: Workplace): void {
  const focused = document.activeElement;
  const id = workplace.open.value?.id ?? (focused instanceof HTMLElement ? focused.dataset['case'] : undefined);
  if (id !== undefined) void workplace.acknowledge(id);
}

function moveAmongCases(step: 1 | -1): void {
  const names = [...document.querySelectorAll<HTMLElement>('[data-case]')];
  const here = names.findIndex((name) => name === document.activeElement);
  const next = here < 0 ? names[0] : names[here + step];
  next?.focus();
}

function clickFirst(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

function focusSoon(id: string): void {
  requestAnimationFrame(() => {
    document.getElementById(id)?.focus();
  });
}
