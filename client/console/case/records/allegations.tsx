import type { VNode } from 'preact';
import {
  categories,
  consequences,
  outcomes,
  type Category,
  type OutcomeCode,
  type RecordByKind,
  type Sheet,
  type Unspecified,
} from '../../../../crypto/index.ts';
import { Checkboxes } from '../../../shared/components/choice.tsx';
import { Select } from '../../../shared/components/select.tsx';
import { Tag, type Tone } from '../../../shared/components/tag.tsx';
import { TextArea } from '../../../shared/components/text-area.tsx';
import { useT } from '../../../shared/locale/context.tsx';
import { showHidden } from '../../../staff/strangers-text.ts';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import { faultAt, SheetSection, type RecordsProps, type SheetFault, type SheetFieldsProps } from './sheet-section.tsx';

type Allegation = RecordByKind['ALLEGATION'];

/** What a letter alone can be, and no allegation in it. */
const outcomesOfAllegations = outcomes.filter((outcome) => outcome !== 'NOT_A_REPORT');
const categoryOptions: readonly (Category | Unspecified)[] = [...categories, 'UNSPECIFIED'];

/** What is said to have been done, by whom, and what came of each. */
export function Allegations(props: RecordsProps): VNode {
  const t = useT();
  const { page } = props;
  const blank: Allegation = {
    ...{ category: page.category, text: '', accused: [], outcome: '', consequences: [], reason: '' },
  };
  return (
    <SheetSection
      {...props}
      kind="ALLEGATION"
      title={t('allegations-title')}
      lead={t('allegations-lead')}
      none={t('allegations-none')}
      addLabel={t('allegation-add')}
      blank={blank}
      nameOf={({ category }) => t(`category-${category}`)}
      content={(data) => ({ kind: 'ALLEGATION', data })}
      faultOf={({ text, outcome, reason }): SheetFault | null => {
        if (text.trim() === '') return { field: 'allegation-text', text: t('allegation-text-missing') };
        return outcome !== '' && reason.trim() === ''
          ? { field: 'allegation-reason', text: t('allegation-reason-missing') }
          : null;
      }}
      describe={(sheet) => <AllegationLine sheet={sheet} page={page} />}
      Fields={(fields) => <Fields {...fields} page={page} />}
    />
  );
}

interface FieldsProps extends SheetFieldsProps<'ALLEGATION'> {
  readonly page: RecordsProps['page'];
}

function Fields({ data, onChange, fault, page }: FieldsProps): VNode {
  const t = useT();
  const persons = page.sheets.PERSON.filter(({ kept, number }) => kept || data.accused.includes(number));
  return (
    <>
      <Select
        id="allegation-category"
        label={t('allegation-category')}
        value={data.category}
        options={categoryOptions.map((value) => ({ value, label: t(`category-${value}`) }))}
        onChange={(category) => {
          onChange({ ...data, category });
        }}
      />
      <TextArea
        id="allegation-text"
        label={t('allegation-text')}
        rows={3}
        value={data.text}
        error={faultAt(fault, 'allegation-text')}
        onInput={(text) => {
          onChange({ ...data, text });
        }}
      />
      {persons.length === 0 ? (
        <p class="app-quiet">{t('allegation-no-persons')}</p>
      ) : (
        <Checkboxes
          id="allegation-accused"
          label={t('allegation-accused')}
          small
          values={data.accused.map(String)}
          options={persons.map(({ number, data: { name } }) => ({ value: String(number), label: showHidden(name) }))}
          onChange={(values) => {
            onChange({ ...data, accused: values.map(Number).sort((a, b) => a - b) });
          }}
        />
      )}
      <Select<OutcomeCode | 'NONE_YET'>
        id="allegation-outcome"
        label={t('allegation-outcome')}
        hint={data.outcome === '' ? t('outcome-open-explained') : t(`outcome-explained-${data.outcome}`)}
        value={data.outcome === '' ? 'NONE_YET' : data.outcome}
        options={[
          { value: 'NONE_YET', label: t('outcome-open') },
          ...outcomesOfAllegations.map((value) => ({ value, label: t(`reason-OUTCOME_${value}`) })),
        ]}
        onChange={(value) => {
          onChange({ ...data, outcome: value === 'NONE_YET' ? '' : value });
        }}
      />
      {data.outcome !== '' && (
        <>
          <TextArea
            id="allegation-reason"
            label={t('allegation-reason')}
            rows={3}
            value={data.reason}
            error={faultAt(fault, 'allegation-reason')}
            onInput={(reason) => {
              onChange({ ...data, reason });
            }}
          />
          <Checkboxes
            id="allegation-consequences"
            label={t('allegation-consequences')}
            small
            values={data.consequences}
            options={consequences.map((value) => ({ value, label: t(`consequence-${value}`) }))}
            onChange={(chosen) => {
              onChange({ ...data, consequences: chosen });
            }}
          />
        </>
      )}
    </>
  );
}

interface AllegationLineProps {
  readonly sheet: Sheet<'ALLEGATION'>;
  readonly page: RecordsProps['page'];
}

function AllegationLine({ sheet: { data }, page }: AllegationLineProps): VNode {
  const t = useT();
  const accused = data.accused.flatMap((number) => page.sheets.PERSON[number - 1]?.data.name ?? []);
  return (
    <>
      <p class="app-sheet__title">
        {t(`category-${data.category}`)}{' '}
        <Tag tone={toneOf(data.outcome)}>
          {data.outcome === '' ? t('outcome-open') : t(`reason-OUTCOME_${data.outcome}`)}
        </Tag>
      </p>
      {data.text !== '' && (
        <p class="app-sheet__text">
          <StrangersWords text={data.text} />
        </p>
      )}
      {accused.length > 0 && (
        <p class="app-quiet">
          {t('allegation-accused')}: {accused.map(showHidden).join(', ')}
        </p>
      )}
      {data.outcome !== '' && <p class="app-quiet">{t(`outcome-explained-${data.outcome}`)}</p>}
      {data.reason !== '' && (
        <p class="app-sheet__text">
          <StrangersWords text={data.reason} />
        </p>
      )}
      {data.consequences.length > 0 && (
        <p class="app-quiet">
          {t('allegation-consequences')}: {data.consequences.map((each) => t(`consequence-${each}`)).join(', ')}
        </p>
      )}
    </>
  );
}

function toneOf(outcome: Allegation['outcome']): Tone {
  if (outcome === '') return 'attention';
  return outcome === 'SUBSTANTIATED_FULL' || outcome === 'SUBSTANTIATED_PART' ? 'success' : 'neutral';
}
