import { Fragment, type VNode } from 'preact';
import { Checkbox } from '../shared/components/choice.tsx';
import { Dialog } from '../shared/components/dialog.tsx';
import { Heading } from '../shared/components/heading.tsx';
import { useT } from '../shared/locale/context.tsx';
import { shortcutKeys, shortcutsOn } from './shortcuts.ts';

/** Texts by key: a key such as `?` cannot stand in the id of a text. */
const names = {
  '?': 'help',
  t: 'today',
  c: 'cases',
  p: 'people',
  l: 'letters',
  s: 'sync',
  '/': 'search',
  j: 'next',
  k: 'previous',
  o: 'open',
  a: 'acknowledge',
  r: 'answer',
  n: 'note',
  u: 'back',
} as const;

/** Keys of the row that has the focus, as they are printed on keyboards; each with the text of what it does. */
const listKeys = [
  ['↑ ↓', 'move'],
  ['Home End', 'ends'],
  ['Page Up, Page Down', 'pages'],
  ['Enter', 'open'],
  ['Space', 'select'],
  ['Shift ↑ ↓', 'extend'],
  ['Esc', 'clear'],
] as const;

interface ShortcutHelpProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutHelp({ open, onClose }: ShortcutHelpProps): VNode {
  const t = useT();
  return (
    <Dialog id="shortcuts" title={t('shortcuts-title')} open={open} onClose={onClose}>
      <dl class="app-keys">
        {shortcutKeys.map((key) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(`shortcut-${names[key]}`)}</dd>
          </Fragment>
        ))}
        <dt>
          <kbd>F9</kbd>
        </dt>
        <dd>{t('shortcut-privacy')}</dd>
      </dl>
      <Heading level={3}>{t('shortcuts-lists')}</Heading>
      <dl class="app-keys">
        {listKeys.map(([keys, does]) => (
          <Fragment key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`list-key-${does}`)}</dd>
          </Fragment>
        ))}
      </dl>
      <Checkbox
        id="shortcuts-on"
        label={t('shortcuts-on')}
        hint={t('shortcuts-on-hint')}
        checked={shortcutsOn.value}
        onChange={(on) => {
          shortcutsOn.value = on;
        }}
        small
      />
    </Dialog>
  );
}
