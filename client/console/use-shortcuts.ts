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
    case 'p':
      workplace.goTo('people');
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
      clickFirst('#read-report');
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

/** The case in front. In a list the row with the focus hears the key itself. */
function acknowledge(workplace: Workplace): void {
  const id = workplace.open.value?.id;
  if (id !== undefined) void workplace.acknowledge(id);
}

/** From anywhere on the page into the first list; from a list that has come to its end, into the next or the one before. */
function moveAmongCases(step: 1 | -1): void {
  const here = document.activeElement?.closest('[role="grid"]') ?? null;
  const lists = [...document.querySelectorAll('[role="grid"]')];
  const list = here === null ? lists[0] : lists[lists.indexOf(here) + step];
  list?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
}

function clickFirst(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

function focusSoon(id: string): void {
  requestAnimationFrame(() => {
    document.getElementById(id)?.focus();
  });
}
