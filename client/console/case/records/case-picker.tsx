import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { HintAndError } from '../../../shared/components/field.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { caseName } from '../../../staff/names.ts';
import { showHidden } from '../../../staff/strangers-text.ts';
import type { Overview } from '../../worker/messages.ts';
import type { CaseRow } from '../../worker/views.ts';
import { useWorkplace } from '../../workplace-context.ts';

/** Cases offered at once. */
const offered = 8;

interface CasePickerProps {
  /** Of the search field. */
  readonly id: string;
  readonly label: string;
  readonly overview: Overview;
  /** The case in front, which is never offered. */
  readonly self: string;
  /** Hex, or empty. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error?: string | undefined;
}

/** One of the cases that this member can open: typed by its name or by words that stand in it, chosen from a short list. */
export function CasePicker({ id, label, overview, self, value, onChange, error }: CasePickerProps): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly string[]>([]);
  const reachable = overview.rows.filter((row) => row.id !== self && (row.access === 'CIRCLE' || row.access === 'NEW'));
  useEffect(() => {
    if (text.trim() === '') return;
    let wanted = true;
    workplace.ask('SEARCH', { text }).then(
      (ids) => {
        if (wanted) setFound(ids);
      },
      () => {
        // Names of cases are still looked for; the next letter asks again.
      },
    );
    return () => {
      wanted = false;
    };
  }, [text, workplace]);
  const name = text.replace(/\s+/gu, '').toLowerCase();
  const matching =
    name === ''
      ? [...reachable].sort((a, b) => b.lastActivityDay - a.lastActivityDay)
      : reachable.filter((row) => row.id.startsWith(name) || found.includes(row.id));
  const chosen = reachable.find((row) => row.id === value);
  const shown = [...new Set([...(chosen === undefined ? [] : [chosen]), ...matching.slice(0, offered)])];
  return (
    <div class={error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <HintAndError id={id} hint={t('picker-hint')} error={error} />
      <input
        class="govuk-input"
        type="search"
        id={id}
        autocomplete="off"
        spellcheck={false}
        value={text}
        aria-describedby={`${id}-hint`}
        aria-controls={`${id}-list`}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <div class="govuk-radios govuk-radios--small app-picker" id={`${id}-list`} role="radiogroup" aria-label={label}>
        {shown.length === 0 && <p class="app-quiet">{t('cases-none-title')}</p>}
        {shown.map((row) => (
          <div class="govuk-radios__item" key={row.id}>
            <input
              class="govuk-radios__input"
              type="radio"
              id={`${id}-${row.id.slice(0, 8)}`}
              name={`${id}-choice`}
              value={row.id}
              checked={row.id === value}
              onChange={() => {
                onChange(row.id);
              }}
            />
            <label class="govuk-label govuk-radios__label" for={`${id}-${row.id.slice(0, 8)}`}>
              <CaseWords row={row} />
            </label>
          </div>
        ))}
      </div>
      {matching.length > offered && <p class="app-quiet">{t('picker-more', { count: matching.length - offered })}</p>}
    </div>
  );
}

interface CaseWordsProps {
  readonly row: CaseRow;
}

/** A case in one line. */
export function CaseWords({ row }: CaseWordsProps): VNode {
  const { t, formatDay } = useLocale();
  return (
    <>
      <span class="app-case-name">{caseName(row.id)}</span> · {t(`category-${row.category}`)}
      {row.office !== '' && ` · ${showHidden(row.office)}`} · {formatDay(row.receivedDay)}
    </>
  );
}
