import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../../shared/components/icon.tsx';
import { useT } from '../../../shared/locale/context.tsx';
import { showHidden } from '../../../staff/strangers-text.ts';
import type { RecordsProps } from './sheet-section.tsx';
import { useSheet } from './use-sheet.ts';

/** As the record has it. */
const longest = 64;

/** Tags of a case, each with a cross, and a field for the next one: type, press Enter. Tags of other cases are suggested. */
export function Tags({ page, overview, mayAct }: RecordsProps): VNode | null {
  const t = useT();
  const [text, setText] = useState('');
  const { busy, error, fail, write } = useSheet(page.id);
  const kept = page.sheets.TAG.filter((sheet) => sheet.kept);
  const known = [...new Set(overview.rows.flatMap(({ tags }) => tags))].filter(
    (tag) => !kept.some(({ data }) => data.text === tag),
  );
  const add = async (): Promise<void> => {
    const wanted = text.trim().replace(/\s+/gu, ' ');
    if (wanted === '') return;
    if (kept.some(({ data }) => data.text.toLowerCase() === wanted.toLowerCase())) {
      fail(t('tag-there'));
      return;
    }
    // One that was taken back is put back under its number.
    const number = page.sheets.TAG.find(({ data }) => data.text === wanted)?.number ?? 0;
    if (await write(number, { kind: 'TAG', data: { text: wanted } })) setText('');
  };
  if (!mayAct && kept.length === 0) return null;
  return (
    <div class="app-tags" role="group" aria-label={t('tags-title')}>
      {kept.length > 0 && (
        <ul class="app-tags__list">
          {kept.map(({ number, data }) => (
            <li key={number} class="app-tags__tag" id={`tag-${String(number)}`}>
              {showHidden(data.text)}
              {mayAct && (
                <button
                  type="button"
                  id={`take-back-tag-${String(number)}`}
                  aria-label={t('remove-what', { what: data.text })}
                  onClick={() => {
                    void write(number, { kind: 'TAG', data }, false);
                  }}
                >
                  <Icon name="x" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAct && (
        <form
          class="app-tags__form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void add();
          }}
        >
          <label class="govuk-visually-hidden" for="tag-text">
            {t('tag-add')}
          </label>
          <input
            class="govuk-input app-tags__input"
            id="tag-text"
            type="text"
            list="known-tags"
            autocomplete="off"
            spellcheck={false}
            maxLength={longest}
            placeholder={t('tag-add')}
            value={text}
            aria-describedby={error === undefined ? undefined : 'tag-text-error'}
            aria-invalid={error === undefined ? undefined : 'true'}
            onInput={(event) => {
              setText(event.currentTarget.value);
              if (error !== undefined) fail(undefined);
            }}
          />
          <datalist id="known-tags">
            {known.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
          {error !== undefined && (
            <p class="govuk-error-message" id="tag-text-error">
              {error}
            </p>
          )}
        </form>
      )}
    </div>
  );
}
