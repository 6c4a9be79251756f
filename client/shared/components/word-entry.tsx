import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { describedBy, HintAndError } from './field.tsx';
import { Fieldset } from './fieldset.tsx';
import { splitWords } from './split-words.ts';

interface WordEntryProps {
  /** The first field's id; the others get `-2`, `-3` and so on. */
  readonly id: string;
  readonly legend: ComponentChildren;
  readonly asHeading?: boolean | undefined;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Positions (from 0) of words that cannot be right; marked, and announced as invalid. */
  readonly wrong?: readonly number[] | undefined;
  /** As many fields as words; empty strings are empty fields. */
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
  /** The list's words that begin like this, best first; called with trimmed, lower-case text of one letter or more. */
  readonly suggest: (beginning: string) => readonly string[];
}

const MOST_SUGGESTIONS = 5;

/**
 * Fields for the words written down before. A paste of many words spreads over the fields; while typing, the list's words
 * are suggested (WAI-ARIA combobox pattern), and a space goes on to the next field.
 */
export function WordEntry(props: WordEntryProps): VNode {
  const { id, legend, asHeading, hint, error, wrong = [], words, onChange, suggest } = props;
  const t = useT();
  const group = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<number | null>(null);
  const [active, setActive] = useState(-1);

  const suggestionsFor = (index: number): readonly string[] => {
    const beginning = normalise(words[index] ?? '');
    if (beginning === '') return [];
    const found = suggest(beginning).slice(0, MOST_SUGGESTIONS);
    return found.length === 1 && found[0] === beginning ? [] : found;
  };
  const shown = open === null ? [] : suggestionsFor(open);

  // Not behind the edge of the screen, or the button that leaves.
  const anyShown = shown.length > 0;
  useEffect(() => {
    if (anyShown) group.current?.querySelector('[role="listbox"]')?.scrollIntoView({ block: 'nearest' });
  }, [anyShown, shown.length, open]);

  const focusField = (index: number): void => {
    group.current?.querySelectorAll('input')[Math.min(index, words.length - 1)]?.focus();
  };
  const put = (index: number, word: string): void => {
    onChange(words.map((old, each) => (each === index ? word : old)));
  };
  const accept = (index: number, word: string): void => {
    put(index, word);
    setOpen(null);
    focusField(index + 1);
  };
  /** Spreads several words from a field on; all of them at once start at the first. */
  const spread = (index: number, pasted: readonly string[]): void => {
    const start = pasted.length >= words.length ? 0 : index;
    onChange(words.map((old, each) => pasted[each - start] ?? old));
    setOpen(null);
    focusField(start + pasted.length);
  };

  const type = (index: number, text: string): void => {
    const parts = splitWords(text);
    if (parts.length > 1) {
      spread(index, parts);
    } else if (/\s$/u.test(text) && parts.length === 1) {
      put(index, parts[0] ?? '');
      setOpen(null);
      focusField(index + 1);
    } else {
      put(index, text.trim());
      setOpen(index);
      setActive(-1);
    }
  };

  const key = (index: number, event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && (words[index] ?? '') === '' && index > 0) {
      event.preventDefault();
      focusField(index - 1);
    }
    if (open !== index || shown.length === 0) return;
    const chosen = shown[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(active === -1 && step === -1 ? shown.length - 1 : (active + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      accept(index, chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setOpen(null);
    }
  };

  return (
    <div class={classNames('govuk-form-group', error !== undefined && 'govuk-form-group--error')}>
      <Fieldset
        legend={legend}
        legendSize={asHeading === true ? 'l' : 'm'}
        asHeading={asHeading}
        describedBy={describedBy({ id, hint: hint ?? true, error })}
      >
        <HintAndError id={id} hint={hint ?? t('word-entry-paste')} error={error} />
        <ol class="app-word-entry" ref={group} translate={false}>
          {words.map((word, index) => {
            const field = index === 0 ? id : `${id}-${String(index + 1)}`;
            const expanded = open === index && shown.length > 0;
            return (
              <li key={index} class="app-word-entry__item">
                <label class="app-word-entry__number" for={field}>
                  <span class="govuk-visually-hidden">{t('word-number', { number: index + 1 })}</span>
                  <span aria-hidden="true">{index + 1}</span>
                </label>
                <input
                  class={classNames('govuk-input', wrong.includes(index) && 'govuk-input--error')}
                  id={field}
                  type="text"
                  value={word}
                  role="combobox"
                  aria-autocomplete="list"
                  aria-expanded={expanded}
                  aria-controls={expanded ? `${field}-list` : undefined}
                  aria-activedescendant={expanded && active >= 0 ? `${field}-list-${String(active)}` : undefined}
                  aria-invalid={wrong.includes(index) ? 'true' : undefined}
                  autocomplete="off"
                  autocapitalize="none"
                  autocorrect="off"
                  spellcheck={false}
                  enterkeyhint={index === words.length - 1 ? 'done' : 'next'}
                  onInput={(event) => {
                    type(index, event.currentTarget.value);
                  }}
                  onPaste={(event) => {
                    const pasted = splitWords(event.clipboardData?.getData('text/plain') ?? '');
                    if (pasted.length < 2) return;
                    event.preventDefault();
                    spread(index, pasted);
                  }}
                  onKeyDown={(event) => {
                    key(index, event);
                  }}
                  onBlur={() => {
                    setOpen(null);
                  }}
                />
                {expanded && (
                  <ul
                    class="app-word-entry__list"
                    role="listbox"
                    id={`${field}-list`}
                    aria-label={t('word-number', { number: index + 1 })}
                  >
                    {shown.map((suggestion, position) => (
                      <li
                        key={suggestion}
                        class="app-word-entry__suggestion"
                        role="option"
                        id={`${field}-list-${String(position)}`}
                        aria-selected={position === active}
                        // Before the field loses the focus, which would close the list.
                        onPointerDown={(event) => {
                          event.preventDefault();
                        }}
                        onClick={() => {
                          accept(index, suggestion);
                        }}
                      >
                        {suggestion}
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            );
          })}
        </ol>
        <p class="govuk-visually-hidden" role="status">
          {anyShown ? t('word-suggestions', { count: shown.length }) : ''}
        </p>
      </Fieldset>
    </div>
  );
}

function normalise(text: string): string {
  return text.trim().toLowerCase();
}
