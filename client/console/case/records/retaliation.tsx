import type { VNode } from 'preact';
import { measures, retaliationForms, type Measure, type RecordByKind, type Sheet } from '../../../../crypto/index.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Select } from '../../../shared/components/select.tsx';
import { DeadlineBadge, Tag } from '../../../shared/components/tag.tsx';
import { TextArea } from '../../../shared/components/text-area.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import { DayInput } from './day-input.tsx';
import { checksOf } from './retaliation-checks.ts';
import { faultAt, SheetSection, type RecordsProps, type SheetFault, type SheetFieldsProps } from './sheet-section.tsx';
import type { SheetActs } from './use-sheet.ts';

/** As many as a sheet can hold. */
const mostChecks = 64;

type Retaliation = RecordByKind['RETALIATION'];

/** What was done to the source for reporting, what was done against it, and when somebody asks again. */
export function RetaliationRegister(props: RecordsProps): VNode {
  const { t, formatDay } = useLocale();
  const { today } = props.overview.me;
  const blank: Retaliation = {
    ...{ form: 'HARASSMENT_OSTRACISM', day: today, measure: '', text: '', checked: [], ended: 0 },
  };
  return (
    <SheetSection
      {...props}
      kind="RETALIATION"
      title={t('retaliation-title')}
      lead={t('retaliation-lead')}
      none={t('retaliation-none')}
      addLabel={t('retaliation-add')}
      blank={blank}
      nameOf={({ form, day }) => `${t(`form-${form}`)}, ${formatDay(day)}`}
      content={(data) => ({ kind: 'RETALIATION', data })}
      faultOf={({ day, text }): SheetFault | null => {
        if (day === 0 || day > today) return { field: 'retaliation-day', text: t('retaliation-day-missing') };
        return text.trim() === '' ? { field: 'retaliation-text', text: t('retaliation-text-missing') } : null;
      }}
      describe={(sheet, acts) => <RetaliationLine sheet={sheet} acts={acts} mayAct={props.mayAct} today={today} />}
      Fields={Fields}
    />
  );
}

function Fields({ data, onChange, fault }: SheetFieldsProps<'RETALIATION'>): VNode {
  const { t } = useLocale();
  return (
    <>
      <Select
        id="retaliation-form-code"
        label={t('retaliation-form')}
        value={data.form}
        options={retaliationForms.map((value) => ({ value, label: t(`form-${value}`) }))}
        onChange={(form) => {
          onChange({ ...data, form });
        }}
      />
      <DayInput
        id="retaliation-day"
        label={t('retaliation-day')}
        value={data.day}
        error={faultAt(fault, 'retaliation-day')}
        onChange={(day) => {
          onChange({ ...data, day });
        }}
      />
      <TextArea
        id="retaliation-text"
        label={t('retaliation-text')}
        error={faultAt(fault, 'retaliation-text')}
        rows={3}
        value={data.text}
        onInput={(text) => {
          onChange({ ...data, text });
        }}
      />
      <Select<Measure | 'NOT_YET'>
        id="retaliation-measure"
        label={t('retaliation-measure')}
        value={data.measure === '' ? 'NOT_YET' : data.measure}
        options={[
          { value: 'NOT_YET', label: t('measure-not-yet') },
          ...measures.map((value) => ({ value, label: t(`measure-${value}`) })),
        ]}
        onChange={(value) => {
          onChange({ ...data, measure: value === 'NOT_YET' ? '' : value });
        }}
      />
      <DayInput
        id="retaliation-ended"
        label={t('retaliation-ended')}
        hint={t('retaliation-ended-hint')}
        optional
        value={data.ended}
        onChange={(ended) => {
          onChange({ ...data, ended });
        }}
      />
    </>
  );
}

interface RetaliationLineProps {
  readonly sheet: Sheet<'RETALIATION'>;
  readonly acts: SheetActs;
  readonly mayAct: boolean;
  readonly today: number;
}

function RetaliationLine({ sheet: { number, data }, acts, mayAct, today }: RetaliationLineProps): VNode {
  const { t, formatDay } = useLocale();
  const { form, day, measure, text, checked, ended } = data;
  const asks = checksOf(data);
  const write = (changes: Partial<Retaliation>): void => {
    void acts.write(number, { kind: 'RETALIATION', data: { ...data, ...changes } });
  };
  return (
    <>
      <p class="app-sheet__title">
        {t(`form-${form}`)} · {formatDay(day)}
        {measure === '' ? (
          <Tag tone="attention">{t('measure-not-yet')}</Tag>
        ) : (
          <Tag tone={measure === 'NONE' ? 'neutral' : 'success'}>{t(`measure-${measure}`)}</Tag>
        )}
        {ended !== 0 && <Tag>{t('retaliation-ended-on', { day: formatDay(ended) })}</Tag>}
      </p>
      {text !== '' && (
        <p class="app-sheet__text">
          <StrangersWords text={text} />
        </p>
      )}
      <ul class="app-checks" aria-label={t('retaliation-checks')}>
        {asks.map(({ after, due, done }) => (
          <li key={after}>
            {t('retaliation-after', { days: after })}{' '}
            <DeadlineBadge due={due} today={today} {...(done === 0 ? {} : { done })} />
            <span class="app-quiet">
              {done === 0 ? formatDay(due) : t('retaliation-asked-on', { day: formatDay(done) })}
            </span>
          </li>
        ))}
      </ul>
      {mayAct && ended === 0 && (
        <p class="app-sheet__acts">
          <Button
            small
            id={`asked-retaliation-${String(number)}`}
            tone="secondary"
            icon="check"
            busy={acts.busy}
            disabled={checked.includes(today) || checked.length >= mostChecks}
            onClick={() => {
              write({ checked: [...checked, today].sort((a, b) => a - b) });
            }}
          >
            {t('retaliation-asked')}
          </Button>
          <Button
            small
            id={`end-retaliation-${String(number)}`}
            tone="quiet"
            busy={acts.busy}
            onClick={() => {
              write({ ended: today });
            }}
          >
            {t('retaliation-end')}
          </Button>
        </p>
      )}
    </>
  );
}
