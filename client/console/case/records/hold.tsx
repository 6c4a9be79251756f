import type { VNode } from 'preact';
import type { RecordByKind } from '../../../../crypto/index.ts';
import { Tag } from '../../../shared/components/tag.tsx';
import { TextArea } from '../../../shared/components/text-area.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import { roleOf } from '../../names.ts';
import { faultAt, SheetSection, type RecordsProps, type SheetFault, type SheetFieldsProps } from './sheet-section.tsx';

const blank: RecordByKind['HOLD'] = { text: '' };

/** While one hold stands, the case cannot be erased, whoever asks. */
export function Holds(props: RecordsProps): VNode {
  const { t, language, formatDay } = useLocale();
  return (
    <SheetSection
      {...props}
      kind="HOLD"
      title={t('holds-title')}
      none={t('holds-none')}
      addLabel={t('hold-add')}
      blank={blank}
      nameOf={({ text }) => text}
      content={(data) => ({ kind: 'HOLD', data })}
      faultOf={({ text }): SheetFault | null =>
        text.trim() === '' ? { field: 'hold-text', text: t('hold-text-missing') } : null
      }
      describe={({ data, by, day }) => (
        <>
          <p class="app-sheet__title">
            <Tag tone="attention">{t('hold-tag')}</Tag>
          </p>
          <p class="app-sheet__text">
            <StrangersWords text={data.text} />
          </p>
          <p class="app-quiet">
            {t('sheet-written-by', { who: roleOf(props.overview.colleagues, by, language), day: formatDay(day) })}
          </p>
        </>
      )}
      Fields={({ data, onChange, fault }: SheetFieldsProps<'HOLD'>) => (
        <TextArea
          id="hold-text"
          label={t('hold-text')}
          rows={2}
          value={data.text}
          error={faultAt(fault, 'hold-text')}
          onInput={(text) => {
            onChange({ ...data, text });
          }}
        />
      )}
    />
  );
}
